import { isLate, type NotebookItem, recordingFaults } from '@bluelamp/respond/contract'
import { instantOf, londonInput } from '../shell/london.ts'

/** The form as it is filled in: all of it text and ticks, so that it can be kept half done. */
export type CrimeDraft = {
  openingClass: string
  offenceClass: string
  occurredFrom: string
  occurredTo: string
  amountsToCrime: boolean
  noContraryEvidence: boolean
  testWords: string
  enhancedRights: boolean
  lateReason: string
  property: string
  victim: string
}

export const emptyCrime: CrimeDraft = {
  openingClass: '',
  offenceClass: '',
  occurredFrom: '',
  occurredTo: '',
  amountsToCrime: false,
  noContraryEvidence: false,
  testWords: '',
  enhancedRights: false,
  lateReason: '',
  property: '',
  victim: '',
}

export type Crime = Extract<NotebookItem, { kind: 'crime-report' }>
export type Faults = Readonly<Record<string, string>>

/** The log a crime is recorded on. */
export type Report = {
  readonly incidentId: string
  /** The contact in which it was reported; a log without one takes no crime from the phone. */
  readonly recordId: string
  /** Unknown once the task has left the phone: the server then decides what is late. */
  readonly reportedAt?: string
}

export const needsLateReason = ({ reportedAt }: Report, now: number): boolean =>
  reportedAt !== undefined && isLate(new Date(reportedAt), new Date(now))

const shortest = 3

/** What must be put right before it is worth sending; the rules of recording are the server's own. */
export function crimeFaults(draft: CrimeDraft, report: Report, now: number): Faults {
  const [from, to] = [instantOf(draft.occurredFrom), instantOf(draft.occurredTo)]
  const faults: Record<string, string> = {}
  if (!draft.openingClass) faults.openingClass = 'Choose what was reported'
  if (!draft.offenceClass) faults.offenceClass = 'Choose what it is counted as'
  if (from === undefined) faults.occurredFrom = 'Give the earliest date and time'
  if (to === undefined) faults.occurredTo = 'Give the latest date and time'
  if (draft.testWords.trim().length < shortest) {
    faults['test.words'] = 'Say in a few words why it is a crime'
  }
  const known = recordingFaults({
    reportedAt: new Date(report.reportedAt ?? now),
    now: new Date(now),
    occurredFrom: new Date(from ?? 0),
    occurredTo: new Date(to ?? 0),
    lateReason: draft.lateReason,
    test: draft,
  })
  for (const { field, message } of known) {
    const unanswered = field === 'occurredTo' && (from === undefined || to === undefined)
    if (!unanswered) faults[field] ??= message
  }
  return faults
}

const asInstant = (input: string) => new Date(instantOf(input) ?? Number.NaN).toISOString()

export type Naming = { readonly at: string; readonly newAttempt: () => string }

/**
 * The crime, then what was told of the property and by the victim: the crime report has no field for
 * those, so they follow as a note in the same log.
 */
export function crimeItems(draft: CrimeDraft, report: Report, naming: Naming): NotebookItem[] {
  const { at, newAttempt } = naming
  const common = { at, incidentId: report.incidentId }
  const crime: Crime = {
    ...common,
    kind: 'crime-report',
    attemptId: newAttempt(),
    recordId: report.recordId,
    openingClass: draft.openingClass,
    offenceClass: draft.offenceClass,
    occurredFrom: asInstant(draft.occurredFrom),
    occurredTo: asInstant(draft.occurredTo),
    test: {
      amountsToCrime: draft.amountsToCrime,
      noContraryEvidence: draft.noContraryEvidence,
      words: draft.testWords.trim(),
    },
    enhancedRights: draft.enhancedRights,
    ...(draft.lateReason.trim() && { lateReason: draft.lateReason.trim() }),
  }
  const told = [
    ...(draft.property.trim() ? [`Property: ${draft.property.trim()}`] : []),
    ...(draft.victim.trim() ? [`Victim: ${draft.victim.trim()}`] : []),
  ]
  return told.length === 0
    ? [crime]
    : [crime, { ...common, kind: 'note', attemptId: newAttempt(), words: told.join('\n') }]
}

/** A refused crime as a form to correct. Property and victim went as a note of their own. */
export const draftOf = (crime: Crime): CrimeDraft => ({
  ...emptyCrime,
  openingClass: crime.openingClass,
  offenceClass: crime.offenceClass,
  occurredFrom: londonInput(Date.parse(crime.occurredFrom)),
  occurredTo: londonInput(Date.parse(crime.occurredTo)),
  amountsToCrime: crime.test.amountsToCrime,
  noContraryEvidence: crime.test.noContraryEvidence,
  testWords: crime.test.words,
  enhancedRights: crime.enhancedRights ?? false,
  lateReason: crime.lateReason ?? '',
})
