import {
  button,
  csrfField,
  type FormErrors,
  formatDateTime,
  formatRelative,
  type Html,
  html,
  input,
  insetText,
  radios,
  select,
  summaryList,
  tag,
  textarea,
} from '@bluelamp/kit'
import type { readContact } from '@bluelamp/listen'
import type { Address, EarlierContact, ReferenceCode } from '@bluelamp/memory'
import { channelWords } from '../site/layout.ts'
import { thriveParts } from './thrive-parts.ts'

type Contact = Awaited<ReturnType<typeof readContact>>

type Body = {
  name?: string
  whatHappened?: string
  items?: { description: string; serialNumber?: string }[]
  support?: string
  addressWords?: string
  postcode?: string
  place?: Address | null
  from?: string
  to?: string
  words?: string
}

export type ContactView = {
  contact: Contact
  earlier: readonly EarlierContact[]
  addresses: readonly Address[]
  grades: readonly ReferenceCode[]
  categories: readonly ReferenceCode[]
  given: Readonly<Record<string, string>>
  errors: FormErrors
  csrf: string
  attemptId: string
  now: Date
}

export const bodyOf = (contact: Contact): Body => contact.record.body as Body

function said(contact: Contact): Html {
  const body = bodyOf(contact)
  const row = (key: string, value: string | Html | undefined) =>
    value
      ? [
          {
            key: { text: key },
            value: typeof value === 'string' ? { text: value } : { html: value },
          },
        ]
      : []
  return summaryList({
    classes: 'govuk-summary-list--no-border',
    rows: [
      ...row('Person', body.name),
      ...row('Place', body.place?.line ?? body.addressWords ?? body.postcode),
      ...row('Last well', body.from && formatDateTime(body.from)),
      ...row('Found', body.to && formatDateTime(body.to)),
      ...row('What happened', body.whatHappened ?? body.words),
      ...row(
        'Taken',
        body.items?.length
          ? html`<ul class="govuk-list govuk-list--bullet">${body.items.map(
              item =>
                html`<li>${item.description}${item.serialNumber && ` (serial ${item.serialNumber})`}</li>`,
            )}</ul>`
          : undefined,
      ),
      ...row('Needs', body.support),
      ...row('Came by', `${contact.record.channel}, ${formatDateTime(contact.record.received_at)}`),
      ...row(
        'Reach them by',
        contact.report
          ? contact.report.safeToContact
            ? `${contact.report.contactAt} (${channelWords(contact.report.preferredChannel)})`
            : html`${tag({ text: 'Not safe', classes: 'govuk-tag--red' })} They said that ${channelWords(contact.report.preferredChannel)} is not safe to use.`
          : undefined,
      ),
    ],
  })
}

const throughWords = { person: 'same person', phone: 'same phone', address: 'same address' }

function before(earlier: readonly EarlierContact[], now: Date): Html {
  if (earlier.length === 0) {
    return html`<p class="govuk-body">No contact in the last 12 months by this person, from this phone or
      about this address.</p>`
  }
  return html`<ul class="bl-queue">
    ${earlier.map(
      contact => html`<li class="bl-queue__item">
        <p class="govuk-body-s bl-meta">${contact.through.map(way => html`${tag({ text: throughWords[way] })} `)}
          ${formatRelative(contact.receivedAt, now)} · ${contact.channel}</p>
        <p class="govuk-body">${contact.summary ?? 'No summary was kept.'}</p>
      </li>`,
    )}
  </ul>`
}

function assessment(view: ContactView): Html {
  const { given, errors, grades, categories, addresses, contact } = view
  const field = (name: string) => {
    const error = errors.of(name)
    return { id: name, name, value: given[name] ?? '', ...(error && { errorMessage: error }) }
  }
  const { id: _id, ...gradeField } = field('grade')
  return html`<form method="post" action="/workbench/contacts/${contact.record.id}/incident" novalidate>
    ${csrfField(view.csrf)}
    <input type="hidden" name="attemptId" value="${view.attemptId}">
    ${select({
      ...field('openingCode'),
      label: { text: 'What was reported' },
      items: categories.map(code => ({ value: code.code, text: code.label })),
    })}
    ${input({ ...field('summary'), label: { text: 'Summary for the log' } })}
    ${select({
      ...field('uprn'),
      label: { text: 'Place' },
      items: [
        {
          value: '',
          text: addresses.length > 0 ? 'Choose the place' : 'No address is known at this postcode',
        },
        ...addresses.map(address => ({
          value: address.uprn,
          text: `${address.line}, ${address.postcode}`,
        })),
      ],
    })}
    <div class="bl-filters">
      ${input({ ...field('postcode'), label: { text: 'Another postcode' }, hint: { text: 'If the place is not in the list' }, classes: 'govuk-input--width-10', autocomplete: 'off' })}
      ${button({ text: 'Find addresses', name: 'find', value: 'yes', classes: 'govuk-button--secondary' })}
    </div>
    <h3 class="govuk-heading-s">THRIVE</h3>
    ${thriveParts.map(part =>
      textarea({
        ...field(part.name),
        label: { text: part.title, classes: 'govuk-label--s' },
        hint: { text: part.hint },
        rows: 2,
      }),
    )}
    ${radios({
      ...gradeField,
      fieldset: { legend: { text: 'Grade', classes: 'govuk-fieldset__legend--s' } },
      items: grades.map(grade => ({
        value: grade.code,
        text: `${grade.code}: ${grade.label}`,
        ...(typeof grade.attributes.meaning === 'string' && {
          hint: { text: grade.attributes.meaning },
        }),
      })),
    })}
    ${textarea({ ...field('rationale'), label: { text: 'Why this grade', classes: 'govuk-label--s' }, rows: 2 })}
    ${button({ text: 'Create incident', preventDoubleClick: true })}
  </form>`
}

export function contactPage(view: ContactView): Html {
  return html`${view.errors.summary}
    <h1 class="govuk-heading-l">Assess this contact</h1>
    <div class="bl-split">
      <div>
        <section aria-labelledby="said"><h2 class="govuk-heading-m" id="said">What was reported</h2>
          ${said(view.contact)}</section>
        <section aria-labelledby="before"><h2 class="govuk-heading-m" id="before">Earlier contacts</h2>
          ${before(view.earlier, view.now)}
          ${insetText({ text: 'That you looked at these is written in the journal.' })}</section>
      </div>
      <section aria-labelledby="assess"><h2 class="govuk-heading-m" id="assess">Your assessment</h2>
        ${assessment(view)}</section>
    </div>`
}
