import { readRoadNetwork } from '@bluelamp/memory'
import type { Context } from '@bluelamp/platform'
import { buildRoadGraph, type DemandPoint, type RoadGraph } from '@bluelamp/science/dispatch'
import { countDemand, findNetworkKey } from './dispatch-store.ts'

const demandDays = 28
const demandMs = demandDays * 86_400_000
const squareMetres = 1000
/** Where incidents were over four weeks does not change in a quarter of an hour. */
const freshMs = 15 * 60_000

let roads: { key: string; graph: Promise<RoadGraph | undefined> } | undefined
const demands = new Map<string, { at: number; points: DemandPoint[] }>()

/** The road network, built once a process; undefined where none is loaded. */
export async function getRoads(context: Context): Promise<RoadGraph | undefined> {
  const key = await findNetworkKey(context)
  if (key === undefined) return undefined
  if (roads?.key !== key) {
    const graph = readRoadNetwork(context.db).then(arrays => arrays && buildRoadGraph(arrays))
    roads = { key, graph }
    // What failed once must be tried again by the next who asks.
    graph.catch(() => {
      if (roads?.graph === graph) roads = undefined
    })
  }
  return roads.graph
}

export async function getDemand(context: Context, forceId: string): Promise<DemandPoint[]> {
  const now = context.now.getTime()
  const kept = demands.get(forceId)
  if (kept && Math.abs(now - kept.at) < freshMs) return kept.points
  const points = await countDemand(context, forceId, new Date(now - demandMs), squareMetres)
  demands.set(forceId, { at: now, points })
  return points
}
