import { fiveCases, stages } from '../cases/case-kinds.ts'
import { goLiveFaults } from '../design/releases.ts'
import { missingFromBoardPaper } from '../documents/board-paper.ts'
import { missingFromNotice } from '../documents/decision-notice.ts'
import type { FrontMatter } from '../documents/document.ts'
import {
  type Element,
  idsIn,
  isSigned,
  type Model,
  namedIn,
  numberIn,
  ofKind,
  rowsIn,
  textIn,
} from '../model/element.ts'
import { sameWords } from '../model/words.ts'
import { reportFaults } from '../options/report-sections.ts'
import { transferFaults } from '../options/short-list.ts'
import { rateServices } from '../scope/rating.ts'
import { acceptanceOutcome } from './acceptance.ts'
import { buildNotice, buildPaper } from './build-notice.ts'

export type Signing = { role: string; outcome: string; signer: string }
type Rule = (model: Model, element: Element, signing: Signing) => string[]

/** What stands against a signature, kind by kind. */
export const rules: Readonly<Record<string, Rule>> = {
  definition: (_, element) =>
    textIn(element, 'test') === '' ? ['Say how one tells whether a service is one'] : [],
  'cut-off': model => {
    const alone = rateServices(model).filter(({ ratings }) => ratings.length < 2)
    const apart = rateServices(model).filter(({ toReconcile }) => toReconcile)
    return [
      ...(alone.length > 0
        ? [`Fewer than two raters: ${names(alone.map(each => each.service))}`]
        : []),
      ...(apart.length > 0
        ? [
            `Raters more than one level apart must talk first: ${names(apart.map(each => each.service))}`,
          ]
        : []),
    ]
  },
  'ict-line': (_, element) =>
    idsIn(element, 'outcomes').length === 0
      ? ['It serves no agreed outcome: no line without one is approved']
      : [],
  report: (model, element, { role }) => [
    ...(role === 'policing-body' && !isSigned(model, element, 'chief-officer', 'submit')
      ? ['The chief constable has not submitted it']
      : []),
    ...reportFaults(model, element),
  ],
  case: (model, element, { role }) => [
    ...caseFaults(element),
    ...stageFaults(model, element, role),
  ],
  gate: (model, element) => {
    const order = numberIn(element, 'order') ?? 0
    const before = ofKind(model, 'gate').filter(
      gate =>
        (numberIn(gate, 'order') ?? 0) < order &&
        textIn(gate, 'project') === textIn(element, 'project'),
    )
    const open = before.filter(gate => !isSigned(model, gate, 'policing-body', 'continue'))
    // Taken away or given another number, a gate would be passed over all the same.
    const numbers = new Set(before.map(gate => numberIn(gate, 'order') ?? 0))
    const absent = Array.from({ length: order }, (_, number) => number).filter(n => !numbers.has(n))
    return [
      ...(['stopCosts', 'stopSaves'].some(field => numberIn(element, field) === undefined)
        ? ['Say in money what stopping would cost and what it would save']
        : []),
      ...(open.length > 0 ? [`Gates before it are not passed: ${names(open)}`] : []),
      ...(absent.length > 0 ? [`There is no gate number ${absent.join(', ')}`] : []),
    ]
  },
  deliverable: (model, element, { role, outcome, signer }) =>
    role === 'assurer'
      ? assuranceFaults(element, signer)
      : acceptanceFaults(model, element, outcome),
  decision: (model, element) => [
    ...missingFromNotice(buildNotice(model, element, unsigned))
      .filter(heading => !withSignature.includes(heading))
      .map(heading => `Nothing is written under “${heading}” yet`),
    ...namedIn(model, element, 'considered')
      .filter(option => textIn(option, 'stands') === 'preferred')
      .flatMap(option => transferFaults(model, option)),
    ...groundFaults(element),
  ],
  release: (_, element) => goLiveFaults(element),
  paper: (_, element) => [
    ...missingFromBoardPaper(buildPaper(element, unsigned, '')).map(
      heading => `Nothing is written under “${heading}” yet`,
    ),
    ...groundFaults(element),
  ],
}

/** What a notice is given by being signed. */
const withSignature = ['Signature', 'Publication']
const unsigned: FrontMatter = { reference: '', author: '', date: '', status: '', marking: '' }

const names = (elements: readonly Element[]): string =>
  elements
    .slice(0, 6)
    .map(element => element.name)
    .join(', ') + (elements.length > 6 ? ` and ${elements.length - 6} more` : '')

const groundFaults = (element: Element): string[] =>
  textIn(element, 'exempt') !== '' && textIn(element, 'ground').trim() === ''
    ? ['Say on what ground a part is exempt']
    : []

/** An outline says why and which; from the second stage on all five cases are made. */
function caseFaults(element: Element): string[] {
  const needed =
    textIn(element, 'stage') === 'soc'
      ? (['strategic', 'economic'] as const)
      : (Object.keys(fiveCases) as (keyof typeof fiveCases)[])
  const empty = needed.filter(name => textIn(element, name).trim() === '')
  return empty.length > 0
    ? [`Not written yet: ${empty.map(name => fiveCases[name]).join(', ')}`]
    : []
}

function stageFaults(model: Model, element: Element, role: string): string[] {
  const order = Object.keys(stages)
  const at = order.indexOf(textIn(element, 'stage'))
  const before = order[at - 1]
  if (before === undefined) return []
  const earlier = ofKind(model, 'case').find(
    other =>
      textIn(other, 'project') === textIn(element, 'project') && textIn(other, 'stage') === before,
  )
  return earlier && isSigned(model, earlier, role, 'approve')
    ? []
    : [
        `The ${stages[before as keyof typeof stages].toLowerCase()} comes first, and is not approved`,
      ]
}

/** Nobody checks their own work. */
function assuranceFaults(element: Element, signer: string): string[] {
  const author = textIn(element, 'author')
  const own = rowsIn(element, 'criteria').filter(row => sameWords(String(row.reviewer), author))
  return [
    ...(sameWords(author, signer) ? ['Whoever made it cannot check it'] : []),
    ...(own.length > 0 ? ['A criterion was checked by whoever made the deliverable'] : []),
    ...(rowsIn(element, 'criteria').length === 0 ? ['There is no criterion to check it by'] : []),
  ]
}

function acceptanceFaults(model: Model, element: Element, outcome: string): string[] {
  if (!acceptanceOutcome(outcome).approved) return []
  const findings = rowsIn(element, 'criteria').filter(row => row.met !== true && row.major === true)
  return [
    ...(isSigned(model, element, 'assurer', 'checked')
      ? []
      : ['Independent assurance has not checked it yet']),
    ...(findings.length > 0
      ? [`A major finding is open: ${findings.map(row => String(row.what)).join('; ')}`]
      : []),
  ]
}
