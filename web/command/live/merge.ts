/**
 * Answers may overtake one another. Each asking takes a number; an answer older than the newest
 * one shown is dropped, so the screen never steps back in time.
 */
export function newestOnly() {
  let asked = 0
  let shown = 0
  return {
    ask: () => ++asked,
    accepts(number: number): boolean {
      if (number < shown) return false
      shown = number
      return true
    },
  }
}

/** Keeps the row it has where nothing changed, so that only what changed is drawn again. */
export function mergeRows<Row extends { readonly id: string }>(
  before: ReadonlyMap<string, Row>,
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  const merged = new Map<string, Row>()
  let changed = rows.length !== before.size
  for (const row of rows) {
    const old = before.get(row.id)
    const same = old !== undefined && JSON.stringify(old) === JSON.stringify(row)
    merged.set(row.id, same ? old : row)
    changed ||= !same
  }
  return changed ? merged : before
}

export function mergeRow<Row extends { readonly id: string }>(
  before: ReadonlyMap<string, Row>,
  row: Row,
): ReadonlyMap<string, Row> {
  if (JSON.stringify(before.get(row.id)) === JSON.stringify(row)) return before
  return new Map(before).set(row.id, row)
}

/** Rows not seen before, for telling what is new. Nothing is new on the first look. */
export const newcomers = <Row extends { readonly id: string }>(
  before: ReadonlyMap<string, Row>,
  after: ReadonlyMap<string, Row>,
): Row[] => (before.size === 0 ? [] : [...after.values()].filter(row => !before.has(row.id)))
