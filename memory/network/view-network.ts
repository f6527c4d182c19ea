import { defineVerb, NotFoundError } from '@bluelamp/platform'
import { anyRecord } from '../access/any-record.ts'
import { growNetwork } from './grow-network.ts'
import { limits, type Network, type TieKind, tieKinds } from './network.ts'
import { openReader } from './network-reader.ts'

export type NetworkQuestion = {
  entityId: string
  steps?: number | undefined
  /** Records received within. */
  from?: Date | undefined
  to?: Date | undefined
  kinds?: readonly TieKind[] | undefined
  /** Nodes to open though many are tied to them. */
  open?: readonly string[] | undefined
  /** The most nodes shown. */
  most?: number | undefined
}

export type NetworkView = Network & { start: string }

/** Who is tied to whom through what, from one entity outwards, through the records that the viewer may see. */
export const viewNetwork = defineVerb({
  name: 'memory.view-network',
  operation: 'consult',
  resource: (context, { entityId }: NetworkQuestion) => anyRecord(context, entityId),
  run: async (context, question): Promise<NetworkView> => {
    const { entityId, from, to, kinds = tieKinds } = question
    const action = 'memory.view-network'
    const reader = openReader(context, { action, window: { from, to }, kinds })
    const start = await reader.start(entityId)
    if (!start) throw new NotFoundError('entity', entityId)
    const network = await growNetwork(reader, {
      start,
      steps: Math.min(limits.steps, Math.max(1, question.steps ?? 2)),
      most: Math.min(limits.nodes, Math.max(2, question.most ?? limits.nodesUsual)),
      open: new Set(question.open),
    })
    return { ...network, start }
  },
  about: ({ nodes, ties }, { entityId, from, to, steps = 2, kinds = tieKinds }) => ({
    subjects: [
      ...new Set([
        entityId,
        ...nodes.filter(node => node.kind === 'person').flatMap(node => node.entities),
      ]),
    ],
    detail: {
      steps,
      kinds: [...kinds],
      ...(from && { from: from.toISOString() }),
      ...(to && { to: to.toISOString() }),
      nodes: nodes.length,
      ties: ties.length,
    },
  }),
})
