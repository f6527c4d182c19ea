import type { EntityKind } from '../tables.ts'

/** What stands at the end of a tie: an entity, or a phone number or e-mail address that records give. */
export type EndKind = EntityKind | 'detail'

export const tieKinds = ['people', 'things', 'contact-details', 'places', 'events'] as const
export type TieKind = (typeof tieKinds)[number]

/** What is looked at, so that one page never reads a whole force. Counts are of what the viewer may see. */
export const limits = {
  /** Steps from the one asked about. */
  steps: 3,
  /** Ties shown of the one asked about and of each that was opened, and at least so many in a small picture. */
  degree: 200,
  degreeOfFew: 40,
  /** Ties beyond which another entity is kept closed: a town centre, a hostel. */
  hub: 30,
  /** The same of a phone number or e-mail address: a household shares one, a hostel is no household. */
  hubDetail: 6,
  /** The newest records read of one that is not opened, and of one at the edge. */
  recordsEach: 30,
  recordsAtEdge: 20,
  /** Of whom one record speaks. */
  mentions: 60,
  /** Records named with a tie; the others are counted. */
  recordsNamed: 12,
  /** Entities in one picture: where nothing else is asked, and at most. */
  nodesUsual: 150,
  nodes: 5000,
  /** Ties in a path; records read of its ends and of each on the way, and entities looked at. */
  path: 6,
  recordsOfEnd: 250,
  recordsOfPath: 100,
  pathFrontier: 2000,
  pathVisited: 20_000,
} as const

/** Ties shown of one: a quarter of the picture, so that there is room for what lies behind them. */
export const degreeFor = (most: number): number =>
  Math.min(limits.degree, Math.max(limits.degreeOfFew, Math.floor(most / 4)))

/** How one end is called for the rule; a contact is the record itself, not somebody or something. */
const isOne = (kind: EndKind) => kind === 'person' || kind === 'organisation'

/** Which kind of tie stands between two that one record speaks of; none where it would say nothing. */
export function tieKindOf(a: EndKind, b: EndKind): TieKind | undefined {
  if (a === 'detail' || b === 'detail') return isOne(a) || isOne(b) ? 'contact-details' : undefined
  if (a === 'event' || b === 'event') return 'events'
  if (isOne(a) && isOne(b)) return 'people'
  if (!isOne(a) && !isOne(b)) return undefined
  return a === 'object' || b === 'object' ? 'things' : 'places'
}

/** One tie as it is found from one end: through which visible records, as what, from when to when. */
export type FoundTie = {
  to: string
  toKind: EndKind
  /** The newest first, at most `limits.recordsNamed`. */
  records: string[]
  count: number
  /** When the first and the last of them were received: milliseconds. */
  first: number
  last: number
  /** As what each end is spoken of together, its own role first: `reporter<TAB>victim`. */
  roles: string[]
  /** Nothing but opinion ties them. */
  opinion: boolean
}

/** What ties one to others. */
export type Found = {
  ties: Map<string, FoundTie>
  /** There are more records than were read. */
  cut: boolean
}

/** Stronger first: more records, then the newer, then by name of the node so that it is always the same. */
export const byStrength = (a: FoundTie, b: FoundTie): number =>
  b.count - a.count || b.last - a.last || (a.to < b.to ? -1 : a.to > b.to ? 1 : 0)

export const isHub = (kind: EndKind, found: Found, hub: number = limits.hub): boolean =>
  found.cut || found.ties.size > (kind === 'detail' ? limits.hubDetail : hub)

/** Why two entries are one node for this viewer. */
export type Held = {
  a: string
  b: string
  recordA: string
  recordB: string
  probability: number | null
  explanation: unknown
}

export type Node = {
  /** An entity, or `phone:…` or `email:…`. */
  id: string
  kind: EndKind
  subkind: string
  label: string | null
  /** When an event happened or was recorded. */
  at: Date | null
  /** Of which entries it is made: more than one where they are held to be the same. */
  entities: string[]
  held: Held[]
  steps: number
  /** Ties to others that are not shown here. */
  more: number
  /** There are at least so many: not every record was read. */
  atLeast: boolean
  /** Kept closed because so many are tied to it; opened when asked. */
  closed: boolean
}

/** `roles` are of `from` first. */
export type Tie = Omit<FoundTie, 'to' | 'toKind'> & { from: string; to: string; kind: TieKind }

export type Network = { nodes: Node[]; ties: Tie[] }
