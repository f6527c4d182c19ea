import { defineVerb } from '@bluelamp/platform'
import { visibleRecordResource } from '../access/visible-record.ts'
import { type EarlierContact, earlierContacts, findEarlier } from './record-store.ts'

const windowMonths = 12

/** The same moment of the same day; of the month's last where it is shorter. */
function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() - months)
  // 29 February less a year would be 1 March: too late by a day.
  if (then.getUTCDate() !== now.getUTCDate()) then.setUTCDate(0)
  return then
}

/**
 * What the person, the address and the phone of this record brought to the force in the last twelve
 * months: looked at before a contact is graded, and kept in the journal as looked at.
 */
export const findEarlierContacts = defineVerb({
  name: earlierContacts,
  operation: 'consult',
  resource: (context, { recordId }: { recordId: string }) =>
    visibleRecordResource(context, earlierContacts, recordId),
  run: (context, { recordId }): Promise<EarlierContact[]> => {
    return findEarlier(context, recordId, monthsBefore(context.now, windowMonths))
  },
  about: (found, { recordId }) => ({
    records: [recordId, ...found.map(contact => contact.recordId)],
    detail: { found: found.length },
  }),
})
