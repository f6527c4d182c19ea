import { type Element, numberIn, textIn } from '../model/element.ts'

/** Ways in which it is told that a project did it, and the highest level of the Maryland scale that each allows. */
export const attributions = {
  trial: { words: 'A randomised trial', most: 5, least: 5 },
  comparison: { words: 'A matched comparison', most: 4, least: 3 },
  before: { words: 'Before and after', most: 2, least: 2 },
  none: { words: 'Not told', most: 1, least: 1 },
} as const

const wayOf = (benefit: Element) => {
  const said = textIn(benefit, 'attribution')
  return Object.hasOwn(attributions, said)
    ? attributions[said as keyof typeof attributions]
    : attributions.none
}

/** What level was said, where one was. The form keeps it as a text. */
const saidLevel = (benefit: Element): number | undefined => {
  const said = numberIn(benefit, 'grade') ?? Number(textIn(benefit, 'grade') || Number.NaN)
  return Number.isInteger(said) ? said : undefined
}

/**
 * The level of evidence by the way of attribution, never chosen higher than the method allows: before and after is 2; a comparison is 3,
 * or 4 where several areas and other causes were looked at and it says so; a randomised trial is 5. A lower level that was said stands.
 */
export function evidenceLevel(benefit: Element): number {
  const { most, least } = wayOf(benefit)
  return Math.min(saidLevel(benefit) ?? least, most)
}

/** Where more was said than the way of attribution allows. */
export function evidenceFault(benefit: Element): string | undefined {
  const said = saidLevel(benefit)
  const { words, most } = wayOf(benefit)
  if (said === undefined || said <= most) return undefined
  return `evidence is said to be of level ${said}; “${words.toLowerCase()}” allows ${most} at most`
}
