import {
  acceptanceAnswers,
  acceptanceOutcome,
  affectedBy,
  BadHoldBackError,
  documentKinds,
  type Element,
  type ElementView,
  findPlanFaults,
  holdBackLedger,
  kindOf,
  nextCase,
  numberIn,
  papersFor,
  rowsIn,
  settledAt,
  signaturesOf,
  textIn,
  yearlyFindings,
} from '@bluelamp/change'
import { button, csrfField, details, type Html, heads, html, nothing, numeric } from '@bluelamp/kit'
import { figureKey, forceFigures } from '@bluelamp/memory'
import type { Context } from '@bluelamp/platform'
import { nominal } from '@bluelamp/science/appraisal'
import { changeLinks } from './change-links.ts'
import { moneyWords } from './element-values.ts'
import { figureDays } from './force-figures.ts'
import { wideTable } from './wide-table.ts'

export type More = ElementView & {
  element: Element
  context: Context
  today: string
  csrf: string
  mayEdit: boolean
}

/** What else an element shows: its document, ledger, contradictions or consequences; and whom a change of it would reach. */
export function elementMore(more: More): Html {
  const { kind } = more.element
  return html`${documentKinds.some(each => each === kind) ? documentLinks(more) : nothing}
    ${kind === 'contract' ? ledger(more) : nothing}
    ${kind === 'deliverable' ? consequences(more) : nothing}
    ${kind === 'plan' ? contradictions(more) : nothing}
    ${draftLink(more)}
    ${kind === 'measure' ? takeReading(more) : nothing}
    ${affected(more)}`
}

function documentLinks({ element, programme, model }: More): Html {
  const base = `${changeLinks(programme.id).home}/document/${element.id}`
  const hasExempt = typeof element.body.exempt === 'string' && element.body.exempt !== ''
  const isSigned = signaturesOf(model, element).length > 0
  const set = (edition: 'whole' | 'public', words: string) =>
    html`<li>${words}: <a class="govuk-link" href="${base}/html?edition=${edition}">read it</a>,
      <a class="govuk-link" href="${base}/docx?edition=${edition}">Word (DOCX)</a>, <a class="govuk-link" href="${base}/pdf?edition=${edition}">PDF</a></li>`
  return html`<h2 class="govuk-heading-m">As a document</h2>
    <p class="govuk-body">Written from the record ${settledAt(model, element) ? 'as it was when it was settled' : `as it is now${isSigned ? '' : '; a draft until it is signed'}`}.</p>
    <ul class="govuk-list govuk-list--bullet">${set('whole', 'Whole')}${hasExempt ? set('public', 'As the public reads it') : nothing}</ul>`
}

/** What is due under a contract, and what is held back until a year's measures are met. */
function ledger(more: More): Html {
  try {
    return ledgerOf(more)
  } catch (error) {
    if (!(error instanceof BadHoldBackError)) throw error
    return html`<p class="govuk-body">What is due cannot be told: ${error.message}.</p>`
  }
}

function ledgerOf({ element }: More): Html {
  const price = numberIn(element, 'price') ?? 0
  const book = holdBackLedger(
    {
      price: nominal(price / 100),
      share: (numberIn(element, 'holdBack') ?? 0) / 100,
      years: numberIn(element, 'years') ?? 1,
    },
    yearlyFindings(rowsIn(element, 'measures')),
  )
  const words = { released: 'Released', forfeited: 'Lost: measures not met', open: 'Not decided' }
  return html`<h2 class="govuk-heading-m">What is due</h2>
    <p class="govuk-body">Fixed ${moneyWords(book.fixed.pence)}; held back ${moneyWords(book.heldBack.pence)}, of it released
      ${moneyWords(book.released.pence)}, lost ${moneyWords(book.forfeited.pence)}, open ${moneyWords(book.open.pence)}.
      Due so far: <strong>${moneyWords(book.due.pence)}</strong>.</p>
    ${
      book.heldBack.pence === 0
        ? nothing
        : wideTable('What is due by year', {
            head: [{ text: 'Year' }, numeric('Part'), ...heads('Standing', 'Because')],
            rows: book.years.map(year => [
              { text: String(year.year) },
              numeric(moneyWords(year.part.pence)),
              { text: words[year.standing] },
              { text: year.grounds ?? '' },
            ]),
          })
    }`
}

/** What each answer would bring; the one that was given, if one was. */
function consequences({ element, model }: More): Html {
  const given = signaturesOf(model, element).find(({ role }) => role === 'policing-body')
  const milestone = numberIn(element, 'milestone') ?? 0
  const yes = (is: boolean) => ({ text: is ? 'Yes' : 'No' })
  return html`<h2 class="govuk-heading-m">${given ? 'What follows' : 'What each answer would bring'}</h2>
    ${wideTable('Consequences', {
      firstCellIsHeader: true,
      head: heads('Answer', 'Paid', 'May end the contract', 'Must end it', 'Next'),
      rows: acceptanceAnswers
        .filter(answer => !given || given.outcome === answer)
        .map(answer => {
          const outcome = acceptanceOutcome(answer)
          return [
            { text: outcome.label },
            { text: outcome.paymentDue ? moneyWords(milestone) : 'Nothing' },
            yes(outcome.mayTerminate),
            yes(outcome.mustTerminate),
            { text: outcome.nextStep },
          ]
        }),
    })}`
}

/** Only where the force can be asked for the figure that is named. */
function takeReading({ element, programme, mayEdit, csrf }: More): Html {
  const key = figureKey(textIn(element, 'figure'))
  if (!mayEdit || !key || textIn(element, 'source') !== 'force') return nothing
  return html`<form method="post" action="${changeLinks(programme.id).element(element.id)}/reading">${csrfField(csrf)}
    <p class="govuk-body">${forceFigures[key]!.words}: the running force can be asked for the last ${figureDays} days.</p>
    ${button({ text: 'Take today’s figure as a reading', classes: 'govuk-button--secondary' })}</form>`
}

function contradictions({ element }: More): Html {
  const faults = findPlanFaults(element)
  return html`<h2 class="govuk-heading-m">Contradictions</h2>${
    faults.length === 0
      ? html`<p class="govuk-body">What the plan says agrees with itself.</p>`
      : html`<ul class="govuk-list govuk-list--bullet">${faults.map(fault => html`<li>${fault}</li>`)}</ul>`
  }`
}

/** What the record can begin by itself: the paper for a gate or a review, the case of the next stage. */
function draftLink({ element, programme, mayEdit }: More): Html {
  const { add } = changeLinks(programme.id)
  const link = (kind: string, words: string) =>
    mayEdit
      ? html`<p class="govuk-body"><a class="govuk-link" href="${add(kind)}?about=${element.id}">${words}</a></p>`
      : nothing
  if (papersFor.some(each => each === element.kind))
    return link('paper', 'Draft a board paper for this')
  return element.kind === 'case' && nextCase(element)
    ? link('case', 'Begin the next stage from this')
    : nothing
}

function affected({ element, model, programme }: More): Html {
  const links = changeLinks(programme.id)
  const reached = affectedBy(model, element.id)
  if (reached.length === 0) return nothing
  return details({
    summaryText: `If this changes, ${reached.length === 1 ? '1 other is' : `${reached.length} others are`} affected`,
    html: html`<ul class="govuk-list">${reached.map(
      each =>
        html`<li>${links.to(each)} <span class="bl-when">${kindOf(each.kind)?.words}</span></li>`,
    )}</ul>`,
  })
}
