import { isObjective, objectivesOf, readingsOf } from '../benefits/benefit-tree.ts'
import { byId, type Element, type Model, namedIn, ofKind, textIn } from '../model/element.ts'

export type Trend = {
  readonly measure: Element
  readonly readings: readonly { readonly date: string; readonly value: number }[]
}

export type Oversight = {
  readonly objective: Element
  /** Measures of the benefits that lead to it, each with its readings in order of time. */
  readonly trends: readonly Trend[]
  readonly questions: readonly Element[]
  /** The last day on which something was asked about it; empty where nobody ever did. */
  readonly lookedAt: string
}

/** Each strategic objective as the policing body holds it to account: how it goes, who answers for it, what was asked. */
export const oversight = (model: Model): Oversight[] =>
  ofKind(model, 'outcome')
    .filter(isObjective)
    .map(objective => {
      const questions = ofKind(model, 'question')
        .filter(question => textIn(question, 'objective') === objective.id)
        .sort((a, b) => textIn(b, 'askedOn').localeCompare(textIn(a, 'askedOn')))
      return {
        objective,
        trends: trendsOf(model, objective),
        questions,
        lookedAt: questions[0] ? textIn(questions[0], 'askedOn') : '',
      }
    })

function trendsOf(model: Model, objective: Element): Trend[] {
  const leadsThere = (benefit: Element) =>
    namedIn(model, benefit, 'outcomes').some(outcome =>
      objectivesOf(model, outcome).includes(objective),
    )
  const measures = ofKind(model, 'benefit')
    .filter(leadsThere)
    .map(benefit => byId(model, benefit.body.measure))
    .filter(measure => measure !== undefined)
  return [...new Set(measures)].map(measure => ({
    measure,
    readings: readingsOf(measure).map(row => ({
      date: String(row.date),
      value: Number(row.value),
    })),
  }))
}

/** The papers of a meeting in the order of its agenda. */
export const agendaOf = (model: Model, meeting: Element): Element[] =>
  namedIn(model, meeting, 'papers').sort((a, b) => Number(a.body.item) - Number(b.body.item))
