import {
  button,
  checkboxes,
  csrfField,
  details,
  type Html,
  html,
  radios,
  textarea,
  warningText,
} from '@bluelamp/kit'
import type { RecordPage } from './record-page.ts'
import { groupWords, markingWords } from './record-words.ts'

/** Closing is one form, opening another: not everybody who may do the one may do the other. */
export function labelForms(page: RecordPage): Html {
  return html`${page.may.label && labelForm(page, 'labels')}
    ${page.may.lower && labelForm(page, 'labels-lower')}`
}

const words = {
  labels: {
    summary: 'Close this record further',
    path: '/labels',
    button: 'Change the labels',
    about: html`<p class="govuk-body">Raise the marking, seal the record, or move it to a more serious group.</p>`,
  },
  'labels-lower': {
    summary: 'Open this record',
    path: '/labels/lower',
    button: 'Open the record',
    about: warningText({
      text: 'More people will see this record, or it will be kept for less long.',
      iconFallbackText: 'Warning',
    }),
  },
} as const

function labelForm(page: RecordPage, form: keyof typeof words): Html {
  const { record } = page.view
  const isOpen = page.open === form
  const given = (name: string, otherwise: string) => (isOpen ? (page.given[name] ?? '') : otherwise)
  const error = (name: string) => (isOpen ? page.errors.of(name) : undefined)
  const withError = (name: string) => {
    const found = error(name)
    return found && { errorMessage: found }
  }
  const id = (name: string) => (isOpen ? name : `${form}-${name}`)
  return details({
    summaryText: words[form].summary,
    open: isOpen,
    html: html`${words[form].about}
      <form method="post" action="${page.action(words[form].path)}" novalidate>
        ${csrfField(page.csrf)}
        ${radios({
          name: 'marking',
          idPrefix: id('marking'),
          value: given('marking', String(record.marking)),
          classes: 'govuk-radios--small govuk-radios--inline',
          fieldset: { legend: { text: 'Marking', classes: 'govuk-fieldset__legend--s' } },
          items: [0, 1].map(value => ({ value: String(value), text: markingWords(value) })),
          ...withError('marking'),
        })}
        ${checkboxes({
          name: 'sealed',
          idPrefix: id('sealed'),
          classes: 'govuk-checkboxes--small',
          values: given('sealed', record.sealed ? 'yes' : '') === 'yes' ? ['yes'] : [],
          items: [
            {
              value: 'yes',
              text: 'Sealed',
              hint: { text: 'Only those on the list see it, or that it is there.' },
            },
          ],
        })}
        ${textarea({
          id: id('accessList'),
          name: 'accessList',
          rows: 3,
          label: { text: 'Open to', classes: 'govuk-label--s' },
          hint: { text: 'Collar numbers, one a line. Put your own among them.' },
          value: given(
            'accessList',
            record.access_list.map(actor => page.staff.get(actor) ?? actor).join('\n'),
          ),
          ...withError('accessList'),
        })}
        ${radios({
          name: 'retentionGroup',
          idPrefix: id('retentionGroup'),
          value: given('retentionGroup', String(record.retention_group)),
          classes: 'govuk-radios--small',
          fieldset: {
            legend: {
              text: 'Retention group of this record',
              classes: 'govuk-fieldset__legend--s',
            },
          },
          items: Object.entries(groupWords).map(([value, text]) => ({ value, text })),
          ...withError('retentionGroup'),
        })}
        ${textarea({
          id: id('reason'),
          name: 'reason',
          rows: 2,
          label: { text: 'Why', classes: 'govuk-label--s' },
          value: given('reason', ''),
          ...withError('reason'),
        })}
        ${button({
          text: words[form].button,
          preventDoubleClick: true,
          classes: form === 'labels' ? 'govuk-button--secondary' : 'govuk-button--warning',
        })}
      </form>`,
  })
}
