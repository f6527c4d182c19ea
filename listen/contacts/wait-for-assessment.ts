import { addEntity, addLink, startClock } from '@bluelamp/memory'
import type { Context, Tx } from '@bluelamp/platform'

/** A contact that was kept now waits for a person: the clock of how long it may wait starts. */
export async function waitForAssessment(
  context: Context<Tx>,
  contact: {
    recordId: string
    forceId: string
    areaCode?: string | undefined
    receivedAt: Date
  },
): Promise<void> {
  const contactId = await addEntity(context, contact.forceId, 'event', 'contact')
  await addLink(context, contact.recordId, contactId, { role: 'contact' })
  await startClock(context, {
    kind: 'grade-contact',
    about: contactId,
    owner: 'contact-handler',
    areaCode: contact.areaCode,
    startedAt: contact.receivedAt,
  })
}
