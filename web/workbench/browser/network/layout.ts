import { type Body, forceCollide, forceSimulation } from 'd3-force'
import iterate from 'graphology-layout-forceatlas2/iterate.js'

export type LayoutAsk = {
  /** Of each node: its step, its radius. */
  steps: Int32Array
  radii: Float32Array
  /** Two places a tie. */
  ties: Int32Array
  weights: Float32Array
  /** Where nodes stand already, two numbers each; NaN for one that is new. */
  before?: Float32Array
}

const perNode = 10
const perTie = 3

/** Rounds of the layout: by number of nodes, never by the clock, so that one network is always one picture. */
const roundsFor = (nodes: number) => (nodes > 2000 ? 120 : nodes > 600 ? 250 : 400)

/** Round the one asked about, each below the one it is tied through: readable at once, and never left to chance. */
export function ringed({ steps, ties }: LayoutAsk): Float32Array {
  const count = steps.length
  const parent = new Int32Array(count).fill(-1)
  for (let tie = 0; tie < ties.length; tie += 2) {
    const [a, b] = [ties[tie]!, ties[tie + 1]!]
    for (const [up, down] of [[a, b] as const, [b, a] as const]) {
      if (steps[up]! < steps[down]! && (parent[down] === -1 || up < parent[down]!)) {
        parent[down] = up
      }
    }
  }
  const order = [...steps.keys()].sort(
    (a, b) => steps[a]! - steps[b]! || parent[a]! - parent[b]! || a - b,
  )
  const leaves = new Float32Array(count)
  for (const node of [...order].reverse()) {
    leaves[node] = Math.max(1, leaves[node]!)
    if (parent[node]! >= 0) leaves[parent[node]!]! += leaves[node]!
  }
  const roots = order.filter(node => parent[node] === -1)
  const all = roots.reduce((sum, node) => sum + leaves[node]!, 0)
  const next = new Float32Array(count)
  const places = new Float32Array(count * 2)
  const ring = 40 + 6 * Math.sqrt(count)
  let rootAngle = 0
  for (const node of order) {
    const share = (2 * Math.PI * leaves[node]!) / all
    const up = parent[node]!
    const from = up === -1 ? rootAngle : next[up]!
    if (up === -1) rootAngle += share
    else next[up] = from + share
    next[node] = from
    const angle = from + share / 2
    const radius = ring * Math.max(up === -1 && node > 0 ? 1 : 0, steps[node]!)
    places[node * 2] = radius * Math.cos(angle)
    places[node * 2 + 1] = radius * Math.sin(angle)
  }
  return places
}

/** New ones beside the first they are tied to. */
function placed(ask: LayoutAsk): Float32Array {
  if (!ask.before) return ringed(ask)
  const places = Float32Array.from(ask.before)
  for (let pass = 0; pass < 4; pass++) {
    for (let tie = 0; tie < ask.ties.length; tie += 2) {
      const ends = [ask.ties[tie]!, ask.ties[tie + 1]!]
      for (const [known, fresh] of [ends, [...ends].reverse()] as [number, number][]) {
        if (Number.isNaN(places[known * 2]!) || !Number.isNaN(places[fresh * 2]!)) continue
        // The golden angle spreads any number of them evenly.
        const angle = fresh * 2.399963
        places[fresh * 2] = places[known * 2]! + 40 * Math.cos(angle)
        places[fresh * 2 + 1] = places[known * 2 + 1]! + 40 * Math.sin(angle)
      }
    }
  }
  return places.map(value => (Number.isNaN(value) ? 0 : value))
}

/** Moves nodes until none covers another, as little as may be. */
function parted(places: Float32Array, radii: Float32Array): Float32Array {
  const bodies: Body[] = Array.from(radii, (r, node) => ({
    x: places[node * 2]!,
    y: places[node * 2 + 1]!,
    r,
  }))
  forceSimulation(bodies)
    .force(
      'apart',
      forceCollide(({ r }) => r + 5)
        .strength(0.9)
        .iterations(2),
    )
    .stop()
    .tick(bodies.length > 2000 ? 20 : 60)
  return Float32Array.from(bodies.flatMap(({ x, y }) => [x, y]))
}

/** The middle length of a tie becomes this many units of the picture. */
const usualTie = 70

function scaled(places: Float32Array, ties: Int32Array): Float32Array {
  const lengths: number[] = []
  for (let tie = 0; tie < ties.length; tie += 2) {
    const [a, b] = [ties[tie]! * 2, ties[tie + 1]! * 2]
    lengths.push(Math.hypot(places[a]! - places[b]!, places[a + 1]! - places[b + 1]!))
  }
  lengths.sort((a, b) => a - b)
  const middle = lengths[Math.floor(lengths.length / 2)] || usualTie
  return places.map(value => (value * usualTie) / middle)
}

/** Turned so that its longest way lies across: a screen is wider than it is high. */
function turned(places: Float32Array): Float32Array {
  const count = places.length / 2
  let [mx, my, xx, yy, xy] = [0, 0, 0, 0, 0]
  for (let node = 0; node < count; node++) {
    mx += places[node * 2]! / count
    my += places[node * 2 + 1]! / count
  }
  for (let node = 0; node < count; node++) {
    const [x, y] = [places[node * 2]! - mx, places[node * 2 + 1]! - my]
    xx += x * x
    yy += y * y
    xy += x * y
  }
  const angle = -Math.atan2(2 * xy, xx - yy) / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return places.map((_, at) => {
    const [x, y] = [places[at - (at % 2)]! - mx, places[at - (at % 2) + 1]! - my]
    return at % 2 === 0 ? x * cos - y * sin : x * sin + y * cos
  })
}

/**
 * ForceAtlas2 from a fixed beginning for a fixed number of rounds, then parted: the same network gives the
 * same picture. Hands over how it stands in between.
 */
export function layOut(
  ask: LayoutAsk,
  show: (places: Float32Array, done: boolean) => void,
  everyMs = 300,
  now: () => number = () => performance.now(),
): void {
  const { steps, radii, ties, weights } = ask
  const count = steps.length
  const start = placed(ask)
  const nodes = new Float32Array(count * perNode)
  const edges = new Float32Array((ties.length / 2) * perTie)
  for (let node = 0; node < count; node++) {
    nodes.set(
      [start[node * 2]!, start[node * 2 + 1]!, 0, 0, 0, 0, 1, 1, radii[node]!, 0],
      node * perNode,
    )
  }
  for (let tie = 0; tie < ties.length / 2; tie++) {
    const [a, b] = [ties[tie * 2]!, ties[tie * 2 + 1]!]
    const weight = weights[tie]!
    nodes[a * perNode + 6]! += weight
    nodes[b * perNode + 6]! += weight
    edges.set([a * perNode, b * perNode, weight], tie * perTie)
  }
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 0.5,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 0.05,
    slowDown: 1 + Math.log(Math.max(2, count)),
    barnesHutOptimize: count > 500,
    barnesHutTheta: 0.8,
  }
  const read = () => {
    const places = new Float32Array(count * 2)
    for (let node = 0; node < count; node++) {
      places[node * 2] = nodes[node * perNode]!
      places[node * 2 + 1] = nodes[node * perNode + 1]!
    }
    return scaled(ask.before ? places : turned(places), ties)
  }
  let shown = now()
  const rounds = ask.before ? Math.round(roundsFor(count) / 4) : roundsFor(count)
  for (let round = 0; round < rounds; round++) {
    iterate(settings, nodes, edges)
    if (now() - shown < everyMs) continue
    show(read(), false)
    shown = now()
  }
  show(parted(read(), radii), true)
}
