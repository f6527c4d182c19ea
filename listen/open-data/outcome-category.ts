/** The outcomes of data.police.uk: code and words, as its answers and its bulk files hold them. */
export const outcomeCategories: readonly { code: string; name: string }[] = [
  ['under-investigation', 'Under investigation'],
  ['status-update-unavailable', 'Status update unavailable'],
  ['no-further-action', 'Investigation complete; no suspect identified'],
  ['unable-to-prosecute', 'Unable to prosecute suspect'],
  ['formal-action-not-in-public-interest', 'Formal action is not in the public interest'],
  [
    'further-investigation-not-in-public-interest',
    'Further investigation is not in the public interest',
  ],
  ['further-action-not-in-public-interest', 'Further action is not in the public interest'],
  ['action-taken-by-another-organisation', 'Action to be taken by another organisation'],
  ['local-resolution', 'Local resolution'],
  ['cautioned', 'Offender given a caution'],
  ['drugs-possession-warning', 'Offender given a drugs possession warning'],
  ['penalty-notice-issued', 'Offender given penalty notice'],
  ['charged', 'Suspect charged'],
  ['sentenced-in-another-case', 'Suspect charged as part of another case'],
  ['awaiting-court-result', 'Awaiting court outcome'],
  ['sent-to-crown-court', 'Defendant sent to Crown Court'],
  ['court-result-unavailable', 'Court result unavailable'],
  ['unable-to-proceed', 'Court case unable to proceed'],
  ['not-guilty', 'Defendant found not guilty'],
  ['absolute-discharge', 'Offender given absolute discharge'],
  ['conditional-discharge', 'Offender given conditional discharge'],
  ['fined', 'Offender fined'],
  ['compensation', 'Offender ordered to pay compensation'],
  ['deprived-of-property', 'Offender deprived of property'],
  ['community-penalty', 'Offender given community sentence'],
  ['suspended-sentence', 'Offender given suspended prison sentence'],
  ['imprisoned', 'Offender sent to prison'],
  ['other-court-disposal', 'Offender otherwise dealt with'],
].map(([code, name]) => ({ code: code!, name: name! }))

const codes = new Map(outcomeCategories.map(({ code, name }) => [name.toLowerCase(), code]))
const names = new Map(outcomeCategories.map(({ code, name }) => [code, name]))

export const findOutcome = (words: string): string | undefined =>
  codes.get(words.trim().toLowerCase())

export const outcomeName = (code: string): string => names.get(code) ?? code

/**
 * How a Home Office outcome type (1 to 22) is told to the public. Framework of April 2014 with types 20 to 22; to be
 * checked against the Counting Rules in force.
 */
export const outcomeOfType: Readonly<Record<string, string>> = {
  '1': 'charged',
  '2': 'cautioned',
  '3': 'cautioned',
  '4': 'sentenced-in-another-case',
  '5': 'unable-to-prosecute',
  '6': 'penalty-notice-issued',
  '7': 'drugs-possession-warning',
  '8': 'local-resolution',
  '9': 'formal-action-not-in-public-interest',
  '10': 'formal-action-not-in-public-interest',
  '11': 'unable-to-prosecute',
  '12': 'unable-to-prosecute',
  '13': 'unable-to-prosecute',
  '14': 'unable-to-prosecute',
  '15': 'unable-to-prosecute',
  '16': 'unable-to-prosecute',
  '17': 'unable-to-prosecute',
  '18': 'no-further-action',
  '19': 'action-taken-by-another-organisation',
  '20': 'action-taken-by-another-organisation',
  '21': 'further-investigation-not-in-public-interest',
  '22': 'further-action-not-in-public-interest',
}

/** What the public is told of an event's outcome: its type, or our own code for one of the above. */
export function publicOutcome(outcome: string | null): string {
  if (!outcome) return 'under-investigation'
  const type = /^0*(\d{1,2})A?$/.exec(outcome.trim())?.[1]
  if (type && outcomeOfType[type]) return outcomeOfType[type]
  return names.has(outcome) ? outcome : 'status-update-unavailable'
}
