import { londonDate } from '@bluelamp/memory'
import {
  boardPaper,
  type Document,
  decisionNotice,
  type FrontMatter,
  optionsReport,
  publicPart,
} from '../documents/index.ts'
import { type Element, type Model, signaturesOf, textIn } from '../model/element.ts'
import { buildReport } from '../options/build-report.ts'
import { bodies, type Programme } from '../programme/programme-store.ts'
import { buildNotice, buildPaper } from './build-notice.ts'

/** Kinds of element that are read as a document. */
export const documentKinds = ['report', 'decision', 'paper'] as const

export type DocumentView = {
  readonly programme: Programme
  readonly model: Model
  readonly element: Element
  readonly invented: boolean
}

/** The document an element stands for, from the record as it is now: whole, or as the public sees it. */
export function documentOf(view: DocumentView, edition: 'whole' | 'public'): Document {
  const whole = wholeOf(view)
  return edition === 'public' ? publicPart(whole) : whole
}

function wholeOf({ programme, model, element, invented }: DocumentView): Document {
  const front = frontOf(programme, model, element, invented)
  if (element.kind === 'report') return optionsReport(buildReport(model, element, front))
  if (element.kind === 'decision') return decisionNotice(buildNotice(model, element, front))
  return boardPaper(buildPaper(element, front, bodies[programme.body]))
}

function frontOf(
  programme: Programme,
  model: Model,
  element: Element,
  invented: boolean,
): FrontMatter {
  const signed = signaturesOf(model, element)
  const hasExempt = textIn(element, 'exempt') !== ''
  return {
    reference: textIn(element, 'reference') || element.id.slice(0, 8),
    author: element.kind === 'decision' ? bodies[programme.body] : 'Chief constable',
    date: londonDate(signed.at(-1)?.signedAt ?? element.madeAt),
    status:
      signed.length === 0
        ? `Draft, version ${element.number}`
        : `Signed, version ${element.number}`,
    marking: hasExempt ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    more: [{ label: 'Programme', value: programme.name }],
    ...(invented && { notice: 'Invented data: this is a demonstration.' }),
  }
}
