import { type Element, textIn } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { stages } from './case-kinds.ts'

const order = Object.keys(stages) as (keyof typeof stages)[]

/** The case of the next stage, begun with what this one says: nothing is typed twice. None after the last. */
export function nextCase(earlier: Element): { name: string; body: Body } | undefined {
  const at = order.indexOf(textIn(earlier, 'stage') as keyof typeof stages)
  const stage = order[at + 1]
  if (at < 0 || !stage) return undefined
  const before = stages[order[at]!]
  const named = earlier.name.replace(new RegExp(`[:,]?\\s*${before}$`, 'i'), '')
  return { name: `${named}: ${stages[stage].toLowerCase()}`, body: { ...earlier.body, stage } }
}
