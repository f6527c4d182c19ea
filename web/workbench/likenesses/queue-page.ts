import { formatRelative, type Html, html, notificationBanner, tag } from '@bluelamp/kit'
import type { Likeness, LikenessQueue } from '@bluelamp/memory'
import { askedBecause, decisionWords, sideLine, sideName } from './likeness-words.ts'

export type QueueView = {
  queue: LikenessQueue
  decided: boolean
  now: Date
  address: (path: string) => string
  more: string | undefined
  done: Html | undefined
}

export const queuePage = (view: QueueView): Html => html`
  ${view.done && notificationBanner({ type: 'success', titleText: 'Done', html: view.done })}
  <h1 class="govuk-heading-l">Who may be the same</h1>
  <p class="govuk-body">Records that match with certainty are linked as they arrive. These pairs are doubtful:
    a person decides, and every decision can be taken back.</p>
  <nav aria-label="Which pairs"><ul class="govuk-list bl-inline-list">
    <li>${tab(view, false, `Waiting (${waitingWords(view.queue.waiting)})`)}</li>
    <li>${tab(view, true, 'Decided')}</li>
  </ul></nav>
  ${view.queue.likenesses.length === 0 ? empty(view.decided) : list(view)}
  ${view.more && html`<p class="govuk-body"><a class="govuk-link" href="${view.more}">Later pairs</a></p>`}`

const waitingWords = (waiting: number) => (waiting >= 1000 ? '1,000 or more' : String(waiting))

const tab = ({ decided, address }: QueueView, isDecided: boolean, text: string): Html =>
  decided === isDecided
    ? html`<strong aria-current="page">${text}</strong>`
    : html`<a class="govuk-link" href="${address(`/workbench/likenesses${isDecided ? '?show=decided' : ''}`)}">${text}</a>`

const empty = (decided: boolean): Html =>
  decided
    ? html`<p class="govuk-body">Nothing has been decided yet.</p>`
    : html`<p class="govuk-body">Nothing is waiting. When a record comes in that may speak of somebody the force knows
        already, the pair appears here.</p>`

const list = (view: QueueView): Html =>
  html`<ol class="bl-queue">${view.queue.likenesses.map(each => item(view, each))}</ol>`

function item({ now, address }: QueueView, likeness: Likeness): Html {
  const { id, kind, left, right, decision } = likeness
  const [one, other] = [sideName(right, kind), sideName(left, kind)]
  return html`<li class="bl-queue__item">
    <h2 class="govuk-heading-s govuk-!-margin-bottom-1 bl-queue__title"><a class="govuk-link"
      href="${address(`/workbench/likenesses/${id}`)}">${one === other ? `Two records of ${one}` : `${one} and ${other}`}</a></h2>
    <p class="govuk-body-s bl-meta govuk-!-margin-bottom-1">${
      decision
        ? html`${tag({ text: decisionWords(kind)[decision.decision], classes: 'govuk-tag--grey' })}
          ${formatRelative(decision.at, now)}: ${decision.reason}`
        : html`${askedBecause(likeness)} · asked ${formatRelative(likeness.askedAt, now)}`
    }</p>
    ${[right, left].map(side => html`<p class="govuk-body-s govuk-!-margin-bottom-0">${sideLine(side, kind)}</p>`)}
  </li>`
}
