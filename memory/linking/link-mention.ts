import type { Context, Tx } from '@bluelamp/platform'
import { addDetails, addEntity, addLink, findSharing, type Mention } from './link-store.ts'
import { explain, isSame, linkingRule } from './who-is-who.ts'

/** Links what a record speaks of to the entity already known by it, or to a new one. */
export async function linkMention(
  context: Context<Tx>,
  recordId: string,
  forceId: string,
  mention: Mention,
): Promise<{ entityId: string; isNew: boolean }> {
  const candidates = await findSharing(context, mention.kind, forceId, mention.details)
  const match = candidates.find(({ shared }) => isSame(mention.kind, shared))
  const entityId =
    match?.entityId ?? (await addEntity(context, forceId, mention.kind, mention.subkind))
  await addLink(
    context,
    recordId,
    entityId,
    mention,
    match ? { explanation: explain(match.shared), by: linkingRule } : {},
  )
  await addDetails(context, recordId, entityId, mention.details)
  return { entityId, isNew: !match }
}
