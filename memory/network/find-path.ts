import { defineVerb, NotFoundError } from '@bluelamp/platform'
import { anyRecord } from '../access/any-record.ts'
import { directed } from './grow-network.ts'
import { limits, type Network, type TieKind, tieKinds } from './network.ts'
import { openReader } from './network-reader.ts'
import { searchPaths, tieBetween } from './path-search.ts'

export type PathQuestion = {
  entityId: string
  otherId: string
  from?: Date | undefined
  to?: Date | undefined
  kinds?: readonly TieKind[] | undefined
  longest?: number | undefined
}

export type PathView = Network & {
  /** Node by node, the shortest; of equals those that pass no busy place or number first. */
  paths: string[][]
  /** Not every tie was followed: a longer way, or one past a busy place, may exist. */
  complete: boolean
}

/** How two are tied, through the records that the viewer may see and no other. */
export const findPath = defineVerb({
  name: 'memory.find-path',
  operation: 'consult',
  resource: (context, { entityId }: PathQuestion) => anyRecord(context, entityId),
  run: async (context, question): Promise<PathView> => {
    const { entityId, otherId, from, to, kinds = tieKinds } = question
    const action = 'memory.find-path'
    const reader = openReader(context, { action, window: { from, to }, kinds })
    const start = await reader.start(entityId)
    if (!start) throw new NotFoundError('entity', entityId)
    const end = await reader.start(otherId)
    if (!end) throw new NotFoundError('entity', otherId)
    const longest = Math.min(limits.path, Math.max(1, question.longest ?? limits.path))
    const search = await searchPaths(reader, start, end, longest)
    const stepOf = new Map(search.paths.flatMap(path => path.map((id, step) => [id, step])))
    const names = await reader.names([...stepOf.keys()])
    const ties = new Map(
      search.paths.flatMap(path =>
        path.slice(1).map((id, step) => {
          const { node, tie } = tieBetween(search.ties, path[step]!, id)
          const made = directed(reader, node, tie, stepOf)
          return [`${made.from} ${made.to}`, made] as const
        }),
      ),
    )
    return {
      paths: search.paths,
      complete: search.complete,
      nodes: [...stepOf].map(([id, steps]) => {
        const { kind, subkind, entities, held } = reader.known(id)
        return {
          id,
          kind,
          subkind,
          label: names.get(id)?.label ?? null,
          at: names.get(id)?.at ?? null,
          entities,
          held,
          steps,
          more: 0,
          atLeast: false,
          closed: search.hubs.has(id),
        }
      }),
      ties: [...ties.values()],
    }
  },
  about: ({ nodes, paths }, { entityId, otherId }) => ({
    subjects: [
      ...new Set([
        entityId,
        otherId,
        ...nodes.filter(node => node.kind === 'person').flatMap(node => node.entities),
      ]),
    ],
    detail: { paths: paths.length, steps: (paths[0]?.length ?? 0) - 1 },
  }),
})
