import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addDetails, addEntity, addLink, keepRecord, readForcePolicy } from '@bluelamp/memory'
import { type Context, enforce } from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { system } from '../actors.ts'
import { linkDatabase } from './link-database.ts'

const forceId = 'testford'
let house: TestHouse
const folder = mkdtempSync(join(tmpdir(), 'link-database-'))
before(async () => {
  enforce(readForcePolicy())
  house = await openTestHouse('link-database')
})
after(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

const context = (): Context => ({ ...house.context(system(forceId)), purpose: 'Linking' })
const noProgress = () => {}
const run = (onProgress: (stage: string, done: number, of: number) => void = noProgress) =>
  linkDatabase(context(), { forceId, out: join(folder, 'out'), seed: 1, fixed: 0.95, onProgress })

/** As history comes in by COPY: linked to an entity of its own, compared with nobody. */
let told = 0
async function tellUnlinked(details: Parameters<typeof addDetails>[3], marking = 0) {
  return house.db.transaction().execute(async db => {
    const inner = { ...context(), db }
    const { id: recordId } = await keepRecord(inner, {
      attemptId: `00000000-0000-4000-8000-${String(++told).padStart(12, '0')}`,
      kind: 'contact',
      channel: '101',
      source: 'test',
      forceId,
      receivedAt: inner.now,
      marking,
      body: {},
    })
    const entityId = await addEntity(inner, forceId, 'person', 'person')
    await addLink(inner, recordId, entityId, { role: 'reporter' })
    await addDetails(inner, recordId, entityId, details)
    return entityId
  })
}

const rows = async (table: 'memory.same_as' | 'memory.likeness') =>
  (await house.owner.selectFrom(table).select(['entity_a', 'entity_b']).execute())
    .map(row => [row.entity_a, row.entity_b].sort().join())
    .sort()

test('all that is held is linked: what is certain is tied, what is doubtful asked, and a report left', async () => {
  const isa = (marking = 0) =>
    tellUnlinked(
      [
        { name: 'name', value: 'Isabeau Quillfeather' },
        { name: 'date-of-birth', value: '1980-02-03' },
        { name: 'phone', value: '07700 900461' },
      ],
      marking,
    )
  const john = () =>
    tellUnlinked([
      { name: 'name', value: 'John Smith' },
      { name: 'date-of-birth', value: '1971-08-09' },
    ])
  const [one, two, closed] = [await isa(), await isa(), await isa(1)]
  const [john1, john2] = [await john(), await john()]
  await tellUnlinked([{ name: 'name', value: 'Peredur Cadwaladrson' }])

  const stop = new Error('broken off')
  await assert.rejects(
    run(stage => {
      if (stage === 'Tying and asking') throw stop
    }),
    stop,
  )
  assert.ok(
    existsSync(join(folder, 'out', 'unfinished', 'pairs-1-of-16')),
    'what was weighed is kept',
  )
  assert.deepEqual(await rows('memory.same_as'), [])

  const { same, likeness, linked } = await run()
  assert.equal(linked.facts.records, 6)
  assert.deepEqual([same, likeness], [3, 1])
  const pair = (...ids: string[]) => ids.sort().join()
  assert.deepEqual(
    await rows('memory.same_as'),
    [pair(one, two), pair(one, closed), pair(two, closed)].sort(),
  )
  assert.deepEqual(await rows('memory.likeness'), [pair(john1, john2)])
  assert.ok(!existsSync(join(folder, 'out', 'unfinished')))
  const report = readFileSync(join(folder, 'out', 'report.html'), 'utf8')
  assert.doesNotMatch(
    report,
    /Quillfeather|Peredur|1980-02-03|900461/,
    'it says nothing of anybody',
  )
  assert.equal(existsSync(join(folder, 'out', 'pairs.csv')), false)
  const entry = await house.owner
    .selectFrom('platform.journal_entry')
    .select(['actor_id', 'detail'])
    .where('verb', '=', 'memory.propose-ties')
    .executeTakeFirstOrThrow()
  assert.deepEqual(entry, { actor_id: 'system', detail: { same: 3, likeness: 1 } })

  const again = await run()
  assert.deepEqual([again.same, again.likeness], [0, 0], 'nothing is said twice')
})
