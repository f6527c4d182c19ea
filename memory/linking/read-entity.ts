import { type Context, defineVerb, NotFoundError } from '@bluelamp/platform'
import { actorNames } from '../access/actor-names.ts'
import { anyRecord } from '../access/any-record.ts'
import type { EntityKind } from '../tables.ts'
import { entitiesAsOne } from './entities-as-one.ts'
import {
  type EntityMention,
  type EntityTie,
  findEntityKind,
  findInnerTies,
  findMentions,
} from './entity-store.ts'
import { findLikenessesOf, type Likeness } from './likeness-store.ts'

export type EntityView = {
  id: string
  kind: EntityKind
  subkind: string
  /** Itself, and those it is one with for this viewer. */
  entityIds: string[]
  mentions: EntityMention[]
  /** How many mentions there are, of those the viewer sees; more than are given where there are very many. */
  total: number
  ties: EntityTie[]
  /** What waits for a person, or was decided, about it. */
  likenesses: Likeness[]
  /** Names of staff that stand in it by their ids. */
  names: Record<string, string>
}

const mostShown = 300
const action = 'memory.read-entity'

/** All that is known of a person, thing, place or event, by the records that the viewer may see. */
export const readEntity = defineVerb({
  name: action,
  operation: 'consult',
  resource: (context, { entityId }: { entityId: string }) => anyRecord(context, entityId),
  run: async (context, { entityId }): Promise<EntityView> => {
    const entityIds = await entitiesAsOne(context, action, entityId)
    const entity = entityIds.length > 0 ? await findEntityKind(context, entityId) : undefined
    if (!entity) throw new NotFoundError('entity', entityId)
    return { id: entityId, ...entity, entityIds, ...(await findParts(context, entityIds)) }
  },
  about: ({ entityIds, mentions }) => ({
    subjects: entityIds,
    records: [...new Set(mentions.map(mention => mention.recordId))],
  }),
})

async function findParts(context: Context, entityIds: readonly string[]) {
  const { mentions, total } = await findMentions(context, action, entityIds, mostShown)
  const ties = await findInnerTies(context, action, entityIds)
  const likenesses = await findLikenessesOf(context, action, entityIds)
  const names = await actorNames(context, [
    ...mentions.map(({ why }) => why?.by ?? null),
    ...ties.map(({ by }) => by),
    ...likenesses.map(({ decision }) => decision?.by ?? null),
  ])
  return { mentions, total, ties, likenesses, names: Object.fromEntries(names) }
}
