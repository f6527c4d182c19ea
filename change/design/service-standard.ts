import { type Element, rowsIn, textIn } from '../model/element.ts'
import { standardPoints } from './service-kinds.ts'

const said = (design: Element, field: string) => textIn(design, field).trim() !== ''

/** Points of the Service Standard to which nothing is answered yet. */
export function openPoints(design: Element): string[] {
  const answered = new Set(
    rowsIn(design, 'points')
      .filter(({ met }) => String(met ?? '').trim() !== '')
      .map(({ point }) => String(point)),
  )
  return Object.keys(standardPoints).filter(point => !answered.has(point))
}

/** Tried with people, with something found; and before it was live, where that day is set. */
export function testedPrototypes(design: Element) {
  const live = textIn(design, 'live')
  return rowsIn(design, 'prototypes').filter(
    ({ people, found, date }) =>
      Number(people) > 0 &&
      String(found ?? '').trim() !== '' &&
      (live === '' || String(date) <= live),
  )
}

/** What is missing before a service may be live, in words; nothing where it may. */
export function liveFaults(design: Element): string[] {
  const open = openPoints(design)
  return [
    ...(said(design, 'need') ? [] : ['what people need']),
    ...(testedPrototypes(design).length > 0 ? [] : ['a prototype tested with people beforehand']),
    ...(said(design, 'standard') ? [] : ['what people may count on']),
    ...(said(design, 'owner') ? [] : ['an owner']),
    ...(open.length > 0 ? [`an answer to ${pointWords(open)}`] : []),
  ]
}

function pointWords(points: readonly string[]): string {
  const all = Object.keys(standardPoints).length
  if (points.length === all) return `all ${all} points`
  return points.length === 1 ? `point ${points[0]}` : `points ${points.join(', ')}`
}
