import { daysSince, isOverAYearOld } from '../model/days.ts'
import { type Element, type Model, numberIn, ofKind, rowsIn, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { agendaOf, oversight } from './oversight.ts'
import { isBeyondAppetite, isOpenEntry, leftScore, riskScore } from './risk.ts'

const answerDays = 28

export const governanceFindings = (model: Model, today: string): Finding[] => [
  ...ofKind(model, 'raid')
    .filter(isOpenEntry)
    .flatMap(entry => riskFindings(entry, today)),
  ...ofKind(model, 'escalation')
    .filter(each => isOpen(each) && textIn(each, 'answerBy') < today)
    .map(each => wrong(each, `No answer from ${textIn(each, 'to')} by the day it was needed`)),
  ...ofKind(model, 'question')
    .filter(each => isOpen(each) && daysSince(textIn(each, 'askedOn'), today) > answerDays)
    .map(each => look(each, `Not answered for more than ${answerDays} days`)),
  ...oversight(model).flatMap(({ objective, lookedAt }) => [
    ...(textIn(objective, 'owner') === '' ? [look(objective, 'Nobody answers for it')] : []),
    ...(isOverAYearOld(lookedAt, today)
      ? [look(objective, 'The policing body has asked nothing about it for a year')]
      : []),
  ]),
  ...[...ofKind(model, 'paper'), ...ofKind(model, 'meeting')]
    .filter(each =>
      rowsIn(each, 'actions').some(({ done, by }) => done !== true && String(by) < today),
    )
    .map(each => look(each, 'An action is late')),
  ...ofKind(model, 'meeting').flatMap(meeting => agendaFindings(model, meeting)),
]

const isOpen = (each: Element) => textIn(each, 'answer') === ''

function riskFindings(entry: Element, today: string): Finding[] {
  return [
    ...(textIn(entry, 'review') < today ? [look(entry, 'Its review is past')] : []),
    ...(riskScore(entry) >= 20 && textIn(entry, 'doing') === ''
      ? [wrong(entry, 'Weighs 20 or more, and nothing is being done')]
      : []),
    ...(isBeyondAppetite(entry)
      ? [
          look(
            entry,
            `Still weighs ${leftScore(entry)} after what is being done; ${entry.body.accepts} is accepted`,
          ),
        ]
      : []),
    ...(leftScore(entry) > riskScore(entry)
      ? [wrong(entry, 'Weighs more after what is being done than before')]
      : []),
  ]
}

function agendaFindings(model: Model, meeting: Element): Finding[] {
  const papers = agendaOf(model, meeting)
  const items = papers.map(paper => numberIn(paper, 'item')).filter(item => item !== undefined)
  const twice = items.find((item, at) => items.indexOf(item) !== at)
  const elsewhere = papers.filter(paper => textIn(paper, 'meeting') !== textIn(meeting, 'on'))
  return [
    ...(twice === undefined ? [] : [wrong(meeting, `Two papers are item ${twice}`)]),
    ...elsewhere.map(paper => wrong(meeting, `“${paper.name}” is for a meeting on another day`)),
  ]
}
