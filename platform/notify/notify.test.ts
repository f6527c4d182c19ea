import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setClock } from '../clock/clock.ts'
import { type OpenDatabase, openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { installJobs } from '../jobs/install-jobs.ts'
import type { JobRun } from '../jobs/job.ts'
import { startJobs } from '../jobs/start-jobs.ts'
import { createLogger } from '../log/log.ts'
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts'
import { type Message, type Notifier, NotifyError, simulatedNotifier } from './message.ts'
import { findMessages } from './message-store.ts'
import { queueMessage, sendMessages, sendMessageTask } from './send-message.ts'

let database: TestDatabase
let app: OpenDatabase
const now = new Date('2026-03-02T09:00:00Z')
const clock = setClock(now)

before(async () => {
  const folder = fileURLToPath(new URL('../../database/migrations', import.meta.url))
  database = await createTestDatabase({
    prepare: async ownerUrl => {
      const owner = openDatabase({ url: ownerUrl })
      await migrate(owner.db, folder, '0001-platform-create-foundations')
      await owner.close()
      await installJobs(ownerUrl)
    },
    templateKey: 'notify-foundations-1',
    name: 'notify',
  })
  app = openDatabase({ url: database.appUrl })
})
after(async () => {
  await app.close()
  await database.drop()
})

const about = '019c0000-0000-7000-8000-000000000001'
const reminder = {
  channel: 'sms',
  recipient: '07700 900123',
  template: 'reminder',
  body: 'Your appointment is tomorrow.',
} as const

const queue = (message: Parameters<typeof queueMessage>[2] = reminder) =>
  app.db.transaction().execute(db => queueMessage(db, now, message))

const run = (message: string, attempt = 1): JobRun => ({
  payload: { message },
  attempt,
  lastAttempt: false,
  signal: undefined,
})

function recorder(outcomes: (Error | undefined)[] = []) {
  const sent: { message: Message; again: boolean }[] = []
  const notifier: Notifier = {
    async send(message, again) {
      sent.push({ message, again })
      const outcome = outcomes.shift()
      if (outcome) throw outcome
    },
  }
  return { sent, task: sendMessages({ db: app.db, clock, notifier }) }
}

const stored = async (id: string) =>
  (await findMessages(app.db, { limit: 50 })).find(message => message.id === id)

test('a queued message is sent by the worker and marked so', async () => {
  const id = await queue({ ...reminder, about })
  let done = () => {}
  const sent = new Promise<void>(resolve => {
    done = resolve
  })
  const task = sendMessages({ db: app.db, clock, notifier: simulatedNotifier() })
  const stop = await startJobs({
    url: database.appUrl,
    tasks: { [sendMessageTask]: job => task(job).then(done) },
    logger: createLogger({ level: 'silent' }),
  })
  await Promise.race([sent, sleep(5000)])
  await stop()
  const [message] = await findMessages(app.db, { about, limit: 5 })
  assert.deepEqual(message, {
    ...reminder,
    id,
    about,
    subjectLine: undefined,
    createdAt: now,
    sentAt: now,
    failure: undefined,
  })
})

test('a rolled-back message leaves neither row nor job', async () => {
  const before = (await findMessages(app.db, { limit: 100 })).length
  const lost = app.db.transaction().execute(async db => {
    await queueMessage(db, now, reminder)
    throw new Error('not after all')
  })
  await assert.rejects(lost, /not after all/)
  assert.equal((await findMessages(app.db, { limit: 100 })).length, before)
})

test('a message is handed over once, however often the job runs', async () => {
  const id = await queue()
  const { sent, task } = recorder()
  await task(run(id))
  await task(run(id, 2))
  assert.equal(sent.length, 1)
})

test('a passing fault is thrown for another try, which knows it is one', async () => {
  const id = await queue()
  const { sent, task } = recorder([new NotifyError('no answer', false)])
  await assert.rejects(task(run(id)), NotifyError)
  assert.equal((await stored(id))?.failure, 'no answer')
  await task(run(id, 2))
  assert.deepEqual(
    sent.map(({ again }) => again),
    [false, true],
  )
  const message = await stored(id)
  assert.deepEqual([message?.failure, message?.sentAt], [undefined, now])
})

test('a lasting fault is kept and not tried again', async () => {
  const id = await queue()
  const { task } = recorder([new NotifyError('refused with 400', true)])
  await task(run(id))
  const message = await stored(id)
  assert.deepEqual([message?.failure, message?.sentAt], ['refused with 400', undefined])
})

test('what is kept of an unforeseen fault quotes nobody', async () => {
  const id = await queue()
  const { task } = recorder([new TypeError('07700 900123 is not a number')])
  await assert.rejects(task(run(id)), TypeError)
  assert.equal((await stored(id))?.failure, 'TypeError')
})
