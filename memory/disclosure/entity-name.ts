import type { Context } from '@bluelamp/platform'
import { findPersonDetails, sightOf } from '../retention/person-store.ts'

/** What people call each of these, from the latest record that the actor may see. */
export async function entityName(
  context: Context,
  entityIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const { entityId, name, value } of await findPersonDetails(
    context,
    entityIds,
    sightOf(context),
  )) {
    if (name === 'name' && !names.has(entityId)) names.set(entityId, value)
  }
  return names
}
