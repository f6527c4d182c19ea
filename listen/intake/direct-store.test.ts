import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { readForcePolicy } from '@bluelamp/memory'
import { type Actor, type Context, enforce } from '@bluelamp/platform'
import { allowEverything, type TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { takeCall } from '../calls/take-call.ts'
import { findDraft, saveAnswers, startDraft } from '../reports/draft-store.ts'
import { takeReport } from '../reports/take-report.ts'
import { answers, forceId, openListenHouse } from '../testing.ts'
import { viewIntake } from './view-intake.ts'

let house: TestHouse
before(async () => {
  house = await openListenHouse('direct-intake')
})
after(() => house.close())

const viewer = (clearance: number): Actor => ({
  id: 'vera',
  name: 'Vera',
  roles: ['records-manager'],
  attributes: { clearance, forceId, areas: [], powers: [] },
})
const period = { from: new Date('2026-11-01'), to: new Date('2026-12-01') }

/** The counts by channel, as the policy in force lets somebody see them. */
async function counts(clearance = 1) {
  enforce(readForcePolicy())
  const context: Context = { ...house.context(viewer(clearance)), purpose: 'Checking' }
  const { sums } = await viewIntake(context, { forceId, period })
  return Object.fromEntries(
    sums.map(({ sourceName, received, stored, repeated, rejected, off }) => [
      sourceName,
      [received, stored, repeated, rejected, off],
    ]),
  )
}

async function report(visit: string, times: number) {
  allowEverything()
  const context = house.context({ id: 'visitor', roles: ['public'], attributes: { forceId } })
  await startDraft(context, visit, 'burglary')
  await saveAnswers(context, visit, 'burglary', answers)
  const { id: draftId } = (await findDraft(context, visit, 'burglary'))!
  for (let time = 0; time < times; time++) await takeReport(context, { forceId, draftId })
}

async function call(attemptId = randomUUID(), marking = 0) {
  allowEverything()
  const { recordId } = await takeCall(house.context({ attributes: { forceId } }), {
    attemptId,
    forceId,
    channel: '101',
    category: 'nuisance',
    words: 'Shouting in the street',
    callerName: 'Kit Moss',
    phone: '07700 900321',
  })
  if (marking) {
    await sql`update memory.record set marking = ${marking} where id = ${recordId}`.execute(
      house.db,
    )
  }
  return recordId
}

test('reports on the website and calls are counted in: what was acknowledged, and what is kept of it', async () => {
  assert.deepEqual(await counts(), {})
  await report('one', 1)
  await report('two', 3)
  const attempt = randomUUID()
  await call(attempt)
  await call(attempt)
  await call()
  const sums = { 'Reports on the website': [4, 2, 2, 0, 0], '101 calls': [3, 2, 1, 0, 0] }
  assert.deepEqual(await counts(), sums)
})

test('what may not be seen is not counted, and what is gone without disposal rings', async () => {
  await call(randomUUID(), 1)
  assert.deepEqual((await counts(0))['101 calls'], [3, 2, 1, 0, 0])
  assert.deepEqual((await counts(1))['101 calls'], [4, 3, 1, 0, 0])
  const lost = await call()
  await sql`select memory.remove_disposed(array[${lost}]::uuid[], '{}', now())`.execute(house.owner)
  assert.deepEqual((await counts(1))['101 calls'], [5, 3, 1, 0, 1])
  await sql`insert into memory.disposed (kind, id, disposal_id, disposed_at)
    values ('record', ${lost}, ${randomUUID()}, now())`.execute(house.owner)
  assert.deepEqual((await counts(1))['101 calls'], [4, 3, 1, 0, 0], 'disposed of, it is explained')
})
