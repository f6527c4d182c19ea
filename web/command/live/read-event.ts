import type { IncidentRow, UnitRow } from '@bluelamp/respond/contract'
import type { Static } from 'typebox'
import type { Fix } from '../api/shapes.ts'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The fixes in a message, each `[unit, easting, northing, milliseconds]`. What is malformed is left
 * out, for one bad fix must not hide the rest.
 */
export function readFixes(text: string): Fix[] {
  const rows = parse(text)
  if (!Array.isArray(rows)) return []
  return rows.flatMap((row: unknown) => {
    if (!Array.isArray(row)) return []
    const [unitId, easting, northing, fixedAt] = row as unknown[]
    return typeof unitId === 'string' &&
      isNumber(easting) &&
      isNumber(northing) &&
      isNumber(fixedAt)
      ? [{ unitId, easting, northing, fixedAt }]
      : []
  })
}

const isNumber = (value: unknown): value is number => Number.isFinite(value)

/** The row a message carries; undefined where it carries none, and the list must be read again. */
export function readIncidentRow(text: string): Static<typeof IncidentRow> | undefined {
  const row = parse(text) as Static<typeof IncidentRow> | null | undefined
  return typeof row?.incidentId === 'string' && Array.isArray(row.units) ? row : undefined
}

export function readUnitRow(text: string): Static<typeof UnitRow> | undefined {
  const row = parse(text) as Static<typeof UnitRow> | null | undefined
  return typeof row?.unitId === 'string' && typeof row.callSign === 'string' ? row : undefined
}
