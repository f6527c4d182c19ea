import type { ContactChannel } from '../tables.ts'
import type { Answers } from './burglary-journey.ts'
import { occurred, readDate } from './check-answers.ts'
import { shorten } from './shorten.ts'
import { readItems, type StolenItem } from './stolen-items.ts'

/** A burglary as the person reports it, from answers that were found complete. */
export type BurglaryReport = {
  summary: string
  name: string
  dateOfBirth?: string
  uprn?: string
  addressWords?: string
  postcode: string
  from: Date
  to: Date
  whatHappened: string
  items: StolenItem[]
  channel: ContactChannel
  contactAt: string
  safeToContact: boolean
  support?: string
}

export function readReport(answers: Answers): BurglaryReport {
  const { from, to } = occurred(answers)
  if (!from || !to) throw new RangeError('A report is read only after its answers were checked')
  const channel = answers.channel as ContactChannel
  const contactAt = { email: answers.email, sms: answers.mobile, phone: answers.phone, letter: '' }
  const birth = readDate(answers.dateOfBirth ?? '')
  const listed = answers.uprn && answers.uprn !== 'other' ? answers.uprn : undefined
  return {
    summary: `Burglary: ${shorten((answers.whatHappened ?? '').replace(/\s+/g, ' '), 140)}`,
    name: (answers.name ?? '').trim(),
    postcode: answers.postcode ?? '',
    from,
    to,
    whatHappened: answers.whatHappened ?? '',
    items: answers.taken === 'yes' ? readItems(answers.items ?? '') : [],
    channel,
    contactAt: (contactAt[channel] ?? '').trim(),
    safeToContact: answers.safe === 'yes',
    ...(birth && { dateOfBirth: birth }),
    ...(listed && { uprn: listed }),
    ...(answers.addressWords && { addressWords: answers.addressWords }),
    ...(answers.support && { support: answers.support }),
  }
}
