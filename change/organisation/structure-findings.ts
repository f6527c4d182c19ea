import { type Element, type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { sayDay } from '../say.ts'
import { daysOfChange, type Post, postsOf, standsOn } from './posts.ts'
import { isOutside, structureOn } from './structure.ts'

export function structureFindings(model: Model, today: string): Finding[] {
  const posts = postsOf(model)
  const named = new Map(posts.map(post => [post.id, post]))
  return [
    ...posts.flatMap(post => [
      ...lifeFindings(post),
      ...bossFindings(post, named.get(post.reportsTo)),
      ...originFindings(post, named),
    ]),
    ...ringFindings(
      posts.map(({ element }) => element),
      'reportsTo',
      'It reports to itself, through others',
    ),
    ...ringFindings(ofKind(model, 'unit'), 'parent', 'It is part of itself, through others'),
    ...spanFindings(model, today),
  ]
}

const lifeFindings = ({ element, from, to }: Post): Finding[] =>
  to !== '' && to < from ? [wrong(element, 'Its last day is before its first')] : []

/** Whoever one reports to is there as long as one is there oneself. */
function bossFindings(post: Post, boss: Post | undefined): Finding[] {
  if (!boss) return []
  const { element, from, to } = post
  return [
    ...(boss.from > from
      ? [wrong(element, `It reports to “${boss.name}”, which begins only on ${sayDay(boss.from)}`)]
      : []),
    ...(boss.to !== '' && (to === '' || boss.to < to)
      ? [wrong(element, `It reports to “${boss.name}”, which ends on ${sayDay(boss.to)}`)]
      : []),
  ]
}

const originFindings = (post: Post, named: ReadonlyMap<string, Post>): Finding[] =>
  post.comesFrom
    .map(id => named.get(id))
    .filter(origin => origin !== undefined)
    .filter(origin => standsOn(origin, post.from))
    .map(({ name }) =>
      look(
        post.element,
        `It comes from “${name}”, which still stands on ${sayDay(post.from)}: both are counted`,
      ),
    )

/** Elements from which a field that names one other leads back to themselves. */
function ringFindings(elements: readonly Element[], field: string, text: string): Finding[] {
  const next = new Map(elements.map(element => [element.id, textIn(element, field)]))
  return elements
    .filter(({ id }) => {
      const seen = new Set<string>()
      let at = next.get(id)
      while (at && at !== id && !seen.has(at)) {
        seen.add(at)
        at = next.get(at)
      }
      return at === id
    })
    .map(element => wrong(element, text))
}

/** Today, and from each day to come on which something changes; a span is told once, on the first of them. */
function spanFindings(model: Model, today: string): Finding[] {
  const days = [today, ...daysOfChange(model).filter(day => day > today)]
  const told = new Set<string>()
  return days.flatMap(day =>
    structureOn(model, day)
      .places.filter(isOutside)
      .flatMap(({ post, span, range }) => {
        if (told.has(post.id)) return []
        told.add(post.id)
        const when = day === today ? '' : `From ${sayDay(day)}: `
        return [
          look(
            post.element,
            `${when}${span!.toFixed(1)} people report to each who leads; the range is ${range!.lowest} to ${range!.highest}`,
          ),
        ]
      }),
  )
}
