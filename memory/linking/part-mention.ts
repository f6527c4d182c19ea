import type { Context, Tx } from '@bluelamp/platform'
import type { EntityKind } from '../tables.ts'
import { tieByCandidates } from './link-mention.ts'
import {
  addEntityLike,
  beginning,
  type Cause,
  findLinks,
  findSeats,
  moveMention,
  replaceLink,
  type SeatedMention,
  withDetails,
} from './mention-store.ts'
import { valuesOf } from './mention-values.ts'
import { addSameAsSaid } from './tie-store.ts'
import { type Judged, judge } from './who-is-who.ts'

/** How many mentions are weighed against each other to find another ground for a link. */
const mostWeighed = 100

export type Parting = Cause & {
  /** The entity it moves to; else one is made. */
  into?: string
  /**
   * What becomes of those that rested on the mention and find no other ground. `tied`: each gets an entity of its
   * own, and whoever sees both records is told that they are one. `go-along`: they leave with it.
   */
  followers: 'tied' | 'go-along'
}

type Mention = { recordId: string; entityId: string }

/**
 * Moves a record's mention out of an entity into one of its own, which it answers. The entity keeps its id and its
 * other mentions; one of these that rested on the one that leaves must find another ground or leave too.
 */
export async function partMention(
  context: Context<Tx>,
  kind: EntityKind,
  { recordId, entityId }: Mention,
  { followers, into, ...cause }: Parting,
): Promise<string> {
  const seats = await findSeats(context, entityId)
  const leaving = seats.find(seat => seat.recordId === recordId)
  const others = seats.filter(seat => seat.recordId !== recordId)
  if (!leaving || others.length === 0) return entityId
  const children = others.filter(seat => seat.evidence === recordId)
  const saidBefore = await tiesSaid(context, leaving, children, others)

  const trees = children.map(head => treeUnder(head, others))
  const resting = new Set(trees.flat())
  let staying = others.filter(seat => !resting.has(seat))
  if (staying.length === 0) {
    // All rested on it: the greatest part that others see keeps the entity, and begins it now.
    trees.sort(
      (a, b) =>
        Number(b[0]!.open) - Number(a[0]!.open) ||
        b.length - a.length ||
        (a[0]!.recordId < b[0]!.recordId ? -1 : 1),
    )
    staying = trees.shift()!
    await restOn(context, staying[0]!, beginning(context), cause)
  }
  const own = into ?? (await addEntityLike(context, entityId))
  for (const tree of trees) {
    const ground = await findGround(context, kind, tree, staying)
    if (ground) {
      await turnTo(context, tree, ground, cause)
      staying = [...staying, ...tree]
      continue
    }
    const to = followers === 'tied' ? await addEntityLike(context, entityId) : own
    for (const seat of tree) {
      const begins = followers === 'tied' && seat === tree[0]
      await moveMention(context, seat, to, begins ? beginning(context) : {}, cause)
      seat.entityId = to
    }
    if (followers === 'tied') {
      for (const seat of tree) await tieByCandidates(context, kind, seat)
    }
  }
  await moveMention(context, leaving, own, beginning(context), cause)
  leaving.entityId = own
  if (followers === 'tied') {
    for (const { one, other, link } of saidBefore) {
      const pair = {
        entityA: one.entityId,
        recordA: one.recordId,
        entityB: other.entityId,
        recordB: other.recordId,
      }
      await addSameAsSaid(context, pair, link)
    }
  }
  return own
}

/** What tied the one that leaves: to the mention it rests on, and those that rest on it. */
async function tiesSaid(
  context: Context<Tx>,
  leaving: SeatedMention,
  children: readonly SeatedMention[],
  others: readonly SeatedMention[],
) {
  const parents = others.filter(seat => seat.recordId === leaving.evidence)
  const pairs = [
    ...parents.map(parent => ({ one: leaving, other: parent })),
    ...children.map(child => ({ one: child, other: leaving })),
  ]
  const said = []
  for (const { one, other } of pairs) {
    const [link] = await findLinks(context, one.recordId, one.entityId)
    if (link) said.push({ one, other, link })
  }
  return said
}

/** A mention and all that rest on it, through whichever others. */
function treeUnder(head: SeatedMention, seats: readonly SeatedMention[]): SeatedMention[] {
  const tree = [head]
  for (const seat of tree) {
    tree.push(...seats.filter(each => each.evidence === seat.recordId && !tree.includes(each)))
  }
  return tree
}

async function restOn(
  context: Context<Tx>,
  seat: SeatedMention,
  change: Parameters<typeof replaceLink>[2],
  cause: Cause,
): Promise<void> {
  for (const link of await findLinks(context, seat.recordId, seat.entityId)) {
    await replaceLink(context, link, change, cause)
  }
  seat.evidence = change.evidence_record ?? null
}

type Ground = { from: SeatedMention; to: SeatedMention; judged: Judged }

/** The strongest certain match between a part and those that stay, resting on an open record. */
async function findGround(
  context: Context<Tx>,
  kind: EntityKind,
  tree: readonly SeatedMention[],
  staying: readonly SeatedMention[],
): Promise<Ground | undefined> {
  // Nothing may come to rest on a closed one: it can only be the one that turns, if nothing rests on it.
  const turning = tree.filter(seat => seat.open || seat === tree[0])
  const ours = await withDetails(context, turning, mostWeighed)
  const theirs = await withDetails(
    context,
    staying.filter(seat => seat.open),
    mostWeighed,
  )
  const values = theirs.map(each => valuesOf(each.details))
  let best: Ground | undefined
  for (const one of ours) {
    const own = valuesOf(one.details)
    theirs.forEach((other, at) => {
      const judged = judge(kind, values[at]!, own)
      if (judged.verdict !== 'certain' || (best && best.judged.weight >= judged.weight)) return
      best = { from: one, to: other, judged }
    })
  }
  return best
}

/** Lets a part rest on its new ground: what rested on what, from there up to its head, is turned round. */
async function turnTo(
  context: Context<Tx>,
  tree: readonly SeatedMention[],
  { from, to, judged }: Ground,
  cause: Cause,
): Promise<void> {
  const { actor, now } = context
  let seat = tree.find(each => each.recordId === from.recordId)
  let ground: Parameters<typeof replaceLink>[2] = {
    evidence_record: to.recordId,
    weight: judged.weight,
    explanation: judged.explanation,
    asserted_by: judged.explanation.model,
    asserted_at: now,
  }
  while (seat) {
    const next = tree.find(each => each.recordId === seat?.evidence)
    const [link] = await findLinks(context, seat.recordId, seat.entityId)
    const child = seat.recordId
    await restOn(context, seat, ground, cause)
    seat = next
    ground = {
      evidence_record: child,
      weight: link?.weight ?? null,
      explanation: link?.explanation ?? null,
      asserted_by: link?.asserted_by ?? actor.id,
      asserted_at: now,
    }
  }
}
