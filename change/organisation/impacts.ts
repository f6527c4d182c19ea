import { daysBetween } from '@bluelamp/memory'
import { type Element, type Model, numberIn, ofKind, rowsIn, textIn } from '../model/element.ts'

/** A concern waits for its answer no longer than this. */
export const longestWait = 28

export type Concern = {
  readonly impact: Element
  readonly what: string
  readonly raised: string
  readonly answer: string
  readonly answered: string
  /** Days without an answer, up to today; none once it is answered. */
  readonly waits?: number
}

export const concernsOf = (impact: Element, today: string): Concern[] =>
  rowsIn(impact, 'concerns').map(row => {
    const [raised, answer] = [String(row.raised ?? ''), String(row.answer ?? '').trim()]
    return {
      impact,
      what: String(row.what ?? ''),
      raised,
      answer,
      answered: String(row.answered ?? ''),
      ...(answer === '' && { waits: Math.max(0, daysBetween(raised, today)) }),
    }
  })

export const waitsTooLong = ({ waits }: Concern): boolean =>
  waits !== undefined && waits > longestWait

export const impactsOf = (model: Model, project: Element): Element[] =>
  ofKind(model, 'impact').filter(impact => textIn(impact, 'project') === project.id)

/** Planned, and nobody has said whom it touches. */
export const untoldProjects = (model: Model): Element[] =>
  ofKind(model, 'project').filter(
    project => numberIn(project, 'start') !== undefined && impactsOf(model, project).length === 0,
  )
