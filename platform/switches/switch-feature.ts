import type { Resource } from '../verbs/context.ts'
import { ConflictError, InvalidInputError, NotFoundError } from '../verbs/errors.ts'
import { defineVerb } from '../verbs/verb.ts'
import { allFeatures, type Feature, findFeature } from './feature.ts'
import { addTurn, findLastTurns, type Turn } from './switch-store.ts'

export type SwitchState = {
  feature: Feature
  on: boolean
  /** How it was switched last; a feature never switched has none. */
  last?: Turn
}

export type SwitchFeature = { forceId: string; feature: string; on: boolean; reason: string }

const resource = (_context: unknown, { forceId }: { forceId: string }): Resource => ({
  type: 'Feature',
  id: 'all',
  attributes: { forceId },
})

/** Every part that can be switched, and how it stands. */
export const findSwitches = defineVerb({
  name: 'platform.find-switches',
  operation: 'none',
  resource,
  run: async ({ db }, _input: { forceId: string }): Promise<SwitchState[]> => {
    const turns = await findLastTurns(db)
    return allFeatures().map(feature => {
      const last = turns.find(turn => turn.feature === feature.id)
      return { feature, on: last?.is_on ?? true, ...(last && { last }) }
    })
  },
  about: () => ({}),
})

/** Off or on, with a reason that everybody who may see the switches reads. */
export const switchFeature = defineVerb({
  name: 'platform.switch-feature',
  operation: 'alter',
  resource,
  run: async (context, { feature: id, on, reason }: SwitchFeature): Promise<void> => {
    const feature = findFeature(id)
    if (!feature) throw new NotFoundError('feature', id)
    if (reason.trim() === '') {
      throw new InvalidInputError([{ field: 'reason', message: 'Say why: the reason is kept' }])
    }
    const last = (await findLastTurns(context.db)).find(turn => turn.feature === id)
    if ((last?.is_on ?? true) === on) {
      throw new ConflictError(`${feature.name} is ${on ? 'on' : 'off'} already`)
    }
    const number = (last?.number ?? 0) + 1
    if (!(await addTurn(context, feature, { number, on, reason: reason.trim() }))) {
      throw new ConflictError(`Somebody else switched ${feature.name} just now`)
    }
  },
  about: (_output, { feature, on, reason }) => ({ detail: { feature, on, reason } }),
})
