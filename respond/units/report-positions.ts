import { defineVerb } from '@bluelamp/platform'
import { keepPositions } from './position-store.ts'
import type { ReportPositions } from './unit-contract.ts'
import { unitListResource } from './unit-resource.ts'

/** A phone's clock may run a little ahead; one that runs far ahead would hold its place for ever. */
const mostAheadMs = 60_000

/**
 * Where units are, many at once. Only the latest fix is kept and none is journalled: a track of
 * staff is not made. One announcement serves a whole batch.
 */
export const reportPositions = defineVerb({
  name: 'respond.report-positions',
  operation: 'none',
  announce: true,
  resource: (_context, { forceId }: ReportPositions) => unitListResource(forceId, 'positions'),
  run: async (context, { forceId, fixes }): Promise<{ moved: string[] }> => {
    const latest = context.now.getTime() + mostAheadMs
    const usable = fixes.filter(fix => Date.parse(fix.fixedAt) <= latest)
    return { moved: await keepPositions(context, forceId, usable) }
  },
  about: ({ moved }) => ({ records: moved }),
})
