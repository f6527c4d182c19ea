import type { Picture, PictureNode, PictureTie } from '../../network/picture.ts'
import { type LayoutAsk, ringed } from './layout.ts'

export type DrawnNode = { data: PictureNode; x: number; y: number; r: number; ties: number[] }
export type Graph = { nodes: DrawnNode[]; ties: PictureTie[]; hiddenTies: Set<number> }

const radiusOf = (node: PictureNode, ties: number) =>
  node.steps === 0 ? 16 : Math.min(14, 8 + Math.sqrt(ties)) + (node.closed ? 2 : 0)

/** What the layout needs: numbers alone. */
export function layoutAsk({ nodes, ties }: Graph, before?: Float32Array): LayoutAsk {
  return {
    steps: Int32Array.from(nodes, node => node.data.steps),
    radii: Float32Array.from(nodes, node => node.r),
    ties: Int32Array.from(ties.flatMap(tie => [tie.from, tie.to])),
    weights: Float32Array.from(ties, tie => 1 + Math.log2(tie.count)),
    ...(before && { before }),
  }
}

/** The nodes of a picture; those that stood in the last one stay where they were. */
export function graphOf({ nodes, ties }: Picture, last?: Graph): { graph: Graph; ask: LayoutAsk } {
  const tiesOf: number[][] = nodes.map(() => [])
  ties.forEach((tie, index) => {
    tiesOf[tie.from]!.push(index)
    tiesOf[tie.to]!.push(index)
  })
  const graph: Graph = {
    nodes: nodes.map((data, index) => ({
      data,
      x: 0,
      y: 0,
      r: radiusOf(data, tiesOf[index]!.length),
      ties: tiesOf[index]!,
    })),
    ties,
    hiddenTies: new Set(),
  }
  const stood = new Map(last?.nodes.map(node => [node.data.id, node]))
  const before =
    last &&
    Float32Array.from(
      graph.nodes.flatMap(({ data }) => {
        const node = stood.get(data.id)
        return node ? [node.x, node.y] : [Number.NaN, Number.NaN]
      }),
    )
  const ask = layoutAsk(graph, before)
  place(graph, before ?? ringed(ask))
  return { graph, ask }
}

export function place({ nodes }: Graph, places: Float32Array): void {
  nodes.forEach((node, index) => {
    node.x = places[index * 2] || 0
    node.y = places[index * 2 + 1] || 0
  })
}

export const otherEnd = (tie: PictureTie, node: number): number =>
  tie.from === node ? tie.to : tie.from

/** Ties that the slider leaves, each with the node at its other end. */
export function neighboursOf(graph: Graph, node: number): { tie: PictureTie; other: number }[] {
  return graph.nodes[node]!.ties.filter(index => !graph.hiddenTies.has(index))
    .map(index => graph.ties[index]!)
    .map(tie => ({ tie, other: otherEnd(tie, node) }))
}
