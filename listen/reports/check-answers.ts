import { type Answers, type Field, fieldsAsked, type Step, stepsFor } from './burglary-journey.ts'

export type Fault = { field: string; message: string }

const dateForm = /^(\d{4})-(\d{1,2})-(\d{1,2})$/

/** `2026-3-7` to `2026-03-07`; undefined for a day that is in no calendar. */
export function readDate(text: string): string | undefined {
  const [, year, month, day] = dateForm.exec(text) ?? []
  if (!year || !month || !day) return undefined
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** `7.15`, `07:15`, `0715` and `7.15am` to `07:15`. */
export function readTime(text: string): string | undefined {
  const [, told, minutes, half] = /^(\d{1,2})[:.]?(\d{2})\s*([ap]m)?$/i.exec(text.trim()) ?? []
  if (!told || !minutes || Number(minutes) > 59) return undefined
  const hour = Number(told)
  if (half ? hour < 1 || hour > 12 : hour > 23) return undefined
  const hours = half ? (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : hour
  return `${String(hours).padStart(2, '0')}:${minutes}`
}

const missing: Record<Field['kind'], string> = {
  text: 'Enter your',
  textarea: 'Tell us',
  radios: 'Choose one:',
  date: 'Enter the date:',
  time: 'Enter the time:',
  email: 'Enter your',
  tel: 'Enter your',
  postcode: 'Enter the',
  address: 'Choose the',
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function faultOf(field: Field, value: string): string | undefined {
  if (value === '') {
    return field.optional ? undefined : `${missing[field.kind]} ${lower(field.label)}`
  }
  if (field.maximum && value.length > field.maximum) {
    return `${field.label} must be ${field.maximum} characters or fewer: it has ${value.length}`
  }
  switch (field.kind) {
    case 'radios':
      return field.choices?.some(choice => choice.value === value)
        ? undefined
        : `Choose one: ${lower(field.label)}`
    case 'date':
      return readDate(value) ? undefined : `${field.label} must be a real date, like 27 3 2026`
    case 'time':
      return readTime(value) ? undefined : `${field.label} must be a time of day, like 18:30`
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
        ? undefined
        : 'Enter an email address like name@example.com'
    case 'tel':
      return /^\+?[\d\s()-]+$/.test(value) && /^\d{10,15}$/.test(value.replace(/\D/g, ''))
        ? undefined
        : 'Enter a phone number like 07700 900 982'
    case 'postcode':
      return /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i.test(value)
        ? undefined
        : 'Enter a full postcode, like WX1 2AB'
    case 'address':
      return /^\d{1,12}$/.test(value) ? undefined : 'Choose an address from the list'
    case 'text':
    case 'textarea':
      return undefined
    default:
      return field.kind satisfies never
  }
}

/** What is wrong on one page, field by field. `now` because no burglary lies ahead. */
export function checkStep(step: Step, answers: Answers, now: Date): Fault[] {
  const faults: Fault[] = []
  for (const field of fieldsAsked(step, answers)) {
    const value = answers[field.name] ?? ''
    // An address that is in no list is told in words instead.
    if (field.kind === 'address' && (value === 'other' || value === '') && answers.addressWords) {
      continue
    }
    if (field.kind === 'address' && value === 'other') {
      faults.push({ field: 'addressWords', message: 'Enter the address' })
      continue
    }
    const message = faultOf(field, value)
    if (message) faults.push({ field: field.name, message })
  }
  if (faults.length === 0) faults.push(...checkTimes(step, answers, now))
  return faults
}

function checkTimes(step: Step, answers: Answers, now: Date): Fault[] {
  const { from, to } = occurred(answers)
  const birth = readDate(answers.dateOfBirth ?? '')
  if (step.id === 'safe-before' && from && from > now) {
    return [{ field: 'from', message: 'Date must be today or in the past' }]
  }
  if (step.id === 'found' && to && to > now) {
    return [{ field: 'to', message: 'Date must be today or in the past' }]
  }
  if (step.id === 'found' && from && to && to < from) {
    return [{ field: 'to', message: 'You cannot have found out before you last knew all was well' }]
  }
  if (step.id === 'date-of-birth' && birth && new Date(birth) > now) {
    return [{ field: 'dateOfBirth', message: 'Date of birth must be in the past' }]
  }
  return []
}

/** Local London times of the answers as instants: the range in which it happened. */
export function occurred(answers: Answers): { from?: Date; to?: Date } {
  const from = londonInstant(answers.from, answers.fromTime)
  const to = londonInstant(answers.to, answers.toTime)
  return { ...(from && { from }), ...(to && { to }) }
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  timeZoneName: 'longOffset',
})

function londonInstant(date = '', time = ''): Date | undefined {
  const [day, clock] = [readDate(date), readTime(time)]
  if (!day || !clock) return undefined
  const guess = new Date(`${day}T${clock}:00Z`)
  const offset = london.formatToParts(guess).find(part => part.type === 'timeZoneName')?.value
  const hours = Number(/GMT([+-]\d{2})/.exec(offset ?? '')?.[1] ?? 0)
  return new Date(guess.getTime() - hours * 3_600_000)
}

/** Every fault of the whole report, with the step it is on: nothing incomplete is taken. */
export function checkAll(answers: Answers, now: Date): (Fault & { step: string })[] {
  return stepsFor(answers).flatMap(step =>
    checkStep(step, answers, now).map(fault => ({ ...fault, step: step.id })),
  )
}
