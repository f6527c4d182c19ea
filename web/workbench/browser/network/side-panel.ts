import { stepWords } from '../../network/picture.ts'
import { type Graph, neighboursOf } from './network-graph.ts'

const mostTies = 40

type Choices = { go: (node: number) => void; open: (node: number) => void }

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

export const button = (text: string, act: () => void, className = 'bl-network__button') => {
  const made = element('button', { type: 'button', className }, text)
  made.addEventListener('click', act)
  return made
}

const link = (href: string, text: string) => element('a', { href, className: 'govuk-link' }, text)

export const saidOf = (graph: Graph, index: number): string => {
  const { data } = graph.nodes[index]!
  const ties = neighboursOf(graph, index).length
  return [
    `${data.kind}: ${data.label}`,
    stepWords(data.steps),
    ties === 1 ? '1 tie shown' : `${ties} ties shown`,
    data.more,
  ]
    .filter(Boolean)
    .join(', ')
}

/** Why the chosen one is where it is: every tie, as what, when and through which records. */
export function showSide(side: HTMLElement, graph: Graph, index: number, choices: Choices): void {
  side.replaceChildren()
  if (index < 0) {
    side.append(
      element('h2', { className: 'govuk-heading-s' }, 'Why are they tied?'),
      element(
        'p',
        { className: 'govuk-body-s' },
        'Choose somebody or something in the picture: its ties and the records behind them are shown here.',
      ),
    )
    return
  }
  const { data } = graph.nodes[index]!
  const found = neighboursOf(graph, index).sort(
    (a, b) => b.tie.count - a.tie.count || a.other - b.other,
  )
  side.append(
    element('p', { className: 'bl-meta' }, `${data.kind}, ${stepWords(data.steps)}`),
    element('h2', { className: 'govuk-heading-s', tabIndex: -1 }, data.label),
  )
  if (data.more) side.append(element('p', { className: 'govuk-body-s' }, `${data.more}.`))
  for (const why of data.held ?? []) side.append(element('p', { className: 'govuk-body-s' }, why))
  const doors = element('p', { className: 'bl-network__doors' })
  if (data.href) doors.append(link(data.href, 'Open its page'))
  if (data.here && data.steps > 0) doors.append(link(data.here, 'See the network from here'))
  if (data.opens) doors.append(button('Show more of its ties', () => choices.open(index)))
  side.append(doors)
  side.append(
    element(
      'h3',
      { className: 'govuk-heading-s' },
      found.length === 1 ? '1 tie' : `${found.length} ties`,
    ),
    element(
      'ul',
      { className: 'bl-network__ties' },
      ...found.slice(0, mostTies).map(({ tie, other }) => {
        const item = element('li')
        item.append(
          button(graph.nodes[other]!.data.label, () => choices.go(other), 'bl-link-button'),
          element('span', { className: 'bl-meta' }, ` ${graph.nodes[other]!.data.kind}`),
          element(
            'p',
            { className: 'govuk-body-s' },
            `${tie.words}${tie.opinion ? ' (opinion)' : ''}`,
          ),
          element(
            'p',
            { className: 'bl-meta' },
            `${tie.count === 1 ? '1 record' : `${tie.count} records`}, ${tie.when}: `,
            ...tie.records.flatMap(({ href, text }) => [link(href, text), ' ']),
          ),
        )
        return item
      }),
    ),
  )
  if (found.length > mostTies) {
    side.append(
      element(
        'p',
        { className: 'govuk-body-s' },
        `And ${found.length - mostTies} more: they stand in the list below.`,
      ),
    )
  }
}
