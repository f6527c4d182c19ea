import { formatDate, formatDateTime, type Html, html, tag, trustedHtml } from '@bluelamp/kit'
import { type Explanation, type Likeness, personModel, type Side } from '@bluelamp/memory'
import { explain, percent, type Weighed, waterfall } from '@bluelamp/science/linkage'
import { kindWords, recordLink, roleWords } from '../records/record-words.ts'

const words: Readonly<Record<string, string>> = {
  name: 'Name',
  alias: 'Also known as',
  'date-of-birth': 'Date of birth',
  phone: 'Phone',
  email: 'Email',
  uprn: 'Address (UPRN)',
  address: 'Address',
  postcode: 'Postcode',
  description: 'Description',
  'serial-number': 'Serial number',
  registration: 'Registration',
  imei: 'IMEI',
  account: 'Account',
  'company-number': 'Company number',
  'pnc-id': 'PNC ID',
  'cro-number': 'CRO number',
  'arrest-summons-number': 'Arrest/summons number',
  'prison-number': 'Prison number',
  'probation-crn': 'Probation case number',
  'driver-number': 'Driver number',
  'nhs-number': 'NHS number',
  'national-insurance': 'National Insurance number',
  passport: 'Passport number',
}
const order = Object.keys(words)

export const detailWords = (name: string): string => words[name] ?? name
export const byDetail = (one: string, other: string): number =>
  order.indexOf(one) - order.indexOf(other)

/** A date as people say it; all else as it was written. */
export const valueWords = (name: string, value: string): string =>
  name === 'date-of-birth' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value

export type Told = readonly { name: string; value: string }[]

/** What to call one who is known by what a record says. */
export function nameIn(details: Told, kind: string): string {
  for (const wanted of [
    'name',
    'alias',
    'address',
    'description',
    'registration',
    'account',
    'serial-number',
    'imei',
    'uprn',
    'phone',
    'email',
  ]) {
    const found = details.find(each => each.name === wanted)
    if (found) return found.value
  }
  return `A ${kind} without a name`
}

export const sideName = (side: Side, kind: string): string => nameIn(side.details, kind)

/** Why a person is asked. One number under two names is asked about however unlikely the rest makes it. */
export const askedBecause = ({ probability, explanation }: Likeness): string =>
  probability === null || probability < 0.5
    ? `Asked because of ${becauseWords(explanation)}`
    : `${percent(probability)} likely by the comparison: ${becauseWords(explanation)}`

const questions: Readonly<Record<string, string>> = {
  person: 'Are these two the same person?',
  place: 'Are these two the same place?',
  object: 'Are these two the same thing?',
  organisation: 'Are these two the same organisation?',
}
export const questionOf = (kind: string): string => questions[kind] ?? 'Are these two the same?'

const subjects: Readonly<Record<string, { one: string; many: string }>> = {
  person: { one: 'person', many: 'people' },
  place: { one: 'place', many: 'places' },
  organisation: { one: 'organisation', many: 'organisations' },
}
export const subjectOf = (kind: string) => subjects[kind] ?? { one: 'thing', many: 'things' }

export const decisionWords = (kind: string) =>
  ({
    same: `The same ${subjectOf(kind).one}`,
    different: kind === 'person' ? 'Two different people' : `Two different ${subjectOf(kind).many}`,
    'cannot-tell': 'Cannot tell',
  }) as const

/** What was compared, as it was weighed; nothing where a person said so, or two were told apart by a number alone. */
function weighedOf(
  row: Pick<Likeness, 'weight' | 'probability' | 'explanation'>,
): Weighed | undefined {
  const { prior, findings } = row.explanation ?? {}
  if (prior === undefined || !findings || row.weight === null) return undefined
  return {
    weight: row.weight,
    probability: row.probability ?? 1 / (1 + 2 ** -row.weight),
    prior,
    findings: findings.filter(finding => finding.weight !== 0),
  }
}

const strengths = {
  for: 'govuk-tag--blue',
  against: 'govuk-tag--orange',
  neither: 'govuk-tag--grey',
} as const

/** Why, as a picture and in words: what speaks for it, what against, and how much. */
export function comparison(
  row: Pick<Likeness, 'weight' | 'probability' | 'explanation'>,
  kind: string,
  id: string,
): Html {
  const weighed = weighedOf(row)
  if (!weighed) {
    const because = row.explanation?.because ?? []
    return because.length > 0
      ? html`<ul class="govuk-list govuk-list--bullet">${because.map(each => html`<li>${each}</li>`)}</ul>`
      : html`<p class="govuk-body">Nothing was compared: a person said so.</p>`
  }
  const said = explain(weighed, { model: personModel, subject: subjectOf(kind) })
  const wide = waterfall(weighed, { id: `${id}-wide` })
  const narrow = waterfall(weighed, { id: `${id}-narrow`, width: 340 })
  return html`<p class="govuk-body"><strong>${said.verdict}</strong> ${said.start}</p>
    <div class="bl-waterfall bl-waterfall--wide">${trustedHtml(wide.svg)}</div>
    <div class="bl-waterfall bl-waterfall--narrow">${trustedHtml(narrow.svg)}</div>
    <ul class="bl-queue">${said.findings.map(
      each => html`<li class="bl-queue__item">
        <p class="govuk-body govuk-!-margin-bottom-1">${tag({
          text: each.speaks === 'for' ? 'For' : each.speaks === 'against' ? 'Against' : 'Neither',
          classes: strengths[each.speaks],
        })} ${each.words}</p>
        <p class="govuk-body-s govuk-!-margin-bottom-0">${each.meaning}${each.rarity && ` ${each.rarity}`}</p>
      </li>`,
    )}</ul>`
}

export const becauseWords = (explanation: Explanation | null): string =>
  explanation && explanation.because.length > 0
    ? explanation.because.join(', ')
    : 'a person said so'

export function sideRecord(side: Side): Html {
  return html`${recordLink(side.recordId, kindWords(side.recordKind))}<br>
    <span class="govuk-body-s">${formatDateTime(side.receivedAt)}, ${side.channel}</span><br>
    <span class="govuk-body-s">${side.roles.map(roleWords).join(', ')}</span>`
}
