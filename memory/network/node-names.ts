import type { Context } from '@bluelamp/platform'
import { findAddressLines, findLastSaid, findSaid, type Named } from './network-store.ts'

/** By what something is called, the best first. */
const order = [
  'name',
  'registration',
  'serial-number',
  'description',
  'address',
  'uprn',
  'phone',
  'email',
]

const better = (a: Named, b: Named) =>
  order.indexOf(a.name) - order.indexOf(b.name) ||
  (a.record < b.record ? 1 : a.record > b.record ? -1 : 0) ||
  b.value.length - a.value.length ||
  (a.value < b.value ? -1 : 1)

/**
 * What nodes are called, by records that the viewer may see: those met on the way, and where these name
 * nothing the newest that do.
 */
export async function namesOf(
  context: Context,
  action: string,
  nodes: readonly { id: string; entities: readonly string[] }[],
  recordsOf: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, string>> {
  const nodeOf = new Map(
    nodes.flatMap(({ id, entities }) => entities.map(entity => [entity, id] as const)),
  )
  const best = new Map<string, Named>()
  const keep = (rows: readonly Named[]) => {
    for (const row of rows) {
      const node = nodeOf.get(row.id)!
      const before = best.get(node)
      if (!before || better(row, before) < 0) best.set(node, row)
    }
  }
  keep(
    await findSaid(
      context,
      [...nodeOf.keys()].flatMap(id => (recordsOf.get(id) ?? []).map(record => ({ id, record }))),
    ),
  )
  const silent = nodes.filter(({ id }) => !best.has(id)).flatMap(({ entities }) => entities)
  keep(await findLastSaid(context, action, silent))
  const uprns = [...best.values()].filter(({ name }) => name === 'uprn').map(({ value }) => value)
  const lines = await findAddressLines(context, uprns)
  return new Map(
    [...best].map(([id, { name, value }]) => [
      id,
      name === 'uprn' ? (lines.get(value) ?? value) : value,
    ]),
  )
}
