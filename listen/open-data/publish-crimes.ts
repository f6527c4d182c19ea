import { createHmac } from 'node:crypto'
import { defineVerb } from '@bluelamp/platform'
import { categoryOf } from './crime-category.ts'
import { publicOutcome } from './outcome-category.ts'
import {
  addCrimes,
  changeCrime,
  type DueEvent,
  findDue,
  getPublicationKey,
  holdPublishing,
  keepForce,
  type NewCrime,
} from './publication-store.ts'

const atOnce = 5000

export type Publishing = {
  published: number
  changed: number
  /** There may be more: call again. */
  more: boolean
}

const antiSocialBehaviour = 'anti-social-behaviour'

/** What the public may know of an event beside its place. Anti-social behaviour has neither id nor outcome. */
function toldOf(event: DueEvent) {
  const category = categoryOf(event.code)
  const outcomeCode = category === antiSocialBehaviour ? null : publicOutcome(event.outcome)
  return { category, outcomeCode, outcomeMonth: outcomeCode && event.outcomeMonth }
}

/**
 * Tells the public of every crime recorded since it last ran: its kind, its month, its outcome and the snap point that
 * stands for its place. Nothing else of the event leaves memory.
 */
export const publishCrimes = defineVerb({
  name: 'listen.publish-crimes',
  operation: 'disclose',
  resource: (_context, { forceId }: { forceId: string }) => ({
    type: 'PublishedData',
    id: forceId,
    attributes: { forceId },
  }),
  run: async (context, { forceId }): Promise<Publishing> => {
    await holdPublishing(context)
    const due = await findDue(context, forceId, atOnce)
    const key = await getPublicationKey(context)
    const mixed = due
      .map(event => ({
        event,
        hash: createHmac('sha256', key).update(event.eventId).digest('hex'),
      }))
      // In the order of a secret, so that the public numbers do not tell which came first.
      .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    if (due.length > 0) await keepForce(context, forceId)
    let changed = 0
    const added: NewCrime[] = []
    for (const { event, hash } of mixed) {
      const told = toldOf(event)
      if (event.crimeId !== null) {
        await changeCrime(context, event.crimeId, event, told)
        changed += 1
        continue
      }
      const persistentId = told.category === antiSocialBehaviour ? '' : hash
      added.push({ event, crime: { ...told, persistentId } })
    }
    await addCrimes(context, forceId, added)
    return { published: due.length - changed, changed, more: due.length === atOnce }
  },
  about: ({ published, changed }) => ({
    recipient: 'the public, as open data',
    detail: { published, changed },
  }),
  announce: true,
})
