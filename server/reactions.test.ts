import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { labelRecord, lowerLabel } from '@bluelamp/memory'
import { forgetReactions } from '@bluelamp/platform'
import { createIncident } from '@bluelamp/respond'
import { addContact, burglary, openRespondHouse, type RespondHouse } from '../respond/testing.ts'
import { wireReactions } from './reactions.ts'

let house: RespondHouse
before(async () => {
  house = await openRespondHouse('reactions')
  wireReactions()
})
after(async () => {
  forgetReactions()
  await house.close()
})

const open = { marking: 0, sealed: false, accessList: [], retentionGroup: 4 }

test('an incident is marked as the record that it came from, whenever that is labelled', async () => {
  const context = { ...house.as('Ama'), purpose: 'Testing' }
  const { recordId } = await addContact(context)
  const { incidentId } = await createIncident(context, burglary(recordId))
  const marking = async () =>
    (
      await house.db
        .selectFrom('respond.incident')
        .select('marking')
        .where('id', '=', incidentId)
        .executeTakeFirstOrThrow()
    ).marking
  const label = (
    verb: typeof labelRecord,
    labels: { marking: number; sealed: boolean; accessList: string[]; retentionGroup: number },
  ) => verb(context, { recordId, labels: labels as never, reason: 'Learnt since' })
  assert.equal(await marking(), 0)
  await label(labelRecord, { ...open, marking: 1 })
  assert.equal(await marking(), 1)
  await label(lowerLabel, open)
  assert.equal(await marking(), 0)
  // An incident has no seal of its own: it is closed as far as an incident can be.
  await label(labelRecord, { ...open, sealed: true, accessList: [context.actor.id] })
  assert.equal(await marking(), 1)
})
