import type { Element, Uncoded } from '@bluelamp/change'
import {
  button,
  checkboxes,
  csrfField,
  type FormErrors,
  type Html,
  html,
  input,
  nothing,
  notificationBanner,
  select,
  textarea,
} from '@bluelamp/kit'
import { changeLinks } from './change-links.ts'

type Form = { errors: FormErrors; csrf: string }

export function sortPage({
  uncoded,
  themes,
  errors,
  csrf,
  action,
}: Form & { uncoded: readonly Uncoded[]; themes: readonly Element[]; action: string }): Html {
  const [first] = uncoded
  return html`${errors.summary}<h1 class="govuk-heading-l">Sort into themes</h1>
    ${
      first
        ? html`<p class="govuk-body">${uncoded.length === 20 ? '20 or more' : uncoded.length} wait. Nobody’s name is kept with what they said.</p>
      <blockquote class="govuk-inset-text">${first.words}</blockquote>
      <form method="post" action="${action}" novalidate>${csrfField(csrf)}<input type="hidden" name="id" value="${first.id}">
        ${checkboxes({
          name: 'themes',
          idPrefix: 'themes',
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: 'What is it about?' } },
          errorMessage: errors.of('themes'),
          items: themes.map(({ id, name }) => ({ value: id, text: name })),
        })}${button({ text: 'Save, and the next' })}</form>`
        : html`<p class="govuk-body">Everything that was said is sorted.</p>`
    }`
}

export function withdrawPage({
  done,
  errors,
  csrf,
  programmeId,
}: Form & { done: boolean; programmeId: string }): Html {
  return html`${errors.summary}${done ? notificationBanner({ type: 'success', text: 'It is erased: nothing of what they said is kept.' }) : nothing}
    <h1 class="govuk-heading-l">Take back what somebody said</h1>
    <p class="govuk-body">Everybody who answers is given a key. With it all they said is erased, at once and for good; nobody is asked why.</p>
    <form method="post" action="${changeLinks(programmeId).home}/voices/withdraw" novalidate>${csrfField(csrf)}
      ${input({ id: 'key', name: 'key', label: { text: 'Key' }, classes: 'govuk-input--width-20', errorMessage: errors.of('key'), autocomplete: 'off' })}
      ${button({ text: 'Erase it', classes: 'govuk-button--warning' })}</form>`
}

export function addPage({
  engagements,
  given,
  errors,
  csrf,
  programmeId,
}: Form & {
  engagements: readonly Element[]
  given: { engagement?: string; lines?: string }
  programmeId: string
}): Html {
  return html`${errors.summary}<h1 class="govuk-heading-l">Add answers</h1>
    <form method="post" action="${changeLinks(programmeId).home}/voices/add" novalidate>${csrfField(csrf)}
      ${select({
        id: 'engagement',
        name: 'engagement',
        label: { text: 'Survey, workshop or interviews' },
        value: given.engagement ?? '',
        items: engagements.map(({ id, name }) => ({ value: id, text: name })),
      })}
      ${textarea({
        id: 'lines',
        name: 'lines',
        rows: 10,
        label: { text: 'One person a line' },
        hint: {
          text: 'Day of consent; area; age; ethnicity; satisfied 1 to 5; what they said. For example: 2026-10-01; North; 35 to 49; Asian; 2; Nobody rang back',
        },
        value: given.lines ?? '',
        errorMessage: errors.of('lines') ?? errors.of('voices.0'),
      })}
      ${button({ text: 'Keep them' })}</form>`
}

export function keysPage(keys: readonly string[]): Html {
  return html`<h1 class="govuk-heading-l">${keys.length === 1 ? 'One answer is kept' : `${keys.length} answers are kept`}</h1>
    <p class="govuk-body">Give each person their key, in the order of the lines. It is shown this once and not kept.</p>
    <ol class="govuk-list govuk-list--number">${keys.map(key => html`<li><code>${key}</code></li>`)}</ol>`
}
