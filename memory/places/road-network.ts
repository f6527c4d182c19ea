import type { Db } from '@bluelamp/platform'

export type RoadArrays = {
  x: Float64Array
  y: Float64Array
  from: Uint32Array
  to: Uint32Array
  seconds: Float32Array
}

/** A copy, because a driver's buffer may start at an odd byte. */
function view<T>(buffer: Buffer, make: (bytes: ArrayBuffer) => T): T {
  return make(new Uint8Array(buffer).buffer)
}

/** The force's road network, read whole; undefined where none was loaded. */
export async function readRoadNetwork(db: Db): Promise<RoadArrays | undefined> {
  const row = await db
    .selectFrom('memory.road_network')
    .selectAll()
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    x: view(row.node_eastings, bytes => new Float64Array(bytes)),
    y: view(row.node_northings, bytes => new Float64Array(bytes)),
    from: view(row.arc_from, bytes => new Uint32Array(bytes)),
    to: view(row.arc_to, bytes => new Uint32Array(bytes)),
    seconds: view(row.arc_seconds, bytes => new Float32Array(bytes)),
  }
}
