import type { Element } from '../model/element.ts'
import type { ModelRelationship, ModelView } from './archimate/index.ts'

/** A picture of the blueprint: kinds side by side in columns, and the fields whose ties are drawn between them. */
type Plan = {
  readonly id: string
  readonly name: string
  readonly columns: readonly string[]
  /** `kind.field`, as the tie's own element says it. */
  readonly ties: readonly string[]
}

const plans: readonly Plan[] = [
  {
    id: 'change',
    name: 'From projects to outcomes',
    columns: ['project', 'capability', 'outcome'],
    ties: ['project.outcomes', 'project.capabilities'],
  },
  {
    id: 'aims',
    name: 'From benefits to objectives',
    columns: ['benefit', 'outcome'],
    ties: ['benefit.outcomes'],
  },
  {
    id: 'systems',
    name: 'Systems, and the capabilities they realise',
    columns: ['application', 'capability'],
    ties: ['application.capabilities'],
  },
  {
    id: 'services',
    name: 'Capabilities, and the services that need them',
    columns: ['capability', 'service'],
    ties: ['capability.services'],
  },
]

const [boxWidth, boxHeight, gapX, gapY] = [200, 50, 120, 20]

export type DrawnTie = ModelRelationship & { readonly drawnAs: string }

/** The pictures that can be drawn of what there is; one without two columns says nothing and is left out. */
export const viewsOf = (
  parts: readonly Element[],
  ties: readonly DrawnTie[],
  identifierOf: (id: string) => string,
): ModelView[] =>
  plans
    .map(plan => viewOf(plan, parts, ties, identifierOf))
    .filter(({ connections }) => (connections ?? []).length > 0)

function viewOf(
  { id, name, columns, ties: drawn }: Plan,
  parts: readonly Element[],
  ties: readonly DrawnTie[],
  identifierOf: (id: string) => string,
): ModelView {
  const nodes = columns.flatMap((kind, column) =>
    parts
      .filter(part => part.kind === kind)
      .map((part, row) => ({
        identifier: `n-${id}-${part.id}`,
        element: identifierOf(part.id),
        x: 20 + column * (boxWidth + gapX),
        y: 20 + row * (boxHeight + gapY),
        w: boxWidth,
        h: boxHeight,
      })),
  )
  const nodeOf = new Map(nodes.map(node => [node.element, node.identifier]))
  const connections = ties.flatMap(({ drawnAs, identifier, source, target }) => {
    const [from, to] = [nodeOf.get(source), nodeOf.get(target)]
    return from && to && drawn.includes(drawnAs)
      ? [
          {
            identifier: `c-${id}-${identifier}`,
            relationship: identifier,
            source: from,
            target: to,
          },
        ]
      : []
  })
  return { identifier: `view-${id}`, name, nodes, connections }
}
