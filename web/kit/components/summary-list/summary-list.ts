import { attributes, type Child, classes, type Html, heading, html } from '../../html.ts'
import { type Content, contentOf, type Falsy, type Optional, type Styled } from '../options.ts'

export type SummaryListAction = { readonly href: string } & Content &
  Styled &
  Optional<{ visuallyHiddenText: string }>

type Actions = Optional<{ items: readonly SummaryListAction[]; classes: string }>

export type SummaryListRow = {
  readonly key: Content & Optional<{ classes: string }>
  readonly value: Content & Optional<{ classes: string }>
} & Optional<{ classes: string; actions: Actions }>

export type SummaryCard = Styled &
  Optional<{
    title: Content & Optional<{ classes: string; headingLevel: number }>
    actions: Actions
  }>

export type SummaryListOptions = { readonly rows: readonly (SummaryListRow | Falsy)[] } & Styled &
  Optional<{ card: SummaryCard }>

function actionLink(action: SummaryListAction, card: SummaryCard['title']): Html {
  const hidden =
    (action.visuallyHiddenText || card) &&
    html`<span class="govuk-visually-hidden">${action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}${card && html` (${contentOf(card)})`}</span>`
  return html`<a class="${classes('govuk-link', action.classes)}" href="${action.href}"${attributes(action.attributes)}>${contentOf(action)}${hidden}</a>`
}

function row(item: SummaryListRow, anyHasActions: boolean, card: SummaryCard['title']): Html {
  const names = classes(
    'govuk-summary-list__row',
    anyHasActions && !item.actions?.items && 'govuk-summary-list__row--no-actions',
    item.classes,
  )
  const actions = item.actions?.items ?? []
  const links: Child =
    actions.length === 1
      ? actionLink(actions[0]!, card)
      : html`<ul class="govuk-summary-list__actions-list">${actions.map(
          action =>
            html`<li class="govuk-summary-list__actions-list-item">${actionLink(action, card)}</li>`,
        )}</ul>`
  return html`<div class="${names}">
    <dt class="${classes('govuk-summary-list__key', item.key?.classes)}">${contentOf(item.key)}</dt>
    <dd class="${classes('govuk-summary-list__value', item.value?.classes)}">${contentOf(item.value)}</dd>
    ${
      actions.length > 0 &&
      html`<dd class="${classes('govuk-summary-list__actions', item.actions?.classes)}">${links}</dd>`
    }
  </div>`
}

function cardActions(card: SummaryCard): Html | false {
  const actions = card.actions?.items ?? []
  const names = classes('govuk-summary-card__actions', card.actions?.classes)
  if (actions.length === 0) return false
  if (actions.length === 1) {
    return html`<div class="${names}">${actionLink(actions[0]!, card.title)}</div>`
  }
  return html`<ul class="${names}">${actions.map(
    action => html`<li class="govuk-summary-card__action">${actionLink(action, card.title)}</li>`,
  )}</ul>`
}

function inCard(card: SummaryCard, list: Html): Html {
  const title =
    card.title &&
    heading(
      card.title.headingLevel || 2,
      { class: classes('govuk-summary-card__title', card.title.classes) },
      contentOf(card.title),
    )
  return html`<div class="${classes('govuk-summary-card', card.classes)}"${attributes(card.attributes)}>
    <div class="govuk-summary-card__title-wrapper">
      ${title}
      ${cardActions(card)}
    </div>
    <div class="govuk-summary-card__content">${list}</div>
  </div>`
}

export function summaryList(options: SummaryListOptions): Html {
  const anyHasActions = options.rows.some(item => (item ? item.actions?.items?.length : 0))
  const rows = options.rows.map(item => item && row(item, anyHasActions, options.card?.title))
  const list = html`<dl class="${classes('govuk-summary-list', options.classes)}"${attributes(options.attributes)}>${rows}</dl>`
  return options.card ? inCard(options.card, list) : list
}
