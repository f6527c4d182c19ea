import { listCodes } from '@bluelamp/memory'
import type { Context } from '@bluelamp/platform'
import { type Deployable, type UnitState, unitStates } from './unit-states.ts'

const deployables: readonly Deployable[] = ['yes', 'higher-grade', 'supervisor-grade-1', 'no']

/** Which units may be sent, as the force has set it today; a code it has not set is as in our table. */
export async function findDeployableStates(
  context: Context,
): Promise<Pick<UnitState, 'code' | 'deployable' | 'words'>[]> {
  const rows = await listCodes(context, 'unit-state')
  return unitStates.map(state => {
    const row = rows.find(each => each.code === String(state.code))
    const deployable = deployables.find(each => each === row?.attributes.deployable)
    return { ...state, deployable: deployable ?? state.deployable }
  })
}
