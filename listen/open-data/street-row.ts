import { findCategory } from './crime-category.ts'
import { forceIdOf, transportPolice } from './force-id.ts'
import { findOutcome } from './outcome-category.ts'

/** The columns of a street-level file of data.police.uk, in their order. */
export const streetColumns = [
  'Crime ID',
  'Month',
  'Reported by',
  'Falls within',
  'Longitude',
  'Latitude',
  'Location',
  'LSOA code',
  'LSOA name',
  'Crime type',
  'Last outcome category',
  'Context',
] as const

export type StreetRow = {
  persistentId: string
  month: string
  forceId: string
  forceName: string
  longitude: string | null
  latitude: string | null
  street: string | null
  lsoaCode: string | null
  category: string
  outcomeCode: string | null
  locationType: 'Force' | 'BTP' | null
  context: string
  /** All that tells this row from another, save its outcome, which a later file may change. */
  identity: string
}

export class RowFault extends Error {
  override name = 'RowFault'
}

const degrees = /^-?\d{1,3}(\.\d{1,15})?$/

function coordinate(text: string, name: string, most: number): string {
  if (!degrees.test(text) || Math.abs(Number(text)) > most) {
    throw new RowFault(`${name} is "${text}", not degrees`)
  }
  return Number(text).toFixed(6)
}

/** Reads one row of a street-level file; throws RowFault, which says what is wrong with it. */
export function readStreetRow(cells: readonly string[]): StreetRow {
  if (cells.length !== streetColumns.length) {
    throw new RowFault(`the row has ${cells.length} columns, not ${streetColumns.length}`)
  }
  // A zero byte is valid in a file and not in PostgreSQL.
  const bad = cells.findIndex(cell => cell.includes('\0') || cell.length > 2000)
  if (bad >= 0) throw new RowFault(`${streetColumns[bad]} is too long or holds a zero byte`)
  const trimmed = cells.map(cell => cell.trim())
  const [id, month, reportedBy, fallsWithin, lng, lat, location, lsoa, , type, outcome, context] =
    trimmed as [
      ...[string, string, string, string, string, string],
      ...[string, string, string, string, string, string],
    ]
  if (id !== '' && !/^[0-9a-f]{64}$/.test(id)) {
    throw new RowFault(`Crime ID is "${id.slice(0, 80)}", not 64 hexadecimal digits`)
  }
  if (!/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(month)) {
    throw new RowFault(`Month is "${month}", not of the form YYYY-MM`)
  }
  const forceName = fallsWithin || reportedBy
  const forceId = forceIdOf(forceName)
  if (forceId === '') throw new RowFault('Falls within and Reported by are both empty')
  const category = findCategory(type)
  if (!category) throw new RowFault(`Crime type is "${type}", which we do not know`)
  const outcomeCode = outcome === '' ? null : findOutcome(outcome)
  if (outcomeCode === undefined) {
    throw new RowFault(`Last outcome category is "${outcome}", which we do not know`)
  }
  if ((lng === '') !== (lat === '')) throw new RowFault('Longitude or Latitude is missing')
  const placed = lng !== ''
  if (placed && location === '')
    throw new RowFault('Location is empty though there are coordinates')
  return {
    persistentId: id,
    month: `${month}-01`,
    forceId,
    forceName,
    longitude: placed ? coordinate(lng, 'Longitude', 180) : null,
    latitude: placed ? coordinate(lat, 'Latitude', 90) : null,
    street: placed ? location : null,
    lsoaCode: lsoa || null,
    category,
    outcomeCode,
    locationType: placed ? (forceId === transportPolice ? 'BTP' : 'Force') : null,
    context,
    identity: trimmed.filter((_, index) => index !== 10).join('\u001f'),
  }
}

/** The fault in a file's first line, if it is not the header of such a file. */
export function headerFault(header: readonly string[]): string | undefined {
  const found = header.map(name => name.trim())
  if (found.length !== streetColumns.length) {
    return `it has ${found.length} columns (${found.slice(0, 6).join(', ')}…), not the 12 of a street-level file: ${streetColumns.join(', ')}`
  }
  const wrong = streetColumns.findIndex((name, index) => name !== found[index])
  return wrong < 0
    ? undefined
    : `column ${wrong + 1} is "${found[wrong]}" where a street-level file has "${streetColumns[wrong]}"`
}
