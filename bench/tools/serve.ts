import { readConfig } from '@bluelamp/platform'
import { addIncidentEntry, reportPositions } from '@bluelamp/respond'
import { simulator } from '../../server/actors.ts'
import { findForce } from '../../server/force.ts'
import { start } from '../../server/start.ts'
import { machineMs } from '../bench.ts'
import type { Answer, Order } from './server-process.ts'

/**
 * The whole product in a process of its own, as `npm start` runs it, but without a limit of requests an
 * address. What a force's own feeds do inside the server (positions) is asked for over the line to the parent.
 */

const { config, secrets } = readConfig(process.env)
const running = await start({
  config,
  secrets,
  requestsPerMinute: 0,
  say: line => console.log(line),
})
const { db } = running.databases.app
const { forceId } = await findForce(db)

async function obey(order: Order): Promise<number> {
  const context = { db, actor: simulator(forceId), now: running.clock.now(), purpose: 'Benchmark' }
  switch (order.what) {
    case 'positions':
      return (await reportPositions(context, { forceId, fixes: order.fixes })).moved.length
    case 'entry':
      await addIncidentEntry(context, { ...order.entry, kind: 'note' })
      return 1
    default:
      return order satisfies never
  }
}

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  const answer = async (): Promise<Answer> => {
    try {
      const count = await obey(order)
      // The verb returns once its transaction is committed.
      return { id, committedAt: machineMs(), count }
    } catch (error) {
      return { id, fault: String(error) }
    }
  }
  void answer().then(each => process.send?.(each))
})

const stop = async () => {
  await running.close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
// The parent is gone: nobody is left to stop us.
process.on('disconnect', () => void stop())
process.send?.({ url: running.url, ownerUrl: running.databases.ownerUrl, forceId })
