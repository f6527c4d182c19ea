import { formatDate, type Html, html } from '@bluelamp/kit'
import type { Explanation, Likeness, Side } from '@bluelamp/memory'
import { percent } from '@bluelamp/science/linkage'
import { arrivalWords, kindWords, recordLink, roleWords } from '../records/record-words.ts'

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

export const becauseWords = (explanation: Explanation | null): string =>
  explanation && explanation.because.length > 0
    ? explanation.because.join(', ')
    : 'a person said so'

/** The record that says so, as what and by which way it came. */
export function sideRecord(side: Side): Html {
  return html`${recordLink(side.recordId, `${kindWords(side.recordKind)} of ${formatDate(side.receivedAt)}`)}<br>
    <span class="govuk-body-s">Came ${arrivalWords(side.channel)}, as ${side.roles.map(role => roleWords(role).toLowerCase()).join(', ')}</span>`
}

/** One of the two in one line: what tells people apart, and where it is said. */
export function sideLine(side: Side, kind: string): string {
  const told = ['date-of-birth', 'phone', 'postcode'].flatMap(name => {
    const found = side.details.find(each => each.name === name)
    if (!found) return []
    return [`${name === 'date-of-birth' ? 'born ' : ''}${valueWords(name, found.value)}`]
  })
  const record = `${kindWords(side.recordKind).toLowerCase()} of ${formatDate(side.receivedAt)}`
  return [sideName(side, kind), ...told, record].join(' · ')
}
