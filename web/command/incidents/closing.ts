import {
  closingFaults,
  type Fault,
  incidentCodes,
  incidentThemes,
} from '@bluelamp/respond/contract'
import type { IncidentDetail } from '../api/shapes.ts'

export type ClosingDraft = { closingCode: string; prevention: string; reason: string }

/** The server asks the same function with the same facts before it refuses. */
export function faultsOfClosing(detail: IncidentDetail, draft: ClosingDraft): Fault[] {
  const code = incidentCodes.find(each => each.code === draft.closingCode)
  return closingFaults({
    ...draft,
    crimeType: detail.incident.crimeType || code?.crimeType === true,
    crimeNumbers: detail.crimes.map(crime => crime.number),
  })
}

/** Units still on the log must be cleared first. */
export const unitsStillOn = ({ assignments }: Pick<IncidentDetail, 'assignments'>): string[] =>
  assignments.filter(({ endedAt }) => endedAt === null).map(({ callSign }) => callSign)

export const codesByTheme = incidentThemes.map(theme => ({
  theme,
  codes: incidentCodes.filter(code => code.theme === theme),
}))
