import type { Block, Passage } from '../documents/index.ts'
import { type Element, textIn } from '../model/element.ts'

/** What someone wrote in a field, paragraph by paragraph. */
export function passageOf(element: Element, field: string, ground?: string): Passage {
  const blocks = textIn(element, field)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map((text): Block => ({ kind: 'paragraph', text }))
  return { blocks, ...(ground && { exempt: { ground } }) }
}

/** Why a part is exempt. Until somebody has said so it is exempt all the same, and the draft says what is missing. */
export const groundOf = (element: Element): string =>
  textIn(element, 'ground').trim() || 'the ground is not stated yet'
