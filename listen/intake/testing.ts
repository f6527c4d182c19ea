import assert from 'node:assert/strict'
import type { Item, ReadItem, Reading, RefusedItem } from './intake.ts'

export const bytes = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
export const only = ({ items }: Reading): Item => {
  assert.equal(items.length, 1)
  return items[0]!
}
export function read(reading: Reading): ReadItem {
  const item = only(reading)
  assert.equal(
    item.is,
    'read',
    item.is === 'refused' ? `${item.reason} ${JSON.stringify(item.faults)}` : '',
  )
  return item as Item & ReadItem
}
export function refusal(reading: Reading): RefusedItem {
  const item = only(reading)
  assert.equal(item.is, 'refused')
  return item as Item & RefusedItem
}
export type Body = Record<string, never> & {
  words: string
  attachments: { name: string; size: number }[]
  codes: Record<string, string>
  unmapped: string[]
  form: string
}
export const bodyOf = (item: ReadItem, at = 0) => item.records[at]!.body as Body
