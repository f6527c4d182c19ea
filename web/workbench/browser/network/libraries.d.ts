declare module 'graphology-layout-forceatlas2/iterate.js' {
  /** One step over flat arrays: ten numbers a node, three an edge. */
  export default function iterate(
    settings: Readonly<Record<string, number | boolean>>,
    nodes: Float32Array,
    edges: Float32Array,
  ): unknown
}

declare module 'd3-force' {
  export type Body = { x: number; y: number; r: number }
  type Force = { strength(value: number): Force; iterations(count: number): Force }
  type Simulation = {
    force(name: string, force: Force): Simulation
    stop(): Simulation
    tick(count: number): Simulation
  }
  export function forceSimulation(bodies: Body[]): Simulation
  export function forceCollide(radius: (body: Body) => number): Force
}
