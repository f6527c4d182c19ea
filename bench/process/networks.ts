import { type JacksonNetwork, jacksonNetwork, type ProcessModel } from '@bluelamp/science/queueing'

/** A process whose truth is known: exponential services, one pool a step. */
export interface KnownProcess {
  readonly name: string
  readonly model: ProcessModel
  readonly truth: JacksonNetwork
}

interface KnownStep {
  readonly name: string
  readonly servers: number
  readonly mean: number
  /** Sent back to, or out (null), and how many. */
  readonly routes?: readonly { readonly to: string | null; readonly share: number }[]
}

function known(name: string, perHour: number, steps: readonly KnownStep[]): KnownProcess {
  const routing = steps.map(({ routes = [] }, from) => {
    const row = steps.map(() => 0)
    let left = 1
    for (const { to, share } of routes) {
      left -= share
      if (to !== null) row[steps.findIndex(each => each.name === to)]! += share
    }
    if (from + 1 < steps.length) row[from + 1]! += left
    return row
  })
  const nodes = steps.map(({ name: node, servers, mean }, at) => ({
    name: node,
    servers,
    mean,
    perMinute: at === 0 ? perHour / 60 : 0,
  }))
  return {
    name,
    model: {
      arrivals: { kind: 'poisson', perHour },
      pools: steps.map(({ name: pool, servers }) => ({ name: pool, servers })),
      steps: steps.map(({ name: step, mean, routes = [] }) => ({
        name: step,
        pool: step,
        service: { kind: 'exponential', mean },
        routes,
      })),
    },
    truth: jacksonNetwork(nodes, routing),
  }
}

export const knownProcesses: readonly KnownProcess[] = [
  known('calls answered by 12', 100, [{ name: 'answer', servers: 12, mean: 6 }]),
  known('a report in five steps with returns', 12, [
    { name: 'take', servers: 3, mean: 10 },
    { name: 'grade', servers: 1, mean: 3.5, routes: [{ to: null, share: 0.3 }] },
    { name: 'investigate', servers: 9, mean: 45 },
    { name: 'review', servers: 2, mean: 9, routes: [{ to: 'investigate', share: 0.15 }] },
    { name: 'tell', servers: 2, mean: 8, routes: [{ to: 'take', share: 0.05 }] },
  ]),
]
