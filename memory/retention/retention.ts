import { endOfLondonDay, londonDate } from '../clocks/working-days.ts'
import type { DataSubject } from '../tables.ts'
import { addYears, isBirthDate } from './calendar-dates.ts'

export type Group = 1 | 2 | 3 | 4
export const groups: readonly Group[] = [1, 2, 3, 4]

/** What one record holds about a person. */
export type Held = {
  recordId: string
  at: Date
  roles: readonly string[]
  dataSubjects: readonly DataSubject[]
  /** Classes of the crimes that the record speaks of. */
  offences: readonly string[]
  /** The group that somebody gave to the record; 4 where nobody did. */
  labelGroup: Group
}

export type GroupRule = {
  label: string
  /** Years without coming to notice as offender or suspect, then the first review. */
  clearYears: number
  /** Years from one review to the next. */
  againYears: number
  /** Kept until the person would be this old. */
  untilAge?: number
}

/** The dated lists in force, as they were read. */
export type RetentionRules = {
  /** Names the lists and their dates. */
  version: string
  groups: Readonly<Record<Group, GroupRule>>
  offences: ReadonlyMap<string, { group: Group; label: string }>
}

export type Reason = { recordId: string; group: Group; words: string }

export type Computed = {
  group: Group
  /** What makes it this group, the most serious first; never empty where anything is held. */
  because: Reason[]
  version: string
}

export const isOfNotice = (held: Pick<Held, 'dataSubjects'>): boolean =>
  held.dataSubjects.includes('suspect') || held.dataSubjects.includes('convicted')

/** The group of one record's matter for this person, and why. A person may only be moved to a more serious one. */
function reasonOf(held: Held, rules: RetentionRules): Reason {
  const { recordId } = held
  const computed = fromWhatIsHeld(held, rules)
  return held.labelGroup < computed.group
    ? {
        recordId,
        group: held.labelGroup,
        words: `labelled as group ${held.labelGroup} by a person`,
      }
    : { recordId, ...computed }
}

function fromWhatIsHeld(held: Held, rules: RetentionRules): Omit<Reason, 'recordId'> {
  if (!isOfNotice(held)) return { group: 4, words: 'held as victim, witness or in another role' }
  const as = held.dataSubjects.includes('convicted') ? 'convicted of' : 'suspected of'
  const [worst] = held.offences
    .map(code => ({ code, ...(rules.offences.get(code) ?? { group: 3 as const, label: 'other' }) }))
    .sort((a, b) => a.group - b.group)
  return worst
    ? { group: worst.group, words: `${as} an offence of class ${worst.code} (${worst.label})` }
    : { group: 3, words: `${as} something, with no crime recorded` }
}

/** The group of a person: that of the most serious thing held. */
export function computeGroup(held: readonly Held[], rules: RetentionRules): Computed {
  const reasons = held.map(each => reasonOf(each, rules))
  const group = Math.min(4, ...reasons.map(reason => reason.group)) as Group
  return {
    group,
    because: reasons.filter(reason => reason.group === group),
    version: rules.version,
  }
}

export type RetainDecision = { decidedAt: Date; nextReviewAt: Date }

export type Review = Computed & {
  /** When the person last came to notice as offender or suspect; in group 4, last at all. */
  lastNotice: Date
  due: Date
  /** Before this day it may be disposed of only by order, or because it is held in error. */
  mayGoFrom: Date | undefined
  words: string
}

const latest = (dates: readonly Date[]) => new Date(Math.max(...dates.map(date => date.getTime())))

/** When what is held on a person is to be reviewed. Nothing where nothing is held. */
export function reviewOf(
  held: readonly Held[],
  rules: RetentionRules,
  about: { born?: string | undefined; retained?: RetainDecision | undefined } = {},
): Review | undefined {
  if (held.length === 0) return undefined
  const computed = computeGroup(held, rules)
  const rule = rules.groups[computed.group]
  // What a person has put into a more serious group counts as if they had come to notice by it.
  const notices = held.filter(each => isOfNotice(each) || each.labelGroup < 4)
  const lastNotice = latest((notices.length > 0 ? notices : held).map(each => each.at))
  const clearUntil = addYears(lastNotice, rule.clearYears)
  // What is held on them as a witness yesterday is not over because they were a suspect long ago.
  const restUntil = addYears(latest(held.map(each => each.at)), rules.groups[4].clearYears)
  const until = latest([clearUntil, restUntil])
  const mayGoFrom = rule.untilAge
    ? about.born && isBirthDate(about.born)
      ? latest([addYears(new Date(`${about.born.slice(0, 10)}T00:00:00Z`), rule.untilAge), until])
      : undefined
    : until
  const decided = about.retained
  // Coming to notice again outdates a decision: the clear period begins anew.
  const stands = decided !== undefined && decided.decidedAt >= lastNotice
  return {
    ...computed,
    lastNotice,
    due: stands ? decided.nextReviewAt : until,
    mayGoFrom,
    words: stands
      ? 'the date set at the last review'
      : until > clearUntil || notices.length === 0
        ? `${rules.groups[4].clearYears} years after the last record`
        : `${rule.clearYears} years after last coming to notice as offender or suspect`,
  }
}

/** The latest day that a reviewer may put the next review off to. */
export const latestNextReview = (group: Group, rules: RetentionRules, decidedAt: Date): Date =>
  endOfLondonDay(londonDate(addYears(decidedAt, rules.groups[group].againYears)))

export type Ground = 'period-over' | 'not-needed' | 'erasure-ordered' | 'held-in-error'

export const grounds: Readonly<Record<Ground, string>> = {
  'period-over': 'The retention period is over and the review found no reason to keep it',
  'not-needed': 'It is no longer needed for any policing purpose',
  'erasure-ordered': 'A court or the Information Commissioner ordered it',
  'held-in-error': 'It is held in error: the wrong person, or not lawfully obtained',
}

/** Why it may not be disposed of on this ground now; nothing if it may. */
export function whyNotYet(review: Review, ground: Ground, now: Date): string | undefined {
  if (ground === 'erasure-ordered' || ground === 'held-in-error') return undefined
  if (review.mayGoFrom === undefined) {
    return 'Group 1 is kept until the person would be 100 years old, and no date of birth is held.'
  }
  if (now < review.mayGoFrom) {
    return `Group ${review.group} is kept until ${review.mayGoFrom.toISOString().slice(0, 10)} at least.`
  }
  return undefined
}

/** The questions of the national retention assessment criteria. */
export const assessmentQuestions = [
  {
    name: 'serious-harm',
    text: 'Is there evidence that they can cause serious harm?',
  },
  { name: 'children', text: 'Are there concerns for children or vulnerable people?' },
  { name: 'trust', text: 'Did the behaviour breach a position of trust?' },
  {
    name: 'organised-crime',
    text: 'Are there links to organised crime or terrorism?',
  },
  { name: 'substances', text: 'Are there concerns about substance misuse?' },
  { name: 'mental-health', text: 'Are there concerns that mental health makes harm more likely?' },
] as const

export type Answers = Readonly<Record<string, 'yes' | 'no'>>

/** What is wrong with a decision, told before anything is kept. */
export function decisionFaults(decision: {
  answers: Answers
  reason: string
  choice:
    | { decision: 'retain'; nextReviewAt: Date; latest: Date; now: Date }
    | { decision: 'dispose'; whyNot: string | undefined }
}): { field: string; message: string }[] {
  const { answers, reason, choice } = decision
  return [
    ...assessmentQuestions
      .filter(({ name }) => answers[name] !== 'yes' && answers[name] !== 'no')
      .map(({ name, text }) => ({ field: name, message: `Answer: ${text}` })),
    ...(reason.trim() === '' ? [{ field: 'reason', message: 'Say why' }] : []),
    ...(choice.decision === 'retain' && choice.nextReviewAt <= choice.now
      ? [{ field: 'nextReview', message: 'The next review must be in the future' }]
      : []),
    ...(choice.decision === 'retain' && choice.nextReviewAt > choice.latest
      ? [
          {
            field: 'nextReview',
            message: `The next review must be on or before ${choice.latest.toISOString().slice(0, 10)}`,
          },
        ]
      : []),
    ...(choice.decision === 'dispose' && choice.whyNot
      ? [{ field: 'ground', message: choice.whyNot }]
      : []),
  ]
}
