import type { ModelRelationship } from './model.ts'

export type Point = { readonly x: number; readonly y: number }

const ink = '#0b0c0c'

/** The mark at the end of a connection that tells its kind, as ArchiMate draws it. */
export function endOf(relation: ModelRelationship, from: Point, to: Point): string {
  switch (relation.type) {
    case 'Composition':
      return diamond(from, to, ink)
    case 'Aggregation':
      return diamond(from, to, '#ffffff')
    case 'Assignment':
      return `<circle cx="${from.x}" cy="${from.y}" r="3" fill="${ink}"/>${head(from, to, ink)}`
    case 'Realization':
    case 'Specialization':
      return head(from, to, '#ffffff')
    case 'Triggering':
    case 'Flow':
      return head(from, to, ink)
    case 'Access':
      return [
        relation.accessType === 'Write' || relation.accessType === 'ReadWrite'
          ? open(from, to)
          : '',
        relation.accessType === 'Read' || relation.accessType === 'ReadWrite' ? open(to, from) : '',
      ].join('')
    case 'Serving':
    case 'Influence':
      return open(from, to)
    case 'Association':
      return relation.isDirected ? open(from, to) : ''
  }
}

/** Points given along the line backwards from its tip, and to its side. */
function points(from: Point, to: Point, places: readonly (readonly [number, number])[]): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const round = (value: number) => Math.round(value * 10) / 10
  return places
    .map(
      ([back, side]) =>
        `${round(to.x - ux * back - uy * side)},${round(to.y - uy * back + ux * side)}`,
    )
    .join(' ')
}

const head = (from: Point, to: Point, fill: string): string =>
  `<polygon points="${points(from, to, [
    [0, 0],
    [10, 5],
    [10, -5],
  ])}" fill="${fill}" stroke="${ink}"/>`

const open = (from: Point, to: Point): string =>
  `<polyline points="${points(from, to, [
    [9, 5],
    [0, 0],
    [9, -5],
  ])}" fill="none" stroke="${ink}"/>`

const diamond = (from: Point, to: Point, fill: string): string =>
  `<polygon points="${points(to, from, [
    [0, 0],
    [8, 4],
    [16, 0],
    [8, -4],
  ])}" fill="${fill}" stroke="${ink}"/>`
