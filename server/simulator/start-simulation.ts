import { readRoadNetwork } from '@bluelamp/memory'
import type { Clock, Db, Logger } from '@bluelamp/platform'
import { buildRoadGraph } from '@bluelamp/science/dispatch'
import { startCalls } from './living-calls.ts'
import { findPlayedCallSigns } from './played-unit-store.ts'
import { UnitSimulator } from './unit-simulator.ts'

export type SimulationOptions = {
  db: Db
  clock: Clock
  logger: Logger
  site: { forceId: string }
  /** How many times faster than real an invented day goes by; 0: units drive about, nobody calls. */
  speed: number
}

const stepMs = 1000

/** mulberry32: the same drives every time, so that a picture taken twice is the same. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export async function startSimulation(options: SimulationOptions): Promise<() => Promise<void>> {
  const { db, clock, logger, site, speed } = options
  const roads = await readRoadNetwork(db)
  if (!roads) return async () => {}
  const graph = buildRoadGraph(roads)
  const played = await findPlayedCallSigns(db)
  const units = new UnitSimulator({
    db,
    graph,
    forceId: site.forceId,
    now: () => clock.now().getTime(),
    crewsAnswer: speed > 0,
    playedBy: callSign => played.has(callSign),
    random: seeded(20261122),
  })
  const stopUnits = repeat(stepMs, () => units.step(), logger)
  const stopCalls = speed > 0 ? await startCalls({ ...options, forceId: site.forceId }) : undefined
  return async () => {
    await stopCalls?.()
    await stopUnits()
  }
}

/** Again and again, never two at once; a step that fails is logged and the next one comes. */
function repeat(everyMs: number, step: () => Promise<unknown>, logger: Logger) {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const run = async () => {
    try {
      await step()
    } catch (error) {
      if (!stopped) logger.warn({ err: error }, 'the simulation missed a step')
    }
    if (!stopped) plan()
  }
  const plan = () => {
    timer = setTimeout(() => {
      running = run()
    }, everyMs)
  }
  plan()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
