import type { Point } from './plane.ts'

export const ARTERIAL = 0
export const COLLECTOR = 1
export const LOCAL = 2

export type BlockUse = 'homes' | 'centre' | 'works' | 'park' | 'fields'

/** A plot of land between streets, anticlockwise. Edge i runs from node i to node i + 1 on segment i. */
export interface Block {
  cell: number
  use: BlockUse
  nodes: number[]
  segments: number[]
  area: number
}

/** Streets as straight segments between nodes; `onSegment` holds the junctions met along each. */
export interface StreetNet {
  nodeX: number[]
  nodeY: number[]
  segmentFrom: number[]
  segmentTo: number[]
  segmentStreet: number[]
  onSegment: (number[] | undefined)[]
  streetClass: number[]
  /** Neighbourhood a street lies in; for one along a boundary, that to its left. */
  streetCell: number[]
  /** Neighbourhood on its other side, or -1. */
  streetOtherCell: number[]
  /** Streets of one theme stand near one another. */
  streetTheme: number[]
  blocks: Block[]
}

export function addNode(net: StreetNet, x: number, y: number): number {
  net.nodeX.push(x)
  return net.nodeY.push(y) - 1
}

export function addStreet(
  net: StreetNet,
  roadClass: number,
  cell: number,
  other: number,
  theme: number,
): number {
  net.streetClass.push(roadClass)
  net.streetCell.push(cell)
  net.streetOtherCell.push(other)
  return net.streetTheme.push(theme) - 1
}

export function addChain(net: StreetNet, nodes: number[], street: number): number[] {
  return nodes.slice(1).map((to, i) => {
    net.segmentFrom.push(nodes[i]!)
    net.segmentTo.push(to)
    net.onSegment.push(undefined)
    return net.segmentStreet.push(street) - 1
  })
}

export function ringOf(net: StreetNet, nodes: number[]): Point[] {
  return nodes.map((n): Point => [net.nodeX[n]!, net.nodeY[n]!])
}
