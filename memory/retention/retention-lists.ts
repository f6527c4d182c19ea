/**
 * The lists that retention is computed by, dated and with their source. A force that decides otherwise ends a row and
 * adds another; what was decided before names the version it went by.
 */
type ReferenceRow = {
  list: string
  code: string
  label: string
  attributes: Readonly<Record<string, unknown>>
  validFrom: string
  source: string
}

const validFrom = '2023-11-01'
const guidance =
  'Shape of the groups: the review, retention and disposal guidance of the College of Policing under the 2023 Code of Practice. Periods to be checked against the text in force.'

const groups: readonly ReferenceRow[] = [
  {
    code: '1',
    label: 'Certain public protection matters',
    attributes: { clearYears: 10, againYears: 10, untilAge: 100 },
  },
  {
    code: '2',
    label: 'Other sexual, violent or serious offences',
    attributes: { clearYears: 10, againYears: 10 },
  },
  { code: '3', label: 'All other offences', attributes: { clearYears: 6, againYears: 5 } },
  {
    code: '4',
    label: 'Victims, witnesses, missing people and the like',
    attributes: { clearYears: 6, againYears: 5 },
  },
].map(row => ({ list: 'retention-group', validFrom, source: guidance, ...row }))

const offenceSource =
  'Judged for this list from the nature of the offence class; to be confirmed by the force against its retention schedule.'

/** Offence classes that are more serious than group 3, in which every other offence is. */
const offenceGroups: readonly [group: 1 | 2, label: string, codes: readonly string[]][] = [
  [1, 'Rape and serious sexual offences', ['17A', '19C', '19F', '20A']],
  [1, 'Assault with intent to cause serious harm, arson endangering life', ['5D', '56A']],
  [2, 'Violence against a person', ['8N', '8L', '8Q', '3B', '8P', '104', '105A', '62A']],
  [2, 'Robbery, aggravated burglary', ['34A', '34B', '29A', '31A']],
  [2, 'Weapons', ['10B', '10C', '10D']],
  [2, 'Trafficking in drugs, exposure, dangerous driving', ['92A', '88E', '802', '37.2']],
]

export const retentionReferenceRows: readonly ReferenceRow[] = [
  ...groups,
  ...offenceGroups.flatMap(([group, label, codes]) =>
    codes.map(code => ({
      list: 'retention-offence',
      code,
      label,
      attributes: { group },
      validFrom,
      source: offenceSource,
    })),
  ),
]
