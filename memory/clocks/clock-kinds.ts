import { addMonths, addYears, nextWorkingDay } from '../retention/calendar-dates.ts'
import { endOfLondonDay, londonDate, workingDaysAfter } from './working-days.ts'

type Kind = {
  words: string
  rule: string
  due: (start: Date) => Date
}

const minutes =
  (count: number) =>
  (start: Date): Date =>
    new Date(start.getTime() + count * 60_000)

const workingDays =
  (count: number) =>
  (start: Date): Date =>
    workingDaysAfter(start, count)

/** What the force owes, by when, and under which rule. */
export const clockKinds = {
  'grade-contact': {
    words: 'Contact assessed and graded',
    rule: 'force standard 2026-11: 30 minutes from an online report',
    due: minutes(30),
  },
  'attend-p1': {
    words: 'Arrive at an emergency (P1)',
    rule: 'grades 2026-11: 15 minutes from the call',
    due: minutes(15),
  },
  'attend-p2': {
    words: 'Arrive at a priority incident (P2)',
    rule: 'grades 2026-11: 60 minutes from the call',
    due: minutes(60),
  },
  'attend-p3': {
    words: 'Attend or see a routine incident (P3)',
    rule: 'grades 2026-11: 48 hours from the call',
    due: minutes(48 * 60),
  },
  'record-crime': {
    words: 'Crime recorded',
    rule: 'Home Office Crime Recording Rules: 24 hours from the report',
    due: minutes(24 * 60),
  },
  'victim-confirmation': {
    words: 'Written confirmation sent to the victim',
    rule: "Victims' Code right 3: without delay, here 2 working days",
    due: workingDays(2),
  },
  'victim-referral': {
    words: 'Offered a referral to victim support',
    rule: "Victims' Code right 4: 2 working days",
    due: workingDays(2),
  },
  'victim-update': {
    words: 'Victim told how the case goes on',
    rule: "Victims' Code right 6: 5 working days",
    due: workingDays(5),
  },
  'victim-update-enhanced': {
    words: 'Victim with enhanced rights told how the case goes on',
    rule: "Victims' Code right 6, enhanced: 1 working day",
    due: workingDays(1),
  },
  'review-retention': {
    words: 'What is held on a person reviewed',
    rule: 'review, retention and disposal: 6 years, or what the group computed asks for',
    due: (start: Date): Date => addYears(start, 6),
  },
  'subject-access': {
    words: 'A person told what is held on them',
    rule: 'Data Protection Act 2018 s.45: one month, with the clock stopped while we wait for them',
    due: (start: Date): Date => endOfLondonDay(nextWorkingDay(addMonths(londonDate(start), 1))),
  },
} as const satisfies Record<string, Kind>

export type ClockKind = keyof typeof clockKinds

export const dueAt = (kind: ClockKind, start: Date): Date => clockKinds[kind].due(start)
