import type { FastifyInstance } from 'fastify'
import type { Db } from '../database/tables.ts'
import { type Feature, SwitchedOffError } from './feature.ts'
import { findLastTurns } from './switch-store.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers 503 while this is switched off. */
    feature?: Feature
  }
}

/** How old what a process knows of the switches may be: a part that is switched off is off everywhere after that. */
const mostAgeMs = 3_000
/** When a browser or a program may ask again. */
const retryAfterSeconds = 300

type Known = { at: number; off: Promise<ReadonlySet<string>> }

/** Whether a feature is off, read again when what is known has grown old. Requests at once share one reading. */
function offReader(db: Db): (id: string) => Promise<boolean> {
  let known: Known | undefined
  const read = async () => {
    const turns = await findLastTurns(db)
    return new Set(turns.filter(turn => !turn.is_on).map(turn => turn.feature))
  }
  return async id => {
    const at = performance.now()
    if (!known || at - known.at > mostAgeMs) known = { at, off: read() }
    const asked = known
    try {
      return (await asked.off).has(id)
    } catch (error) {
      // A failed reading is not kept: what cannot be read counts as neither on nor off.
      if (known === asked) known = undefined
      throw error
    }
  }
}

/** One door for every switch: a route whose feature is off is never reached. */
export function guardFeatures(app: FastifyInstance, db: Db): void {
  const isOff = offReader(db)
  app.addHook('onRequest', async (request, reply) => {
    const { feature } = request.routeOptions.config
    if (!feature || !(await isOff(feature.id))) return
    reply.header('retry-after', retryAfterSeconds)
    reply.header('cache-control', 'no-store')
    throw new SwitchedOffError(feature)
  })
}
