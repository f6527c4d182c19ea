import { type Fault, isReason, shortestReason } from '../incidents/incident.ts'

export const recordingHours = 24

/** `force/serial/year`, made by the force and opaque to everyone else. */
export const crimeNumber = (forceId: string, serial: number, year: number): string =>
  `${forceId}/${String(serial).padStart(6, '0')}/${String(year % 100).padStart(2, '0')}`

export type CrimeToRecord = {
  reportedAt: Date
  now: Date
  occurredFrom: Date
  occurredTo: Date
  lateReason?: string | undefined
  test: { amountsToCrime: boolean; noContraryEvidence: boolean }
}

/** What stands against recording, by the Home Office Crime Recording Rules. */
export function recordingFaults(crime: CrimeToRecord): Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, message: string) => faults.push({ field, message })
  if (!crime.test.amountsToCrime) {
    fault('test.amountsToCrime', 'What was told is no crime in law: note it in the log instead')
  }
  if (!crime.test.noContraryEvidence) {
    fault(
      'test.noContraryEvidence',
      'Credible evidence says it did not happen: note it in the log and tell the victim',
    )
  }
  if (!(crime.occurredFrom <= crime.occurredTo)) {
    fault('occurredTo', 'This is before it began')
  }
  if (crime.occurredTo > crime.now) fault('occurredTo', 'This is in the future')
  if (isLate(crime.reportedAt, crime.now) && !isReason(crime.lateReason)) {
    fault(
      'lateReason',
      `More than ${recordingHours} hours have gone since it was reported. Say why, in ${shortestReason} letters or more`,
    )
  }
  return faults
}

export const isLate = (reportedAt: Date, now: Date): boolean =>
  now.getTime() - reportedAt.getTime() > recordingHours * 3_600_000
