import { mix32 } from './random.ts'
import type { AddressKind } from './rows.ts'
import type { Block } from './street-net.ts'

export const KINDS: readonly AddressKind[] = [
  'house',
  'flat',
  'shop',
  'supermarket',
  'pub',
  'takeaway',
  'petrol station',
  'school',
  'hospital',
  'care home',
  "children's home",
  'hostel',
  'railway station',
  'place of worship',
  'works',
  'office',
  'police station',
]
export const kindCode = Object.fromEntries(KINDS.map((k, i) => [k, i])) as Record<
  AddressKind,
  number
>

export function listOf<K>(map: Map<K, number[]>, key: K): number[] {
  const known = map.get(key)
  if (known) return known
  const fresh: number[] = []
  map.set(key, fresh)
  return fresh
}

// The chance of each kind by the use of the land; homes are the rest.
const VENUE_CHANCES: Record<Block['use'], readonly (readonly [AddressKind, number])[]> = {
  homes: [
    ['school', 0.0012],
    ['shop', 0.006],
    ['pub', 0.0012],
    ['takeaway', 0.0015],
    ['care home', 0.0008],
    ["children's home", 0.00015],
    ['hostel', 0.00015],
    ['place of worship', 0.001],
    ['petrol station', 0.0004],
    ['supermarket', 0.0005],
  ],
  centre: [
    ['shop', 0.3],
    ['supermarket', 0.012],
    ['pub', 0.035],
    ['takeaway', 0.05],
    ['office', 0.06],
    ['hostel', 0.003],
    ['place of worship', 0.008],
    ['hospital', 0.0004],
    ['railway station', 0.0006],
  ],
  works: [
    ['works', 0.62],
    ['office', 0.2],
    ['petrol station', 0.02],
    ['takeaway', 0.03],
    ['shop', 0.06],
  ],
  park: [],
  fields: [
    ['place of worship', 0.01],
    ['pub', 0.01],
    ['works', 0.03],
  ],
}

export function kindOf(
  seed: number,
  block: Block,
  address: number,
  perBuilding: number,
): AddressKind {
  let roll = mix32(seed ^ Math.imul(address + 1, 0x9e3779b1)) / 4294967296
  for (const [kind, chance] of VENUE_CHANCES[block.use]) {
    if (roll < chance) return kind
    roll -= chance
  }
  return perBuilding > 1 ? 'flat' : 'house'
}

/** A region has at least a few of the places that events need, however small it is. */
export function ensureVenues(
  venues: Map<AddressKind, number[]>,
  kinds: Uint8Array,
  n: number,
): void {
  const least: [AddressKind, number][] = [
    ['hospital', 2],
    ['railway station', 3],
    ['hostel', 4],
    ["children's home", 3],
    ['care home', 5],
    ['supermarket', 5],
    ['petrol station', 4],
    ['school', 8],
  ]
  let at = 17
  for (const [kind, wanted] of least) {
    const list = listOf(venues, kind)
    while (list.length < wanted) {
      at = (at + Math.floor(n / 41)) % n
      if (kinds[at]! > 1) {
        at++
        continue
      }
      kinds[at] = kindCode[kind]
      list.push(at)
    }
  }
}
