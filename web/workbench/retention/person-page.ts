import {
  button,
  csrfField,
  details,
  formatDate,
  formatDateTime,
  type Html,
  html,
  input,
  insetText,
  radios,
  summaryList,
  tag,
  textarea,
  warningText,
} from '@bluelamp/kit'
import { assessmentQuestions, grounds, type reviewPerson, whyNotYet } from '@bluelamp/memory'
import {
  categoryTag,
  entityLink,
  groupWords,
  kindWords,
  nameOf,
  recordLink,
  roleWords,
} from '../records/record-words.ts'
import { type ActingPage, pageTop } from '../site/acting-page.ts'
import { firstFew } from '../site/first-few.ts'

export type PersonPage = ActingPage & {
  person: Awaited<ReturnType<typeof reviewPerson>>
  entityId: string
  mayAnswerSubjects: boolean
}

const dateOf = ({ person }: PersonPage, recordId: string): string => {
  const held = person.held.find(each => each.recordId === recordId)
  return held ? formatDate(held.at) : 'a record'
}

/** Records that give the same reason stand together. */
function becauseLines(page: PersonPage): Html[] {
  const byWords = new Map<string, string[]>()
  for (const { words, recordId } of page.person.review.because) {
    byWords.set(words, [...(byWords.get(words) ?? []), recordId])
  }
  return [...byWords].map(
    ([words, ids]) =>
      html`<li>${words}: ${ids.slice(0, 5).map((id, n) => html`${n > 0 && ', '}${recordLink(id, dateOf(page, id))}`)}${
        ids.length > 5 && ` and ${ids.length - 5} more`
      }</li>`,
  )
}

const bornWords = (born: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(born) ? formatDate(`${born}T12:00:00Z`) : born

function group(page: PersonPage): Html {
  const { person, now } = page
  const { review, rules } = person
  return html`${summaryList({
    rows: [
      {
        key: { text: 'Group' },
        value: { html: html`<strong>${groupWords[review.group]}</strong>` },
      },
      {
        key: { text: 'Because' },
        value: {
          html: html`<ul class="govuk-list">${becauseLines(page)}</ul>`,
        },
      },
      {
        key: { text: 'Last came to notice' },
        value: { text: formatDate(review.lastNotice) },
      },
      {
        key: { text: 'Review due' },
        value: {
          html: html`${formatDate(review.due)} ${review.due <= now && tag({ text: 'Due', classes: 'govuk-tag--red' })}
            <span class="govuk-hint">${review.words}</span>`,
        },
      },
      {
        key: { text: 'May be disposed of' },
        value: {
          text: review.mayGoFrom
            ? `from ${formatDate(review.mayGoFrom)}`
            : 'not by time: it is kept until the person would be 100, and no date of birth is held',
        },
      },
      { key: { text: 'By the lists' }, value: { text: rules.version } },
    ],
  })}`
}

function records({ person }: PersonPage): Html {
  return firstFew(
    person.held,
    some =>
      html`<ul class="bl-queue">${some.map(
        held => html`<li class="bl-queue__item"><p class="govuk-body govuk-!-margin-bottom-1">${recordLink(held.recordId, formatDateTime(held.at))}
        ${held.dataSubjects.map(each => html`${categoryTag(each)} `)}</p>
      <p class="govuk-body-s bl-meta">${held.roles.map(roleWords).join(', ')}${
        held.offences.length > 0 && `, offence class ${held.offences.join(', ')}`
      }</p></li>`,
      )}</ul>`,
  )
}

function plan({ person }: PersonPage): Html {
  const { goes, matters } = person.plan
  const staying = matters.filter(matter => matter.stays.length > 0)
  const total = matters.flatMap(matter => matter.records).length
  return html`<p class="govuk-body">${
    goes.length === 0
      ? 'A disposal would take nothing now.'
      : `A disposal would take ${goes.length} of ${total} ${total === 1 ? 'record' : 'records'}, with all links, details, incidents and messages that hang on them.`
  }</p>
  ${
    staying.length > 0 &&
    html`<p class="govuk-body">What hangs together goes whole or not at all. These stay:</p>
      <ul class="govuk-list govuk-list--bullet">${staying.map(
        matter =>
          html`<li>${matter.records.map((record, n) => html`${n > 0 && ', '}${recordLink(record.id, `${kindWords(record.kind)} of ${formatDate(record.receivedAt)}`)}`)}.
            ${matter.stays.join(' ')}</li>`,
      )}</ul>`
  }`
}

function holds(page: PersonPage): Html {
  const { person, csrf, action, errors, given } = page
  const isOpen = given.form === 'hold' || given.form === 'release'
  return html`${
    person.holds.length > 0 &&
    html`${person.holds.map(hold =>
      warningText({
        text: `${hold.authority}: ${hold.reason} (${nameOf(person.names, hold.placedBy)}, ${formatDate(hold.placedAt)})`,
        iconFallbackText: 'Legal hold',
      }),
    )}
    ${details({
      summaryText: 'Release the legal hold',
      open: given.form === 'release',
      html: html`<form method="post" action="${action('/release')}" novalidate>${csrfField(csrf)}
        ${input({ id: 'releaseReason', name: 'reason', label: { text: 'Why it can end' }, errorMessage: errors.of('releaseReason') })}
        ${button({ text: 'Release', classes: 'govuk-button--secondary' })}</form>`,
    })}`
  }
  ${
    person.holds.length === 0 &&
    details({
      summaryText: 'Place a legal hold',
      open: isOpen,
      html: html`<p class="govuk-body">While it stands, nothing about this person is disposed of. Everybody who reviews
          them reads it.</p>
        <form method="post" action="${action('/hold')}" novalidate>${csrfField(csrf)}
        ${input({ id: 'authority', name: 'authority', label: { text: 'Who asks for it' }, hint: { text: 'For example: a public inquiry, an appeal, the CCRC' }, value: given.authority ?? '', errorMessage: errors.of('authority') })}
        ${input({ id: 'holdReason', name: 'reason', label: { text: 'What it is for' }, value: given.form === 'hold' ? (given.reason ?? '') : '', errorMessage: errors.of('holdReason') })}
        ${button({ text: 'Place the hold', classes: 'govuk-button--secondary' })}</form>`,
    })
  }`
}

function decisionForm(page: PersonPage): Html {
  const { person, csrf, action, errors, given, now } = page
  const value = (name: string) => (given.form === 'decide' ? (given[name] ?? '') : '')
  return html`<form method="post" action="${action('/decision')}" novalidate>
    ${csrfField(csrf)}
    ${assessmentQuestions.map(({ name, text }) =>
      radios({
        name,
        value: value(name),
        classes: 'govuk-radios--small govuk-radios--inline',
        fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
        items: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
        errorMessage: errors.of(name),
      }),
    )}
    ${textarea({ id: 'reason', name: 'reason', rows: 3, label: { text: 'Your reasons', classes: 'govuk-label--s' }, value: value('reason'), errorMessage: errors.of('reason') })}
    ${radios({
      name: 'decision',
      value: value('decision'),
      fieldset: { legend: { text: 'Decision', classes: 'govuk-fieldset__legend--s' } },
      errorMessage: errors.of('decision'),
      items: [
        {
          value: 'retain',
          text: 'Keep',
          conditional: {
            html: input({
              id: 'nextReview',
              name: 'nextReview',
              type: 'date',
              label: { text: 'Review again on' },
              hint: { text: `On or before ${formatDate(person.latestNextReview)}` },
              value: value('nextReview') || person.latestNextReview.toISOString().slice(0, 10),
              classes: 'govuk-input--width-10',
              errorMessage: errors.of('nextReview'),
            }),
          },
        },
        {
          value: 'dispose',
          text: 'Dispose',
          hint: { text: 'Somebody else must approve it' },
          conditional: {
            html: radios({
              name: 'ground',
              value: value('ground'),
              classes: 'govuk-radios--small',
              fieldset: {
                legend: { text: 'On what ground', classes: 'govuk-fieldset__legend--s' },
              },
              errorMessage: errors.of('ground'),
              items: Object.entries(grounds).map(([ground, text]) => {
                const why = whyNotYet(person.review, ground as keyof typeof grounds, now)
                return { value: ground, text, ...(why && { hint: { text: why } }) }
              }),
            }),
          },
        },
      ],
    })}
    ${button({ text: 'Save this decision', preventDoubleClick: true })}
  </form>`
}

function earlier({ person }: PersonPage): Html {
  return person.decisions.length === 0
    ? html`<p class="govuk-body">This is the first review.</p>`
    : html`<ul class="bl-queue">${person.decisions.map(
        each => html`<li class="bl-queue__item"><p class="govuk-body-s bl-meta">${formatDate(each.decidedAt)},
            ${nameOf(person.names, each.decidedBy)}, group ${each.group}</p>
          <p class="govuk-body">${each.decision === 'retain' ? `Kept until ${formatDate(each.nextReviewAt!)}` : 'Disposal proposed'}: ${each.reason}</p></li>`,
      )}</ul>`
}

const doneWords: Readonly<Record<string, string>> = {
  proposed: 'The disposal is proposed. Somebody else must approve it.',
  hold: 'The legal hold stands.',
  release: 'The legal hold is released.',
}

export function personPage(page: PersonPage): Html {
  const { person, entityId, mayAnswerSubjects } = page
  return html`${pageTop(page, doneWords, `Review: ${person.name ?? 'name not known'}`)}
    <p class="govuk-body">${entityLink(entityId, 'All that is known of this person')}${
      person.born && `. Born ${bornWords(person.born)}`
    }${
      mayAnswerSubjects &&
      html`. <a class="govuk-link" href="/workbench/subject-access/new?person=${entityId}">They ask what is held on them</a>`
    }</p>
    <div class="bl-split">
      <div>
        <section aria-labelledby="group"><h2 class="govuk-heading-m" id="group">How long, and why</h2>${group(page)}</section>
        <section aria-labelledby="held"><h2 class="govuk-heading-m" id="held">What is held</h2>${records(page)}</section>
        <section aria-labelledby="earlier"><h2 class="govuk-heading-m" id="earlier">Earlier decisions</h2>${earlier(page)}</section>
      </div>
      <div>
        <section aria-labelledby="holds"><h2 class="govuk-heading-m" id="holds">Legal hold</h2>${holds(page)}</section>
        <section aria-labelledby="plan"><h2 class="govuk-heading-m" id="plan">What a disposal would take</h2>${plan(page)}</section>
        <section aria-labelledby="decide"><h2 class="govuk-heading-m" id="decide">Your review</h2>
          ${insetText({ text: 'The questions are those of the national retention assessment criteria. The group is computed; a record can be moved to a more serious one on its own page.' })}
          ${decisionForm(page)}</section>
      </div>
    </div>`
}
