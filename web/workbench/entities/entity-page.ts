import {
  button,
  csrfField,
  details,
  type FormErrors,
  formatDate,
  formatDateTime,
  type Html,
  html,
  notificationBanner,
  summaryList,
  tag,
  textarea,
} from '@bluelamp/kit'
import type { EntityMention, EntityTie, EntityView, Likeness } from '@bluelamp/memory'
import { comparison } from '../likenesses/comparison.ts'
import {
  becauseWords,
  byDetail,
  decisionWords,
  detailWords,
  nameIn,
  sideName,
  subjectOf,
  valueWords,
} from '../likenesses/likeness-words.ts'
import {
  arrivalWords,
  categoryTag,
  kindWords,
  markingTag,
  nameOf,
  opinionTag,
  recordLink,
  roleWords,
} from '../records/record-words.ts'

export type EntityPage = {
  view: EntityView
  may: { withdraw: boolean; undo: boolean; network: boolean; search: boolean }
  /** The mention whose form was sent with faults, and what was written in it. */
  open: string | undefined
  given: Readonly<Record<string, string>>
  errors: FormErrors
  csrf: string
  address: (path: string) => string
  done: string | undefined
}

const kinds: Readonly<Record<string, string>> = {
  person: 'Person',
  place: 'Place',
  object: 'Thing',
  organisation: 'Organisation',
  event: 'Event',
}

const wordsOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .toLowerCase()
    .split(' ')
    .sort()
    .join(' ')

/** The name that most records give, as the first of them wrote it. */
export function entityName({ mentions, kind }: EntityView): string {
  const none = 'without a name'
  const told = new Map<string, string[]>()
  for (const { details: said } of mentions.toReversed()) {
    const name = nameIn(said, none)
    if (name.endsWith(none)) continue
    told.set(wordsOf(name), [...(told.get(wordsOf(name)) ?? []), name])
  }
  const [most] = [...told.values()].sort((one, other) => other.length - one.length)
  return most?.[0] ?? `${kinds[kind] ?? 'Somebody'} ${none}`
}

export const entityPage = (page: EntityPage): Html => {
  const { view, address } = page
  const waiting = view.likenesses.filter(each => !each.decision)
  return html`${page.errors.summary}
    ${page.done && notificationBanner({ type: 'success', titleText: 'Done', text: page.done })}
    <span class="govuk-caption-l">${kinds[view.kind] ?? view.kind}</span>
    <h1 class="govuk-heading-l">${entityName(view)}</h1>
    <p class="govuk-body">${view.total === 1 ? '1 record speaks' : `${view.total} records speak`} of this
      ${subjectOf(view.kind).one}, of those that you may see.${view.total > view.mentions.length && ` The newest ${view.mentions.length} are shown.`}</p>
    ${ways(page)}
    ${
      waiting.length > 0 &&
      html`<section aria-labelledby="open"><h2 class="govuk-heading-m" id="open">May be the same</h2>
        <ul class="govuk-list">${waiting.map(
          each => html`<li><a class="govuk-link" href="${address(`/workbench/likenesses/${each.id}`)}">${otherName(view, each)}</a>
            <span class="govuk-body-s">(${becauseWords(each.explanation)})</span></li>`,
        )}</ul></section>`
    }
    <section aria-labelledby="known"><h2 class="govuk-heading-m" id="known">What records say</h2>
      ${known(view)}</section>
    ${sections(page)}
    ${view.ties.length > 0 && tiesSection(page)}
    ${decidedSection(page)}`
}

function ways({ view, may, address }: EntityPage): Html {
  const name = entityName(view)
  return html`<ul class="govuk-list bl-inline-list">
    ${may.network && html`<li><a class="govuk-link" href="${address(`/workbench/entities/${view.id}/network`)}">Network of links</a></li>`}
    ${may.search && html`<li><a class="govuk-link" href="${address(`/workbench/search?q=${encodeURIComponent(name)}`)}">Search for this name</a></li>`}
  </ul>`
}

/** The one of a pair that this page is not about. */
const otherSide = (view: EntityView, { left, right }: Likeness) =>
  view.entityIds.includes(left.entityId) ? right : left
const otherName = (view: EntityView, likeness: Likeness): string =>
  sideName(otherSide(view, likeness), view.kind)

type Source = { recordId: string; receivedAt: Date; recordKind: string }
const mostSources = 3

/** Every value with the records that give it: the same value written alike stands once. */
function known({ mentions }: EntityView): Html {
  const told = new Map<string, Map<string, Source[]>>()
  for (const mention of mentions) {
    for (const { name, value } of mention.details) {
      const values = told.get(name) ?? new Map<string, Source[]>()
      values.set(value, [...(values.get(value) ?? []), mention])
      told.set(name, values)
    }
  }
  if (told.size === 0) return html`<p class="govuk-body">The records give no details.</p>`
  return summaryList({
    rows: [...told]
      .sort(([one], [other]) => byDetail(one, other))
      .map(([name, values]) => ({
        key: { text: detailWords(name) },
        value: {
          html: html`<ul class="govuk-list govuk-!-margin-bottom-0">${[...values]
            .sort(([, one], [, other]) => other.length - one.length)
            .map(
              ([value, sources]) => html`<li>${valueWords(name, value)} ${from(sources)}</li>`,
            )}</ul>`,
        },
      })),
  })
}

function from(sources: readonly Source[]): Html {
  const shown = sources.slice(0, mostSources)
  return html`<span class="govuk-body-s">(${shown.map(
    (each, at) =>
      html`${at > 0 && ', '}${recordLink(each.recordId, `${kindWords(each.recordKind).toLowerCase()} of ${formatDate(each.receivedAt)}`)}`,
  )}${sources.length > shown.length && ` and ${sources.length - shown.length} more`})</span>`
}

/** Suspects, convicted people, victims and witnesses are never mixed (Data Protection Act 2018 s.38). */
const categories = [
  { of: 'suspect', title: 'As a suspect' },
  { of: 'convicted', title: 'Convicted' },
  { of: 'victim', title: 'As a victim' },
  { of: 'witness', title: 'As a witness' },
  { of: null, title: 'Other records' },
] as const

function sections(page: EntityPage): Html {
  const { mentions, kind } = page.view
  const shown = categories.flatMap(({ of, title }) => {
    const inIt = mentions.filter(mention => mention.roles.some(role => role.dataSubject === of))
    if (inIt.length === 0) return []
    const heading = kind === 'person' || of !== null ? title : 'Records'
    const id = `as-${of ?? 'other'}`
    return [
      html`<section aria-labelledby="${id}"><h2 class="govuk-heading-m" id="${id}">${heading}</h2>
        ${cards(page, inIt, of)}</section>`,
    ]
  })
  return html`${shown}`
}

const cardsAtOnce = 8

/** The newest at once; a long history opens when it is asked for, or holds the form that was sent. */
function cards(page: EntityPage, all: readonly EntityMention[], category: string | null): Html {
  const list = (some: readonly EntityMention[]) =>
    html`<ul class="bl-queue">${some.map(mention => card(page, mention, category))}</ul>`
  const later = all.slice(cardsAtOnce)
  return html`${list(all.slice(0, cardsAtOnce))}${
    later.length > 0 &&
    details({
      summaryText: later.length === 1 ? '1 earlier record' : `${later.length} earlier records`,
      open: later.some(({ recordId }) => recordId === page.open),
      html: list(later),
    })
  }`
}

function card(page: EntityPage, mention: EntityMention, category: string | null): Html {
  const roles = mention.roles.filter(role => role.dataSubject === category)
  return html`<li class="bl-queue__item">
    <h3 class="govuk-heading-s govuk-!-margin-bottom-1">${recordLink(mention.recordId, `${kindWords(mention.recordKind)} of ${formatDateTime(mention.receivedAt)}`)}</h3>
    <p class="govuk-body-s govuk-!-margin-bottom-1">${roles.map(
      role =>
        html`${roleWords(role.role)} ${role.dataSubject && categoryTag(role.dataSubject)} ${opinionTag(role.opinion)} `,
    )} ${mention.marking > 0 && markingTag(mention.marking)}
      ${mention.sealed && tag({ text: 'Sealed', classes: 'govuk-tag--red' })}</p>
    <p class="govuk-body-s govuk-!-margin-bottom-1">Came ${arrivalWords(mention.channel)}, source: ${mention.source}${mention.occurredFrom && `. Happened ${formatDateTime(mention.occurredFrom)}`}</p>
    ${why(page, mention, category)}
    ${page.may.withdraw && page.view.mentions.length > 1 && page.view.kind !== 'event' && withdrawForm(page, mention, category)}
  </li>`
}

function why(
  { view, address: _ }: EntityPage,
  mention: EntityMention,
  category: string | null,
): Html {
  const reason = mention.why
  if (!reason) return html``
  const other = view.mentions.find(each => each.recordId === reason.evidenceRecord)
  return details({
    summaryText: `Linked: ${becauseWords(reason.explanation)}`,
    html: html`<p class="govuk-body-s">Compared with ${recordLink(
      reason.evidenceRecord,
      other
        ? `the ${kindWords(other.recordKind).toLowerCase()} of ${formatDateTime(other.receivedAt)}`
        : 'another record',
    )} on ${formatDateTime(reason.at)}.</p>
    ${comparison(
      { weight: reason.weight, probability: null, explanation: reason.explanation },
      view.kind,
      `why-${mention.recordId}-${category ?? 'other'}`,
    )}`,
    classes: 'govuk-!-margin-bottom-1',
  })
}

function withdrawForm(page: EntityPage, mention: EntityMention, category: string | null): Html {
  const { view, errors, given } = page
  const key = `${mention.recordId}-${category ?? 'other'}`
  const isOpen = page.open === mention.recordId
  const error = isOpen ? errors.of('reason') : undefined
  const one = subjectOf(view.kind).one
  return details({
    summaryText: `This is not the same ${one}`,
    open: isOpen,
    html: html`<form method="post" action="${page.address(`/workbench/entities/${view.id}/withdrawals`)}" novalidate>
      ${csrfField(page.csrf)}
      <input type="hidden" name="recordId" value="${mention.recordId}">
      <input type="hidden" name="entityId" value="${mention.entityId}">
      ${textarea({
        id: isOpen ? 'reason' : `reason-${key}`,
        name: 'reason',
        value: isOpen ? (given.reason ?? '') : '',
        label: { text: 'Why', classes: 'govuk-label--s' },
        hint: {
          text: `What the record says moves to a ${one} of its own. Both stay apart until this is taken back.`,
        },
        rows: 2,
        ...(error && { errorMessage: error }),
      })}
      ${button({ text: `Move this record`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`,
    classes: 'govuk-!-margin-bottom-0',
  })
}

function tiesSection({ view, address }: EntityPage): Html {
  const one = subjectOf(view.kind).one
  const names = new Map(Object.entries(view.names))
  const record = (id: string) => {
    const mention = view.mentions.find(each => each.recordId === id)
    return recordLink(
      id,
      mention
        ? `${kindWords(mention.recordKind).toLowerCase()} of ${formatDate(mention.receivedAt)}`
        : 'a record',
    )
  }
  const how = (tie: EntityTie) =>
    tie.likenessId
      ? html`decided by ${nameOf(names, tie.by)}
          (<a class="govuk-link" href="${address(`/workbench/likenesses/${tie.likenessId}`)}">see the decision</a>)`
      : html`${becauseWords(tie.explanation)}`
  return html`<section aria-labelledby="ties"><h2 class="govuk-heading-m" id="ties">Why these records are one ${one}</h2>
    <ul class="govuk-list govuk-list--bullet">${view.ties.map(
      tie => html`<li>${record(tie.recordA)} and ${record(tie.recordB)}: ${how(tie)}</li>`,
    )}</ul></section>`
}

function decidedSection({ view, address }: EntityPage): Html {
  const decided = view.likenesses.filter(each => each.decision)
  if (decided.length === 0) return html``
  const names = new Map(Object.entries(view.names))
  return html`<section aria-labelledby="decided"><h2 class="govuk-heading-m" id="decided">What was decided</h2>
    <ul class="bl-queue">${decided.map(
      each =>
        each.decision &&
        html`<li class="bl-queue__item">
          <p class="govuk-body govuk-!-margin-bottom-1">${tag({ text: decisionWords(view.kind)[each.decision.decision], classes: 'govuk-tag--grey' })}
            <a class="govuk-link" href="${address(`/workbench/likenesses/${each.id}`)}">${sideName(each.right, view.kind)} and
              ${sideName(each.left, view.kind)}</a></p>
          <p class="govuk-body-s govuk-!-margin-bottom-0">${each.decision.reason} (${nameOf(names, each.decision.by)},
            ${formatDateTime(each.decision.at)})</p>
        </li>`,
    )}</ul></section>`
}
