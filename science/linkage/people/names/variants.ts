import { african, celtic, eastern, english, european, southAsian } from './given-name-groups.ts'

const groups: readonly (readonly string[])[] = [
  english,
  celtic,
  southAsian,
  european,
  african,
  eastern,
].flatMap(table =>
  table
    .trim()
    .split('\n')
    .map(line => [...new Set(line.split(' '))]),
)

const groupsByName = new Map<string, number[]>()
for (const [number, group] of groups.entries()) {
  for (const name of group) {
    const known = groupsByName.get(name)
    if (known === undefined) groupsByName.set(name, [number])
    else known.push(number)
  }
}

const none: readonly number[] = []

/** How many groups of given names the table holds. */
export const groupCount = groups.length

/** Numbers of the groups a plain lower-case given name stands in; stable within one version only. */
export function variantGroups(name: string): readonly number[] {
  return groupsByName.get(name) ?? none
}

/** Best-known forms of the groups a name stands in ("kasia" gives "katarzyna"), itself where unknown. */
export function variantHeads(name: string): readonly string[] {
  const found = groupsByName.get(name)
  return found === undefined ? [name] : found.map(number => groups[number]![0]!)
}

/** Every other form of a name: short forms, spellings, forms in another language. */
export function variantsOf(name: string): readonly string[] {
  const all = new Set(variantGroups(name).flatMap(number => groups[number]!))
  all.delete(name)
  return [...all]
}

/** Whether two plain lower-case given names may be forms of one. */
export function areVariants(left: string, right: string): boolean {
  if (left === right) return true
  const a = groupsByName.get(left)
  const b = groupsByName.get(right)
  return a !== undefined && b !== undefined && a.some(number => b.includes(number))
}
