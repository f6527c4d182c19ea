import { type Element, rowsIn } from '../model/element.ts'
import { fewestAsked } from './people-kinds.ts'

/** A share of those who were asked, and of which group they are. */
export type Reading = {
  readonly on: string
  readonly asked: number
  /** Of a hundred. */
  readonly share: number
  readonly group: string
  readonly survey: string
}

/** What each group said last up to a day, in the order in which groups were first asked. Too few people are never shown. */
export function latestReadings(element: Element, field: string, today: string): Reading[] {
  const latest = new Map<string, Reading>()
  for (const row of rowsIn(element, field)) {
    const reading: Reading = {
      on: String(row.on ?? ''),
      asked: Number(row.asked ?? 0),
      share: Number(row.share ?? 0),
      group: String(row.group ?? ''),
      survey: String(row.survey ?? ''),
    }
    const before = latest.get(reading.group)
    const counts = reading.asked >= fewestAsked && reading.on <= today
    if (counts && (!before || before.on < reading.on)) latest.set(reading.group, reading)
  }
  return [...latest.values()]
}
