import { randomUUID } from 'node:crypto'
import type { Context, Tx } from '@bluelamp/platform'
import { type Asking, nearest, type SharingMention, sharedKeys } from './candidate-store.ts'
import { type Candidate, chooseDirect } from './choose-ties.ts'
import { valuesOf } from './mention-values.ts'
import { findOpen, holdOpen } from './tie-store.ts'
import { judge } from './who-is-who.ts'

/** A mention with all that it may be of, and the entity it is held to be of. */
export type Seat = Asking & {
  entityId: string
  candidates: readonly Candidate[]
  /** What the link rests on; nothing where the entity is new. */
  direct: Candidate | undefined
}

export const weigh = (
  { kind, details }: Pick<Asking, 'kind' | 'details'>,
  mentions: readonly SharingMention[],
): Candidate[] => {
  const values = valuesOf(details)
  return mentions.map(each => ({ ...each, judged: judge(kind, valuesOf(each.details), values) }))
}

/**
 * Gives each mention its entity, in their order: the one of a certain match on an open record, else one of its own. What
 * a link rests on is held still until it is kept; where it was closed at this very moment, all is weighed again.
 */
export async function seatMentions(
  context: Context<Tx>,
  asking: readonly Asking[],
  sharing: readonly (readonly SharingMention[])[],
): Promise<Seat[]> {
  const ownIds = asking.map(() => randomUUID())
  // Who comes alone has nobody before him to be linked to.
  const open =
    asking.length > 1
      ? await findOpen(context, [...new Set(asking.map(one => one.recordId))])
      : new Set<string>()
  const here = new Set(asking.map(one => one.recordId))
  const closed = new Set<string>()
  for (;;) {
    const seats = seatAll(asking, sharing, { ownIds, open, closed })
    const grounds = seats.flatMap(({ direct }) => (direct ? [direct.recordId] : []))
    const outside = [...new Set(grounds)].filter(id => !here.has(id))
    const held = await holdOpen(context, outside)
    const lost = outside.filter(id => !held.has(id))
    if (lost.length === 0) return seats
    for (const id of lost) closed.add(id)
  }
}

type Standing = {
  ownIds: readonly string[]
  open: ReadonlySet<string>
  /** Found open, and closed since. */
  closed: ReadonlySet<string>
}

function seatAll(
  asking: readonly Asking[],
  sharing: readonly (readonly SharingMention[])[],
  { ownIds, open, closed }: Standing,
): Seat[] {
  const before = new Before()
  return asking.map((one, at) => {
    const known = sharing[at]!.map(each => ({
      ...each,
      open: each.open && !closed.has(each.recordId),
    }))
    const candidates = weigh(one, nearest([...known, ...before.sharing(one)]))
    const direct = chooseDirect(candidates)
    const entityId = direct?.entityId ?? ownIds[at]!
    before.add(one, entityId, open.has(one.recordId))
    return { ...one, entityId, candidates, direct }
  })
}

/** The mentions that came before in the same delivery, by the keys under which they will be found once they are written. */
class Before {
  readonly #byKey = new Map<string, SharingMention[]>()
  readonly #mentions = new Map<string, SharingMention>()

  add({ recordId, ...one }: Asking, entityId: string, open: boolean): void {
    const name = `${recordId} ${entityId}`
    // One record may name the same one twice: that is one mention.
    const known = this.#mentions.get(name)
    const mention = known ?? { recordId, entityId, open, details: [], shared: 0 }
    mention.details = [...mention.details, ...one.details]
    this.#mentions.set(name, mention)
    for (const key of sharedKeys(one)) {
      const held = this.#byKey.get(`${one.kind} ${key}`)
      if (!held) this.#byKey.set(`${one.kind} ${key}`, [mention])
      else if (!held.includes(mention)) held.push(mention)
    }
  }

  sharing(one: Asking): SharingMention[] {
    const found = new Map<SharingMention, number>()
    for (const key of sharedKeys(one)) {
      for (const mention of this.#byKey.get(`${one.kind} ${key}`) ?? []) {
        if (mention.recordId !== one.recordId) found.set(mention, (found.get(mention) ?? 0) + 1)
      }
    }
    return [...found].map(([mention, shared]) => ({ ...mention, shared }))
  }
}
