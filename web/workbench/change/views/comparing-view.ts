import {
  type Comparison,
  changeOf,
  compareDays,
  daysOfChange,
  type Model,
  ofKind,
  type Post,
  type Tally,
  tallyOf,
} from '@bluelamp/change'
import { type Html, html, join, nothing, numeric, tag } from '@bluelamp/kit'
import { addDays } from '@bluelamp/memory'
import { changeLinks } from '../change-links.ts'
import { dayWords, fteWords, poundWords, signedWords } from '../element-values.ts'
import type { Viewing } from '../viewing.ts'
import { wideTable } from '../wide-table.ts'
import { askForm, dayAsked, dayBox } from './ask-form.ts'

/** What changes between two days, added up before the reader's eyes. */
export function comparingView(viewing: Viewing): Html {
  const { model, today } = viewing
  if (ofKind(model, 'post').length === 0) return nothing
  const to = dayAsked(viewing, 'to') ?? today
  const from = dayAsked(viewing, 'from') ?? beforeLastChange(model, to)
  const comparison = compareDays(model, from, to)
  return html`<h2 class="govuk-heading-m">What changes between two days</h2>
    ${askForm(viewing, {
      area: 'organisation',
      at: 'changes',
      own: ['from', 'to'],
      button: 'Compare',
      controls: html`${dayBox('from', 'From', from)}${dayBox('to', 'To', to)}`,
    })}
    ${addedUp(viewing, comparison)}`
}

const beforeLastChange = (model: Model, day: string): string => {
  const last = daysOfChange(model).findLast(change => change <= day)
  return last === undefined ? day : addDays(last, -1)
}

function addedUp(viewing: Viewing, comparison: Comparison): Html {
  const { earlier, later, before, after, began, ended, moves, reconciles } = comparison
  const links = changeLinks(viewing.programme.id)
  const list = (posts: readonly Post[]) =>
    join(
      posts.map(post => html`${links.to(post)} (${fteWords(post.hundredths)})`),
      ', ',
    )
  const line = (what: string, posts: Html, tally: Tally) => [
    { html: html`<strong>${what}</strong> ${posts}` },
    numeric(signedWords(tally.hundredths, fteWords)),
    numeric(signedWords(tally.pence, poundWords)),
  ]
  const total = (words: string, tally: Tally) => [
    { html: html`<strong>${words}</strong>` },
    numeric(fteWords(tally.hundredths)),
    numeric(poundWords(tally.pence)),
  ]
  const without = began.length + ended.length + moves.length === 0
  return html`${wideTable('What changes between two days', {
    classes: 'bl-added-up',
    head: [{ text: 'Posts' }, numeric('Full-time equivalents'), numeric('Cost a year')],
    rows: [
      total(`On ${dayWords(earlier)}`, before),
      ...ended.map(post => line('Ended:', list([post]), less(tallyOf([post])))),
      ...moves.map(move =>
        line('Moved:', html`${list(move.left)} to ${list(move.joined)}`, changeOf(move)),
      ),
      ...began.map(post => line('Began:', list([post]), tallyOf([post]))),
      ...(without ? [[{ text: 'Nothing changes' }, numeric('0'), numeric('£0')]] : []),
      total(`On ${dayWords(later)}`, after),
    ],
  })}
    <p class="govuk-body">${
      reconciles
        ? tag({ text: 'It adds up', classes: 'govuk-tag--green' })
        : tag({ text: 'It does not add up', classes: 'govuk-tag--red' })
    } Headcount, and cost to the penny: together ${signedWords(after.hundredths - before.hundredths, fteWords)} full-time equivalents and
      ${signedWords(after.pence - before.pence, poundWords)} a year.</p>`
}

const less = ({ hundredths, pence }: Tally): Tally => ({ hundredths: -hundredths, pence: -pence })
