import type { Context, Tx } from '@bluelamp/platform'
import type { EntityKind } from '../tables.ts'
import { type Candidate, chooseTies } from './choose-ties.ts'
import { valuesOf } from './mention-values.ts'
import { addFound, type Found, findOpen, findTies, type Tie } from './tie-store.ts'
import { judge } from './who-is-who.ts'

/** A mention where it stands, with all that it may be of. */
export type Placed = {
  recordId: string
  entityId: string
  kind: EntityKind
  candidates: readonly Candidate[]
}

const othersOf = ({ entityId, candidates }: Placed): string[] => [
  ...new Set(
    candidates
      .filter(each => each.entityId !== entityId && each.judged.verdict !== 'apart')
      .map(each => each.entityId),
  ),
]

/** Ties the entities of mentions to those that their candidates show them to be, or perhaps to be. */
export async function tieToOthers(context: Context<Tx>, placed: readonly Placed[]): Promise<void> {
  const asked = placed
    .map(each => ({ each, others: othersOf(each) }))
    .filter(({ others }) => others.length > 0)
  if (asked.length === 0) return
  const standing = await findTies(
    context,
    asked.map(({ each, others }) => ({ entityId: each.entityId, others })),
  )
  const open = await findOpen(
    context,
    asked.map(({ each }) => each.recordId),
  )
  const ties = new TiesSoFar(standing)
  const found = asked.flatMap(({ each }) => {
    const chosen = tiesOf(each, open.has(each.recordId), ties.of(each.entityId))
    for (const [one, isOpen] of chosen) ties.add(one, isOpen)
    return chosen.map(([one]) => one)
  })
  await addFound(context, found)
}

/** What is found for one mention, and whether it rests on two open records. */
function tiesOf(
  { recordId, entityId, kind, candidates }: Placed,
  open: boolean,
  ties: readonly Tie[],
): [Found, boolean][] {
  const own = candidates.filter(
    each => each.entityId === entityId && each.judged.verdict === 'certain',
  )
  return chooseTies(entityId, open, candidates, ties).map(({ as, candidate }) => {
    const pair = {
      entityA: entityId,
      recordA: recordId,
      entityB: candidate.entityId,
      recordB: candidate.recordId,
    }
    // Two that were apart until now and that this record ties: not where they speak against each other.
    const disputed = own.some(
      each =>
        (each.open || !candidate.open) &&
        judge(kind, valuesOf(each.details), valuesOf(candidate.details)).against,
    )
    const isSame = as === 'same' && !disputed
    return [
      { as: isSame ? 'same' : 'likeness', pair, judged: candidate.judged },
      open && candidate.open,
    ]
  })
}

/** What ties each entity to others: as it stood, and by what was found for the mentions before. */
class TiesSoFar {
  readonly #of = new Map<string, Tie[]>()

  constructor(standing: ReadonlyMap<string, readonly Tie[]>) {
    for (const [entityId, ties] of standing) this.#of.set(entityId, [...ties])
  }

  of(entityId: string): readonly Tie[] {
    return this.#of.get(entityId) ?? []
  }

  add({ as, pair }: Found, open: boolean): void {
    const { entityA, recordA, entityB, recordB } = pair
    for (const [entityId, other] of [
      [entityA, entityB],
      [entityB, entityA],
    ] as const) {
      const tie: Tie = {
        entityId: other,
        open,
        same: as === 'same',
        decision: null,
        records: [recordA, recordB],
      }
      this.#of.set(entityId, [...this.of(entityId), tie])
    }
  }
}
