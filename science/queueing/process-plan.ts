import { type Duration, durationDrawer } from './duration.ts'
import { type Opening, openingOf } from './open-hours.ts'
import type { ProcessModel } from './process-model.ts'
import { seededStream } from './seeded-stream.ts'

/** A process as its run needs it: numbers for names, and a stream of chance for each use. */
export interface ProcessPlan {
  /** The pool of each step; -1 where none is needed. */
  readonly poolOf: Int32Array
  readonly shares: Float64Array
  /** Where each step leads; the number of steps stands for leaving. */
  readonly routes: readonly (readonly { readonly to: number; readonly share: number }[])[]
  readonly drawService: readonly (() => number)[]
  readonly drawWaitAfter: readonly ((() => number) | undefined)[]
  readonly drawRoute: readonly (() => number)[]
  readonly drawNeed: () => number
  readonly drawGap: () => number
  readonly servers: Int32Array
  readonly costPerMinute: Float64Array
  readonly openings: readonly Opening[]
}

export function planProcess({ arrivals, pools, steps }: ProcessModel, seed: number): ProcessPlan {
  const poolAt = new Map(pools.map(({ name }, at) => [name, at]))
  const stepAt = new Map(steps.map(({ name }, at) => [name, at]))
  const draw = (duration: Duration, stream: number) =>
    durationDrawer(duration, seededStream(seed, stream))
  const mean = arrivals.kind === 'poisson' ? 60 / arrivals.perHour : 0
  return {
    poolOf: Int32Array.from(steps, ({ pool }) => (pool === undefined ? -1 : poolAt.get(pool)!)),
    shares: Float64Array.from(steps, ({ share = 1 }) => share),
    routes: steps.map(({ routes = [] }) =>
      routes.map(({ to, share }) => ({ to: to === null ? steps.length : stepAt.get(to)!, share })),
    ),
    drawService: steps.map(({ service }, at) => draw(service, 10 + 3 * at)),
    drawWaitAfter: steps.map(({ waitAfter }, at) =>
      waitAfter ? draw(waitAfter, 11 + 3 * at) : undefined,
    ),
    drawRoute: steps.map((_, at) => seededStream(seed, 12 + 3 * at)),
    drawNeed: seededStream(seed, 1),
    drawGap: draw({ kind: 'exponential', mean }, 2),
    servers: Int32Array.from(pools, pool => pool.servers),
    costPerMinute: Float64Array.from(pools, ({ costPerHour = 0 }) => costPerHour / 60),
    openings: pools.map(({ hours }) => openingOf(hours)),
  }
}
