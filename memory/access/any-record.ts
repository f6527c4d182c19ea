import type { Context, Resource } from '@bluelamp/platform'

/**
 * What stands for "records of the force" where a verb is about no single one: the policy says who may ask at all, and
 * the query itself shows each only what the policy opens to them.
 */
export const anyRecord = ({ actor }: Context, id: string): Resource => ({
  type: 'Record',
  id,
  attributes: {
    kind: 'entity',
    marking: 0,
    forceId: String(actor.attributes.forceId ?? ''),
  },
})
