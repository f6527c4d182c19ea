import type { NetworkNode, NetworkTie } from '@bluelamp/memory'
import {
  heldWords,
  kindWords,
  moreWords,
  nameOf,
  shapeOf,
  tieWords,
  whenWords,
} from './network-words.ts'
import type { Picture } from './picture.ts'

/** In a large picture each tie names fewer of its records; the list names them all. */
const largeTies = 2000
const recordsInLarge = 3

export type Addresses = {
  entity: (id: string) => string
  network: (id: string) => string
  record: (id: string) => string
}

export function pictureOf(
  { nodes, ties }: { nodes: readonly NetworkNode[]; ties: readonly NetworkTie[] },
  opened: ReadonlySet<string>,
  addresses: Addresses,
): Picture {
  const place = new Map(nodes.map(({ id }, index) => [id, index]))
  const named = ties.length > largeTies ? recordsInLarge : Number.POSITIVE_INFINITY
  return {
    nodes: nodes.map(node => ({
      id: node.id,
      shape: shapeOf(node),
      kind: kindWords(node),
      label: nameOf(node),
      steps: node.steps,
      more: moreWords(node),
      closed: node.closed,
      opens: node.steps > 0 && !opened.has(node.id),
      ...(node.kind !== 'detail' && {
        href: addresses.entity(node.id),
        here: addresses.network(node.id),
      }),
      ...(node.held.length > 0 && { held: heldWords(node) }),
    })),
    ties: ties.map(tie => ({
      from: place.get(tie.from)!,
      to: place.get(tie.to)!,
      words: tieWords(tie),
      count: tie.count,
      records: tie.records
        .slice(0, named)
        .map((id, index) => ({ href: addresses.record(id), text: `Record ${index + 1}` })),
      when: whenWords(tie),
      first: tie.first,
      last: tie.last,
      opinion: tie.opinion,
    })),
  }
}
