import {
  button,
  csrfField,
  type FormErrors,
  formatDate,
  formatDateTime,
  formatTime,
  type Html,
  html,
  input,
  radios,
  select,
  summaryList,
  table,
  warningText,
} from '@bluelamp/kit'
import type { FileView } from '@bluelamp/listen'
import {
  type DateOrder,
  dataSubjects,
  detailsOf,
  detailWords,
  type Mapping,
  mapRow,
  orderWords,
  rowMeanings,
  slots,
  whatIsWrong,
} from '@bluelamp/listen/contract'
import { valueWords } from '../likenesses/likeness-words.ts'
import { roleWords } from '../records/record-words.ts'
import { sizeWords } from './batch-page.ts'
import { number } from './intake-page.ts'

const rowsShown = 5

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows (Western European)',
}
const delimiters: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'upright strokes',
}

export const meaningItems = [
  { value: '', text: 'Nothing to look up: only kept' },
  ...rowMeanings.map(({ name, words }) => ({ value: name, text: words })),
  ...slots.flatMap(slot =>
    detailsOf[slot.name].map(detail => ({
      value: `${slot.name}.${detail}`,
      text: `${slot.words}: ${detailWords[detail] ?? detail}`,
    })),
  ),
] as const

const roles: Readonly<Record<string, readonly string[]>> = {
  person: ['victim', 'witness', 'reporter', 'suspect', 'subject', 'carer', 'child'],
  organisation: ['referrer', 'victim', 'employer', 'subject'],
  place: ['scene', 'home', 'work', 'mentioned'],
  object: ['involved', 'stolen', 'found', 'damaged', 'mentioned'],
}

export type MappingView = {
  view: FileView
  mapping: Mapping
  name: string
  errors: FormErrors
  csrf: string
  /** The first rows are shown as they will be kept. */
  preview: boolean
}

function shape({ file, upload }: FileView): Html {
  const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
  const bad = file!.rows.filter(each => 'fault' in each).length
  return summaryList({
    rows: [
      row('From', upload!.source.name),
      row(
        'Form',
        file!.form === 'csv' ? `CSV, separated by ${delimiters[file!.delimiter ?? ',']}` : 'JSON',
      ),
      row('Encoding', encodings[file!.encoding] ?? file!.encoding),
      row('Size', sizeWords(upload!.size)),
      row(
        'Rows',
        bad === 0
          ? number(file!.rows.length)
          : `${number(file!.rows.length)}, of which ${number(bad)} cannot be read`,
      ),
    ],
  })
}

function columnsTable({ view, mapping }: MappingView): Html {
  const { columns, rows } = view.file!
  const samples = rows.flatMap(row => ('values' in row ? [row.values] : [])).slice(0, 3)
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="What the columns mean">${table(
    {
      caption: 'What the columns mean',
      captionClasses: 'govuk-table__caption--m',
      head: ['Column', 'First values', 'It is'].map(text => ({ text })),
      rows: columns.map((column, at) => [
        { html: html`<strong>${column}</strong>` },
        {
          html: html`<ul class="govuk-list">${samples.map(
            values => html`<li>${(values[column] ?? '').slice(0, 60).toWellFormed() || '–'}</li>`,
          )}</ul>`,
        },
        {
          html: select({
            id: `column-${at}`,
            name: `column-${at}`,
            label: { text: `What ${column} means`, classes: 'govuk-visually-hidden' },
            value: mapping.columns[column] ?? '',
            items: [...meaningItems],
          }),
        },
      ]),
    },
  )}</div>`
}

function rolesPart({ mapping }: MappingView): Html {
  const used = slots.filter(slot =>
    Object.values(mapping.columns).some(meaning => meaning.startsWith(`${slot.name}.`)),
  )
  return html`${used.map(slot => {
    const given = mapping.roles[slot.name]
    const isPerson = slot.kind === 'person'
    return html`<fieldset class="govuk-fieldset govuk-!-margin-bottom-4"><legend
      class="govuk-fieldset__legend govuk-fieldset__legend--s">${slot.words}</legend>
      <div class="bl-filters">
      ${select({
        id: `role-${slot.name}`,
        name: `role-${slot.name}`,
        label: { text: 'Is in these rows the' },
        value: given?.role ?? slot.role,
        items: roles[slot.kind]!.map(role => ({ value: role, text: role })),
      })}
      ${
        isPerson &&
        select({
          id: `subject-${slot.name}`,
          name: `subject-${slot.name}`,
          label: { text: 'Kept apart as (Data Protection Act 2018, section 38)' },
          value: given?.dataSubject ?? '',
          items: [
            { value: '', text: 'Not said' },
            ...dataSubjects.map(each => ({ value: each, text: each })),
          ],
        })
      }
      </div></fieldset>`
  })}`
}

const orders = Object.keys(orderWords) as DateOrder[]

function otherQuestions({ mapping, name, errors }: MappingView): Html {
  return html`${radios({
    name: 'dateOrder',
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: { legend: { text: 'How are dates written?', classes: 'govuk-fieldset__legend--s' } },
    value: mapping.dateOrder,
    items: orders.map(order => ({ value: order, text: orderWords[order] })),
  })}
  ${radios({
    name: 'use',
    classes: 'govuk-radios--small',
    fieldset: {
      legend: { text: 'What becomes of each row?', classes: 'govuk-fieldset__legend--s' },
    },
    value: mapping.use,
    items: [
      { value: 'contact', text: 'A contact: somebody has to assess it' },
      { value: 'import', text: 'History: it is kept and can be found' },
    ],
  })}
  ${radios({
    name: 'marking',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'Who may see it?', classes: 'govuk-fieldset__legend--s' } },
    value: String(mapping.marking),
    items: [
      { value: '0', text: 'OFFICIAL' },
      { value: '1', text: 'OFFICIAL-SENSITIVE: fewer people' },
    ],
  })}
  ${input({
    id: 'name',
    name: 'name',
    classes: 'govuk-input--width-20',
    label: { text: 'Name of this mapping' },
    hint: {
      text: 'Small letters, digits and hyphens. Saved under a name that there is, it becomes its next version.',
    },
    errorMessage: errors.of('name'),
    value: name,
    spellcheck: false,
  })}`
}

/** A day that was given without a time is said without one. */
const momentWords = (moment: Date): string =>
  formatTime(moment) === 'midnight' ? formatDate(moment) : formatDateTime(moment)

const goodRows = ({ file }: FileView, mapping: Mapping): number =>
  file!.rows.filter(row => 'values' in row && mapRow(row.values, mapping).faults.length === 0)
    .length

function previewPart({ view, mapping, preview }: MappingView): Html {
  if (!preview) return html``
  const rows = view.file!.rows.slice(0, rowsShown)
  const all = view.file!.rows.length
  const good = goodRows(view, mapping)
  return html`<h2 class="govuk-heading-m" id="preview">The first rows, as they will be kept</h2>
    <p class="govuk-body">${number(good)} of ${number(all)} rows can be taken in.${
      good < all &&
      ` ${all - good === 1 ? 'The other one' : `The other ${number(all - good)}`} will be rejected with a reason, and can be mended.`
    }</p>
    <div class="bl-scroll" tabindex="0" role="region" aria-label="The first rows">${table({
      head: ['Row', 'Number', 'Says', 'When', 'Speaks of'].map(text => ({ text })),
      rows: rows.map((row, at) => {
        const place = { text: at + 1 }
        if ('fault' in row) return [place, { text: row.fault, colspan: 4 }]
        const { row: mapped, faults } = mapRow(row.values, mapping)
        if (faults.length > 0) {
          return [
            place,
            { html: html`<strong>Rejected</strong>: ${whatIsWrong(faults)}`, colspan: 4 },
          ]
        }
        return [
          place,
          { text: mapped.key ?? '–' },
          { text: (mapped.summary || mapped.words).slice(0, 160).toWellFormed() || '–' },
          {
            text:
              [mapped.from, mapped.to]
                .filter(each => each !== undefined)
                .map(momentWords)
                .join(' to ') || '–',
          },
          {
            html: html`<ul class="govuk-list">${mapped.mentions.map(
              ({ role, details }) =>
                html`<li><strong>${roleWords(role)}</strong>: ${details.map(({ name, value }) => valueWords(name, value)).join(', ')}</li>`,
            )}</ul>`,
          },
        ]
      }),
    })}</div>`
}

function takePart({ view, mapping }: MappingView): Html {
  if (goodRows(view, mapping) === 0) {
    return warningText({
      text: 'Not one row can be taken in like this. Change what the columns mean, or how dates are written.',
      iconFallbackText: 'Warning',
    })
  }
  const text = `Save the mapping and take in ${number(view.file!.rows.length)} rows`
  return button({ text, name: 'do', value: 'take' })
}

/** What a partner's columns mean, and the first rows as they will be kept. */
export function mappingPage(page: MappingView): Html {
  const { view, errors, csrf, preview } = page
  const { upload, file, fault } = view
  if (!file) {
    return html`<h1 class="govuk-heading-l">${upload!.name}</h1>
      ${warningText({ text: fault ?? 'The file cannot be read.', iconFallbackText: 'Warning' })}
      <p class="govuk-body">Nothing was taken in. <a class="govuk-link" href="/workbench/intake/files">Choose another file</a></p>`
  }
  return html`${errors.summary}
    <h1 class="govuk-heading-l">${upload!.name}</h1>
    ${shape(view)}
    <form method="post" action="/workbench/intake/files/${upload!.id}#preview">
      ${csrfField(csrf)}
      ${columnsTable(page)}
      ${rolesPart(page)}
      ${otherQuestions(page)}
      ${button({ text: 'Show the first rows', classes: 'govuk-button--secondary', name: 'do', value: 'preview' })}
      ${previewPart(page)}
      ${preview && takePart(page)}
    </form>`
}
