import { type Element, isYes, type Model, ofKind, rowsIn, textIn } from '../model/element.ts'

export type Holder = {
  readonly expertise: Element
  readonly who: string
  /** 1 to 5. */
  readonly level: number
  readonly since: string
  readonly plan: string
}

const holdersOf = (expertise: Element): Holder[] =>
  rowsIn(expertise, 'holders').map(row => ({
    expertise,
    who: String(row.who ?? ''),
    level: Number(row.level ?? 0),
    since: String(row.since ?? ''),
    plan: String(row.plan ?? ''),
  }))

/** One person named twice is one holder. */
export const holderCount = (expertise: Element): number =>
  new Set(holdersOf(expertise).map(({ who }) => bareWords(who).join(' '))).size

/** Critical, and with the one who holds it gone the force could not do it. */
export const thinlyHeld = (model: Model): Element[] =>
  ofKind(model, 'expertise').filter(
    expertise => isYes(expertise, 'critical') && holderCount(expertise) < 2,
  )

/** Whoever holds what is looked for, the most expert first. Capitals, accents and the order of words do not matter; a word may be begun only. */
export function findHolders(model: Model, query: string): Holder[] {
  const sought = bareWords(query)
  if (sought.length === 0) return []
  return ofKind(model, 'expertise')
    .flatMap(expertise => {
      const said = bareWords(`${expertise.name} ${textIn(expertise, 'what')}`)
      return holdersOf(expertise).filter(({ who }) => {
        const words = [...said, ...bareWords(who)]
        return sought.every(each => words.some(word => word.startsWith(each)))
      })
    })
    .sort((a, b) => b.level - a.level || a.who.localeCompare(b.who))
}

const bareWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
