import {
  button,
  checkboxes,
  csrfField,
  type FormErrors,
  type Html,
  html,
  input,
  insetText,
  notificationBanner,
  radios,
  textarea,
  warningText,
} from '@bluelamp/kit'
import {
  contradictionWords,
  handlingCodes,
  informationGrades,
  sourceGrades,
} from '@bluelamp/listen/contract'

export type IntelligenceForm = Readonly<Record<string, string>>

export type IntelligenceView = {
  form: IntelligenceForm
  attemptId: string
  lines: number
  subjects: number
  errors: FormErrors
  /** Lines graded 1 with E: shown once, and then for the officer to confirm. */
  contradictions: readonly number[]
  csrf: string
}

const graded = (codes: readonly { code: string; words: string }[]) =>
  codes.map(({ code, words }) => ({ value: code, text: `${code} – ${words}` }))

function linePart({ form, errors, lines }: IntelligenceView, at: number): Html {
  const name = (field: string) => `lines.${at}.${field}`
  const grade = (
    field: string,
    legend: string,
    codes: readonly { code: string; words: string }[],
  ) =>
    radios({
      name: name(field),
      idPrefix: name(field),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
      errorMessage: errors.of(name(field)),
      value: form[name(field)] ?? '',
      items: graded(codes),
    })
  const title = lines === 1 ? 'What is known' : `What is known, line ${at + 1}`
  return html`<section aria-labelledby="line-${at}"><h2 class="govuk-heading-m" id="line-${at}">${title}</h2>
    ${textarea({
      id: name('words'),
      name: name('words'),
      rows: 4,
      label: { text: 'One piece of information' },
      hint: {
        text: 'Write nothing from which the source could be known. Another piece goes on another line.',
      },
      errorMessage: errors.of(name('words')),
      value: form[name('words')] ?? '',
    })}
    ${grade('source', 'Source', sourceGrades)}
    ${grade('information', 'Information', informationGrades)}
    ${grade('handling', 'Handling', handlingCodes)}
    ${input({
      id: name('conditions'),
      name: name('conditions'),
      label: { text: 'Conditions, where the handling is C' },
      errorMessage: errors.of(name('conditions')),
      value: form[name('conditions')] ?? '',
    })}</section>`
}

function subjectPart({ form, errors }: IntelligenceView, at: number): Html {
  const field = (name: string, text: string, width = 'govuk-input--width-20') =>
    input({
      id: `subjects.${at}.${name}`,
      name: `subjects.${at}.${name}`,
      classes: width,
      label: { text },
      errorMessage: errors.of(`subjects.${at}.${name}`),
      value: form[`subjects.${at}.${name}`] ?? '',
    })
  return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Person or
    vehicle ${at + 1}</legend>
    ${field('name', 'Name')}
    ${field('dateOfBirth', 'Date of birth, as 1990-04-02', 'govuk-input--width-10')}
    ${field('address', 'Address')}
    ${field('phone', 'Phone', 'govuk-input--width-10')}
    ${field('registration', 'Registration of a vehicle', 'govuk-input--width-10')}
  </fieldset>`
}

function originPart({ form, errors }: IntelligenceView): Html {
  return html`<h2 class="govuk-heading-m">Who it comes from</h2>
    ${insetText({
      text: 'This is kept in a record of its own, sealed: only you and the people who work with sources can open it. It is linked to nobody.',
    })}
    ${input({
      id: 'origin.name',
      name: 'origin.name',
      classes: 'govuk-input--width-20',
      label: { text: 'Name or reference of the source' },
      errorMessage: errors.of('origin.name'),
      value: form['origin.name'] ?? '',
    })}
    ${input({
      id: 'origin.contact',
      name: 'origin.contact',
      classes: 'govuk-input--width-20',
      label: { text: 'How they can be reached' },
      errorMessage: errors.of('origin.contact'),
      value: form['origin.contact'] ?? '',
    })}
    ${textarea({
      id: 'origin.words',
      name: 'origin.words',
      rows: 3,
      label: { text: 'How they came to know it' },
      errorMessage: errors.of('origin.words'),
      value: form['origin.words'] ?? '',
    })}`
}

export const handedInBanner: Html = notificationBanner({
  type: 'success',
  text: 'The report was handed in. Who it comes from is kept apart and sealed.',
})

/** A report of intelligence, graded line by line (3x5x2). */
export function intelligencePage(view: IntelligenceView, banner?: Html): Html {
  const { form, errors, csrf, attemptId, contradictions } = view
  const count = (most: number) => Array.from({ length: most }, (_, at) => at)
  return html`${banner}${errors.summary}
    <h1 class="govuk-heading-l">Intelligence report</h1>
    <p class="govuk-body">Graded 3x5x2. The report is OFFICIAL-SENSITIVE.</p>
    <form method="post" action="/workbench/intake/intelligence" novalidate>
      ${csrfField(csrf)}
      <input type="hidden" name="attemptId" value="${attemptId}">
      <input type="hidden" name="lines" value="${view.lines}">
      <input type="hidden" name="subjects" value="${view.subjects}">
      ${input({
        id: 'title',
        name: 'title',
        label: { text: 'Title' },
        hint: { text: 'What it is about, in a few words. Not who told you.' },
        errorMessage: errors.of('title'),
        value: form.title ?? '',
      })}
      ${input({
        id: 'happenedOn',
        name: 'happenedOn',
        type: 'date',
        classes: 'govuk-input--width-10',
        label: { text: 'The day it is about, if there is one' },
        errorMessage: errors.of('happenedOn'),
        value: form.happenedOn ?? '',
      })}
      ${count(view.lines).map(at => linePart(view, at))}
      ${view.lines < 10 && button({ text: 'Add another line', classes: 'govuk-button--secondary', name: 'do', value: 'line' })}
      <h2 class="govuk-heading-m">Who or what it is about</h2>
      ${count(view.subjects).map(at => subjectPart(view, at))}
      ${
        view.subjects < 10 &&
        button({
          text: 'Add another person or vehicle',
          classes: 'govuk-button--secondary',
          name: 'do',
          value: 'subject',
        })
      }
      ${originPart(view)}
      ${
        contradictions.length > 0 &&
        html`${warningText({ text: contradictions.map(contradictionWords).join(' '), iconFallbackText: 'Warning' })}
        ${checkboxes({
          name: 'confirmed',
          errorMessage: errors.of('confirmed'),
          items: [{ value: 'yes', text: 'I have checked the grades: they stay as they are' }],
        })}`
      }
      ${button({ text: 'Hand in', name: 'do', value: 'send' })}
    </form>`
}
