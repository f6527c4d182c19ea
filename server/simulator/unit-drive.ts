import {
  findPath,
  nearestNode,
  pathPosition,
  type RoadGraph,
  type RoadPath,
} from '@bluelamp/science/dispatch'

export type Position = { easting: number; northing: number }

/** One simulated vehicle: where it is, and the way it is on. */
export class UnitDrive {
  #position: Position
  #path: RoadPath | undefined
  #begun = 0
  #pace = 1

  constructor(position: Position) {
    this.#position = position
  }

  get position(): Position {
    return this.#position
  }

  get isDriving(): boolean {
    return this.#path !== undefined
  }

  /** Sets out along the roads; where there is no way, it is simply there. `pace` is 1 for ordinary driving. */
  driveTo(graph: RoadGraph, target: Position, now: number, pace = 1): void {
    const from = nearestNode(graph, this.#position.easting, this.#position.northing).node
    const to = nearestNode(graph, target.easting, target.northing).node
    this.#path = findPath(graph, from, to)
    this.#begun = now
    this.#pace = pace
    if (!this.#path) this.#position = target
  }

  stop(): void {
    this.#path = undefined
  }

  /** Moves to where it is at `now` (milliseconds); true if it arrived with this step. */
  step(now: number): boolean {
    if (!this.#path) return false
    const { x, y, arrived } = pathPosition(this.#path, ((now - this.#begun) / 1000) * this.#pace)
    this.#position = { easting: x, northing: y }
    if (arrived) this.#path = undefined
    return arrived
  }
}
