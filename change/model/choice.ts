import { type Element, textIn } from './element.ts'
import { kindOf } from './kinds.ts'

/** What was chosen, in the words of its kind; nothing where nothing was, or where it is no choice any more. */
export function choiceIn(element: Element, field: string): string | undefined {
  const asked = kindOf(element.kind)?.fields[field]
  const said = textIn(element, field)
  return asked?.type === 'choice' && Object.hasOwn(asked.choices, said)
    ? asked.choices[said]
    : undefined
}
