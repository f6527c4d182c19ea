import { attributes, classes, type Html, html } from '../../html.ts'
import { type Content, contentOf, type Falsy, type Optional, type Styled } from '../options.ts'
import { type TagOptions, tag } from '../tag/tag.ts'

export type TaskListItem = {
  readonly title: Content & Optional<{ classes: string }>
  readonly status: Optional<{ tag: TagOptions; text: string; html: Html; classes: string }>
} & Optional<{ href: string; hint: Content; classes: string }>

export type TaskListOptions = { readonly items: readonly (TaskListItem | Falsy)[] } & Styled &
  Optional<{ idPrefix: string }>

function task(item: TaskListItem, id: string): Html {
  const { title, status } = item
  const names = classes(
    'govuk-task-list__item',
    item.href && 'govuk-task-list__item--with-link',
    item.classes,
  )
  const describedBy = classes(item.hint && `${id}-hint`, `${id}-status`)
  const name = item.href
    ? html`<a class="${classes('govuk-link govuk-task-list__link', title.classes)}" href="${item.href}" aria-describedby="${describedBy}">${contentOf(title)}</a>`
    : html`<div${attributes({ class: title.classes || undefined })}>${contentOf(title)}</div>`
  return html`<li class="${names}">
    <div class="govuk-task-list__name-and-hint">
      ${name}
      ${item.hint && html`<div id="${id}-hint" class="govuk-task-list__hint">${contentOf(item.hint)}</div>`}
    </div>
    <div class="${classes('govuk-task-list__status', status?.classes)}" id="${id}-status">${
      status?.tag ? tag(status.tag) : contentOf(status)
    }</div>
  </li>`
}

export function taskList(options: TaskListOptions): Html {
  const prefix = options.idPrefix || 'task-list'
  const items = options.items.map((item, index) => item && task(item, `${prefix}-${index + 1}`))
  return html`<ul class="${classes('govuk-task-list', options.classes)}"${attributes(options.attributes)}>${items}</ul>`
}
