import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type OpenDatabase, openDatabase } from '../database/database.ts'
import { createLogger } from '../log/log.ts'
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts'
import { enqueue } from './enqueue.ts'
import { installJobs } from './install-jobs.ts'
import { JobPayloadError, type JobRun } from './job.ts'
import { startJobs } from './start-jobs.ts'

let database: TestDatabase
let app: OpenDatabase
const logger = createLogger({ level: 'silent' })

before(async () => {
  database = await createTestDatabase({
    prepare: ownerUrl => installJobs(ownerUrl),
    templateKey: 'jobs-only-1',
    name: 'jobs',
  })
  app = openDatabase({ url: database.appUrl })
})
after(async () => {
  await app.close()
  await database.drop()
})

/** Runs tasks until `count` have come, then a moment longer for any that should not have. */
async function work(count: number, run: (job: JobRun) => Promise<void>, milliseconds = 150) {
  const seen: JobRun[] = []
  let enough = () => {}
  const reached = new Promise<void>(resolve => {
    enough = resolve
  })
  const task = async (job: JobRun) => {
    seen.push(job)
    if (seen.length >= count) enough()
    await run(job)
  }
  const stop = await startJobs({
    url: database.appUrl,
    tasks: { 'post.send-letter': task },
    logger,
    pollInterval: 50,
  })
  // A job that never comes must fail the test, not hold up all that follow.
  await Promise.race([reached, sleep(5000)])
  await sleep(milliseconds)
  await stop()
  return seen
}

test('a job runs when its transaction was committed, never when it was rolled back', async () => {
  await app.db.transaction().execute(async db => {
    await enqueue(db, 'post.send-letter', { letter: 'kept' })
  })
  const lost = app.db.transaction().execute(async db => {
    await enqueue(db, 'post.send-letter', { letter: 'lost' })
    throw new Error('the letter was not written after all')
  })
  await assert.rejects(lost, /not written/)
  const seen = await work(1, async () => {})
  assert.deepEqual(
    seen.map(({ payload, attempt }) => ({ payload, attempt })),
    [{ payload: { letter: 'kept' }, attempt: 1 }],
  )
})

test('a running worker takes up a new job at once', async () => {
  let came: (at: number) => void = () => {}
  const started = new Promise<number>(resolve => {
    came = resolve
  })
  const stop = await startJobs({
    url: database.appUrl,
    tasks: { 'post.send-letter': async () => came(performance.now()) },
    logger,
    pollInterval: 60_000,
  })
  await sleep(200)
  const asked = performance.now()
  await enqueue(app.db, 'post.send-letter', { letter: 'quick' })
  const waited = (await Promise.race([started, sleep(5000, Number.POSITIVE_INFINITY)])) - asked
  await stop()
  assert.ok(waited < 1000, `waited ${waited} ms`)
})

test('two jobs of one key become one, with the later payload', async () => {
  await enqueue(app.db, 'post.send-letter', { letter: 'a', draft: 1 }, { key: 'letter-a' })
  await enqueue(app.db, 'post.send-letter', { letter: 'a', draft: 2 }, { key: 'letter-a' })
  const seen = await work(1, async () => {})
  assert.deepEqual(
    seen.map(({ payload }) => payload),
    [{ letter: 'a', draft: 2 }],
  )
})

test('a job waits for its time', async () => {
  const soon = new Date(Date.now() + 400)
  await enqueue(app.db, 'post.send-letter', { letter: 'later' }, { runAt: soon })
  const seen = await work(1, async () => {
    assert.ok(Date.now() >= soon.getTime() - 50)
  })
  assert.equal(seen.length, 1)
})

test('a failed job is kept for another try, and what is kept of its error names nobody', async () => {
  const id = await enqueue(app.db, 'post.send-letter', { letter: 'bad' }, { attempts: 2 })
  await work(1, async () => {
    throw new TypeError('Ann Other has moved')
  })
  const owner = openDatabase({ url: database.ownerUrl })
  const { rows } = await sql<{ last_error: string; attempts: number; waits: boolean }>`
    select last_error, attempts, run_at > now() as waits
      from graphile_worker._private_jobs where id = ${id}::bigint`.execute(owner.db)
  await owner.close()
  assert.deepEqual(rows, [{ last_error: 'TypeError', attempts: 1, waits: true }])
})

test('work that comes round is put in the queue by the worker', async () => {
  const stop = await startJobs({
    url: database.appUrl,
    tasks: { 'post.empty-box': async () => {} },
    cron: [{ task: 'post.empty-box', match: '*/5 * * * *' }],
    logger,
  })
  await stop()
  const { rows } = await sql<{ identifier: string }>`
    select identifier from graphile_worker._private_known_crontabs`.execute(app.db)
  assert.deepEqual(rows, [{ identifier: 'post.empty-box' }])
})

test('a payload may not carry what people write', async () => {
  await assert.rejects(
    enqueue(app.db, 'post.send-letter', { to: 'Ann Other' }),
    (error: unknown) => error instanceof JobPayloadError && !error.message.includes('Ann'),
  )
})

test('the app may use the queue and not change its shape', async () => {
  await assert.rejects(
    sql`alter table graphile_worker._private_jobs add column extra text`.execute(app.db),
    /must be owner/,
  )
  await assert.rejects(sql`delete from graphile_worker.migrations`.execute(app.db), /permission/)
  await installJobs(database.ownerUrl)
})
