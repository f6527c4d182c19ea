import {
  button,
  csrfField,
  formErrors,
  type Html,
  html,
  insetText,
  panel,
  summaryList,
} from '@bluelamp/kit'
import {
  type Answers,
  type Fault,
  type Field,
  fieldsAsked,
  readTime,
  type Step,
  stepsFor,
} from '@bluelamp/listen/contract'
import { emergencyBanner } from '../site/emergency.ts'
import { renderField } from './report-fields.ts'

export const journeyPath = '/report/burglary'

type Addresses = readonly { uprn: string; words: string }[]

export function startPage(csrf: string): Html {
  return html`${emergencyBanner}
    <h1 class="govuk-heading-xl">Report a burglary</h1>
    <p class="govuk-body-l">Tell us about a home or building that was broken into.</p>
    <p class="govuk-body">It takes about 10 minutes. You can stop and come back on this phone or
      computer, as long as you do not close the browser.</p>
    <h2 class="govuk-heading-m">Before you start</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>Do not touch anything the burglar may have touched, if you can help it.</li>
      <li>A list of what was taken helps, with serial numbers if you have them.</li>
    </ul>
    <p class="govuk-body">You can also report by calling 101, or at a police station.</p>
    <form method="post" action="${journeyPath}" novalidate>
      ${csrfField(csrf)}
      ${button({ text: 'Start now', isStartButton: true, preventDoubleClick: true })}
    </form>`
}

export function dangerPage(): Html {
  return html`<h1 class="govuk-heading-xl">Call 999 now</h1>
    <p class="govuk-body-l">Tell the operator that you need the police.</p>
    <ul class="govuk-list govuk-list--bullet">
      <li>If you cannot speak, cough or tap the phone, then press 55 when asked.</li>
      <li>If you are deaf or cannot hear well, use the 999 BSL app or text 999.</li>
      <li>Do not go into the building. Go to a safe place.</li>
    </ul>
    <p class="govuk-body">When you are safe, <a class="govuk-link" href="${journeyPath}/danger">go back and
      carry on</a>.</p>`
}

export function stepPage(
  step: Step,
  options: {
    answers: Answers
    faults: readonly Fault[]
    csrf: string
    addresses: Addresses
    changing: boolean
  },
): Html {
  const errors = formErrors(options.faults.map(fault => ({ ...fault, ...hrefOf(step, fault) })))
  const top = step.fields.filter(field => !field.when)
  const asHeading = top.length === 1 || step.id === 'address'
  return html`${errors.summary}${emergencyBanner}
    ${!asHeading && html`<h1 class="govuk-heading-l">${step.question}</h1>`}
    ${!asHeading && step.hint && html`<p class="govuk-body">${step.hint}</p>`}
    ${step.id === 'address' && options.addresses.length === 0 && noAddress(options.answers.postcode)}
    <form method="post" action="${journeyPath}/${step.id}${options.changing ? '?change=yes' : ''}" novalidate>
      ${csrfField(options.csrf)}
      ${top.map((field, index) =>
        renderField(field, { step, ...options, errors, asHeading: asHeading && index === 0 }),
      )}
      ${button({ text: 'Continue', preventDoubleClick: true })}
    </form>`
}

const noAddress = (postcode = ''): Html =>
  insetText({
    html: html`We know no address at ${postcode.toUpperCase()}. <a class="govuk-link" href="${journeyPath}/where">Check the
      postcode</a>, or write the address below.`,
  })

const hrefOf = (step: Step, fault: Fault) =>
  step.fields.find(field => field.name === fault.field)?.kind === 'date'
    ? { href: `#${fault.field}-day` }
    : {}

/** An answer as people read it back. */
function words(field: Field, answers: Answers, addresses: Addresses): string {
  const value = answers[field.name] ?? ''
  if (field.kind === 'radios') {
    return field.choices?.find(choice => choice.value === value)?.text ?? ''
  }
  if (field.kind === 'date' && value) {
    const [year, month, day] = value.split('-').map(Number)
    return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
      Date.UTC(year!, month! - 1, day),
    )
  }
  if (field.kind === 'address') {
    return addresses.find(address => address.uprn === value)?.words ?? ''
  }
  if (field.kind === 'time') return readTime(value) ?? value
  if (field.kind === 'postcode') return value.toUpperCase()
  return value
}

export function checkPage(options: { answers: Answers; csrf: string; addresses: Addresses }): Html {
  const { answers, addresses } = options
  const rows = stepsFor(answers)
    .filter(step => step.id !== 'danger')
    .flatMap(step =>
      fieldsAsked(step, answers).map(field => ({
        step,
        field,
        said: words(field, answers, addresses),
      })),
    )
    .filter(({ field, said }) => said !== '' || !['addressWords', 'uprn'].includes(field.name))
  return html`${emergencyBanner}
    <h1 class="govuk-heading-l">Check your answers</h1>
    ${summaryList({
      rows: rows.map(({ step, field, said }) => ({
        key: { text: keyOf(step, field) },
        value: { html: html`${lines(said || 'Not given')}` },
        actions: {
          items: [
            {
              href: `${journeyPath}/${step.id}?change=yes`,
              text: 'Change',
              visuallyHiddenText: keyOf(step, field).toLowerCase(),
            },
          ],
        },
      })),
    })}
    <h2 class="govuk-heading-m">Send your report</h2>
    <p class="govuk-body">By sending it you confirm that, as far as you know, what you say is true.</p>
    <form method="post" action="${journeyPath}/check" novalidate>
      ${csrfField(options.csrf)}
      ${button({ text: 'Send report', preventDoubleClick: true })}
    </form>`
}

const keyOf = (step: Step, field: Field): string =>
  step.fields.filter(other => !other.when).length > 1 &&
  (field.kind === 'date' || field.kind === 'time')
    ? `${step.question} ${field.label}`
    : field.label

const lines = (text: string) =>
  text.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${line}`)

export function sentPage(receipt: { reference: string; key: string }): Html {
  const own = `/my-report/${receipt.reference}?key=${receipt.key}`
  return html`${panel({
    titleText: 'Report sent',
    html: html`Your reference number<br><strong>${receipt.reference}</strong>`,
  })}
    <p class="govuk-body">Keep this number. We send it to you too, if you said that was safe.</p>
    <h2 class="govuk-heading-m">What happens next</h2>
    <p class="govuk-body">A person reads your report and decides how soon you need us. Then we tell you
      what we will do.</p>
    <p class="govuk-body"><a class="govuk-link" href="${own}">See how your report goes on</a>. Save this
      link: you need it, or the key at its end, to come back. Keep it to yourself: whoever has it can see your
      report's progress.</p>
    <p class="govuk-body">Has more happened, or are you in danger? <strong>Call 999.</strong></p>`
}
