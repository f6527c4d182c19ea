import { BadProcessError } from './bad-process-error.ts'
import { multiServerQueue, type SteadyQueue } from './known-queues.ts'
import { solveLinear } from './solve-linear.ts'

export interface JacksonNode {
  readonly name: string
  readonly servers: number
  /** Mean minutes of an exponential service. */
  readonly mean: number
  /** Cases that come from outside, a minute. */
  readonly perMinute: number
}

export interface JacksonNetwork {
  readonly nodes: readonly (SteadyQueue & {
    readonly name: string
    /** All that come, from outside and from other nodes. */
    readonly perMinute: number
  })[]
  /** Mean minutes from arriving to leaving. */
  readonly cycle: number
  readonly present: number
}

/**
 * A network of queues: after node i a case goes to node j with the chance `routing[i][j]`, and leaves with what is left of 1. In the
 * steady state each node is as an M/M/c queue of its own (Jackson 1957). Throws `BadProcessError` for routes that are no shares or
 * from which nobody leaves, and as `multiServerQueue`.
 */
export function jacksonNetwork(
  nodes: readonly JacksonNode[],
  routing: readonly (readonly number[])[],
): JacksonNetwork {
  const outside = nodes.map(({ perMinute }) => perMinute)
  nodes.forEach(({ name }, from) => {
    const row = routing[from] ?? []
    const sum = row.reduce((all, share) => all + share, 0)
    if (row.length !== nodes.length || row.some(share => !(share >= 0)) || sum > 1 + 1e-9) {
      throw new BadProcessError(
        `routes out of "${name}": give ${nodes.length} shares, 1 at most in all`,
      )
    }
  })
  const flows = solveLinear(
    nodes.map((_, to) => nodes.map((_, from) => (to === from ? 1 : 0) - routing[from]![to]!)),
    [...outside],
  )
  if (!flows) throw new BadProcessError('cases go round for ever: let some leave')
  const found = nodes.map(({ name, servers, mean }, at) => {
    const perMinute = flows[at]!
    return { name, perMinute, ...multiServerQueue({ perMinute, mean, servers }) }
  })
  const present = found.reduce((sum, node) => sum + node.present, 0)
  return { nodes: found, present, cycle: present / outside.reduce((sum, rate) => sum + rate, 0) }
}
