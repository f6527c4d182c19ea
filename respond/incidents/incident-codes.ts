import type { ReferenceRow } from '../reference-row.ts'

export const incidentThemes = [
  'Crime',
  'Anti-social behaviour',
  'Public safety and welfare',
  'Transport',
  'Administration',
] as const

type Code = [code: string, label: string]

const byTheme: Record<(typeof incidentThemes)[number], readonly Code[]> = {
  Crime: [
    ['crime-burglary-home', 'Burglary of a home'],
    ['crime-burglary-business', 'Burglary of a business or community building'],
    ['crime-robbery', 'Robbery'],
    ['crime-violence', 'Violence against a person'],
    ['crime-sexual', 'Sexual offence'],
    ['crime-vehicle', 'Vehicle crime'],
    ['crime-theft', 'Theft'],
    ['crime-damage', 'Criminal damage or arson'],
    ['crime-drugs', 'Drugs'],
    ['crime-public-order', 'Public order'],
    ['crime-weapon', 'Weapon'],
  ],
  'Anti-social behaviour': [
    ['asb-personal', 'Anti-social behaviour, aimed at a person'],
    ['asb-nuisance', 'Anti-social behaviour, a nuisance to many'],
    ['asb-environmental', 'Anti-social behaviour, harm to surroundings'],
  ],
  'Public safety and welfare': [
    ['psw-abandoned-call', 'Abandoned call'],
    ['psw-alarm', 'Alarm'],
    ['psw-concern', 'Concern for safety'],
    ['psw-domestic', 'Domestic incident'],
    ['psw-missing-person', 'Missing person'],
    ['psw-sudden-death', 'Sudden death'],
    ['psw-suspicious', 'Suspicious circumstances'],
    ['psw-civil-dispute', 'Civil dispute'],
    ['psw-hoax', 'Hoax call'],
  ],
  Transport: [
    ['transport-rtc-injury', 'Road collision, someone hurt'],
    ['transport-rtc-damage', 'Road collision, damage only'],
    ['transport-disruption', 'Highway disruption'],
    ['transport-traffic-offence', 'Road-related traffic offence'],
  ],
  Administration: [
    ['admin-message', 'Message'],
    ['admin-contact', 'Contact record'],
    ['admin-duplicate', 'Duplicate of another log'],
  ],
}

/** Opening code: what was reported. Closing code: what it turned out to be. One list serves both. */
export const incidentCodes = incidentThemes.flatMap(theme =>
  byTheme[theme].map(([code, label]) => ({ code, label, theme, crimeType: theme === 'Crime' })),
)

export const incidentCodeRows: readonly ReferenceRow[] = incidentCodes.map(
  ({ code, label, theme, crimeType }) => ({
    list: 'incident-code',
    code,
    label,
    attributes: { theme, crimeType },
    validFrom: '2011-04-01',
    source:
      'Themes and categories after the National Standard for Incident Recording, April 2011; codes are our own. To be checked.',
  }),
)
