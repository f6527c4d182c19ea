import { defineVerb } from '@bluelamp/platform'
import type { FindUnits } from './unit-contract.ts'
import { unitListResource } from './unit-resource.ts'
import { findUnitViews } from './unit-store.ts'

/** Units with their state and last position. Call signs and numbers of officers, no names. */
export const findUnits = defineVerb({
  name: 'respond.find-units',
  operation: 'none',
  resource: (_context, { forceId }: FindUnits) => unitListResource(forceId),
  run: (context, asked) => findUnitViews(context, asked),
  about: () => ({}),
})
