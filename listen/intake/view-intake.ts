import { defineVerb, NotFoundError } from '@bluelamp/platform'
import type { IntakeOutcome } from '../tables.ts'
import { sumDirect } from './direct-store.ts'
import { intakeList } from './intake-access.ts'
import type { Source } from './sources/source.ts'
import { findSources } from './sources/source-store.ts'
import {
  type BatchView,
  countReasons,
  findBatch,
  findBatches,
  findItems,
  type ItemLine,
  type Period,
  type ReasonCount,
  type SumRow,
  sumByDay,
} from './view-store.ts'

export type IntakeView = {
  sums: SumRow[]
  batches: BatchView[]
  reasons: ReasonCount[]
  sources: Source[]
  /** One batch, where one was asked for. */
  batch?: BatchView
  items?: ItemLine[]
}

export type IntakeQuestion = {
  forceId: string
  period: Period
  batchId?: string | undefined
  outcome?: IntakeOutcome | undefined
  after?: number
}

const mostBatches = 200
export const itemsAPage = 100

const latestFirst = (sums: readonly SumRow[]): SumRow[] =>
  sums.toSorted((a, b) =>
    a.day < b.day ? 1 : a.day > b.day ? -1 : a.sourceName < b.sourceName ? -1 : 1,
  )

/** What came in, by source, day and batch, and what became of it. Numbers and reasons; never what was said. */
export const viewIntake = defineVerb({
  name: 'listen.view-intake',
  operation: 'consult',
  resource: (_context, { forceId }: IntakeQuestion) => intakeList(forceId),
  run: async (context, { forceId, period, batchId, outcome, after = -1 }): Promise<IntakeView> => {
    if (batchId) {
      const batch = await findBatch(context, forceId, batchId)
      if (!batch) throw new NotFoundError('batch', batchId)
      const items = await findItems(context, batchId, { outcome, after, most: itemsAPage + 1 })
      return { sums: [], batches: [], reasons: [], sources: [], batch, items }
    }
    return {
      sums: latestFirst([
        ...(await sumByDay(context, forceId, period)),
        ...(await sumDirect(context, period)),
      ]),
      batches: await findBatches(context, forceId, period, mostBatches),
      reasons: await countReasons(context, forceId, period),
      sources: await findSources(context, forceId),
    }
  },
  about: (view, { batchId }) => ({
    detail: {
      ...(batchId && { batch: batchId }),
      batches: view.batches.length,
      off: view.batches.filter(b => b.off).length,
    },
  }),
})
