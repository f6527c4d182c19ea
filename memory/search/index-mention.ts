import type { Context, Tx } from '@bluelamp/platform'
import { referenceKey } from './ask.ts'
import { addReference, findInRole, findMentionsOf, indexMention, isEvent } from './index-store.ts'

/** A link to an event is searched for by where the event is; other links by what the record says of them. */
export async function indexLink(
  context: Context<Tx>,
  recordId: string,
  entityId: string,
): Promise<void> {
  if (await isEvent(context, entityId)) await indexMention(context, recordId, entityId)
}

/** An event has become known, or has another place: all that was linked to it. */
export async function indexEvent(context: Context<Tx>, entityId: string): Promise<void> {
  for (const recordId of await findMentionsOf(context, entityId)) {
    await indexMention(context, recordId, entityId)
  }
}

/** References by which people will ask for what this record speaks of: a crime number, a log number. */
export async function keepReferences(
  context: Context<Tx>,
  recordId: string,
  entityId: string,
  references: readonly string[],
): Promise<void> {
  await addReference(context, recordId, entityId, references.map(referenceKey))
  await indexMention(context, recordId, entityId)
}

/** The same, where only the role of what it is about is known. */
export async function keepReferencesOfRole(
  context: Context<Tx>,
  recordId: string,
  role: string,
  references: readonly string[],
): Promise<void> {
  const entityId = await findInRole(context, recordId, role)
  if (entityId) await keepReferences(context, recordId, entityId, references)
}
