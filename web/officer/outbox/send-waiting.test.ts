import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NotebookAnswer, NotebookItem } from '@bluelamp/respond/contract'
import fc from 'fast-check'
import { mayTakeBack, type OutboxItem, settle } from './outbox.ts'
import { type Line, type OutboxStore, type SendResult, sendWaiting } from './send-waiting.ts'

/** The server's promise, as small as can be: each attempt once, each item by itself, bad ones refused. */
class ModelServer {
  readonly kept: NotebookItem[] = []

  take(items: readonly NotebookItem[]): NotebookAnswer[] {
    return items.map(item => {
      const { attemptId } = item
      const words = item.kind === 'note' ? item.words : ''
      if (words.startsWith('bad')) {
        return { attemptId, kept: false, problem: { name: 'Bad', words: 'No', again: false } }
      }
      if (!this.kept.some(each => each.attemptId === attemptId)) this.kept.push(item)
      return { attemptId, kept: true }
    })
  }
}

class Crash extends Error {}

/** The phone's database: what was written stays written, whatever happens to the page. */
class Phone {
  rows: OutboxItem[] = []
  takenBack = new Set<string>()
  crashes: boolean[] = []

  get store(): OutboxStore {
    return {
      findWaiting: async () => {
        this.#mayCrash()
        return this.rows.filter(row => row.status === 'waiting')
      },
      markTried: async ids => {
        this.#mayCrash()
        this.rows = this.rows.map(row =>
          ids.includes(row.item.attemptId) ? { ...row, tries: row.tries + 1 } : row,
        )
        this.#mayCrash()
        return this.rows
          .filter(row => row.status === 'waiting' && ids.includes(row.item.attemptId))
          .map(row => row.item)
      },
      settle: async settlements => {
        this.#mayCrash()
        this.rows = this.rows.map(row => {
          const own = settlements.find(each => each.attemptId === row.item.attemptId)
          return own ? settle(row, own) : row
        })
      },
    }
  }

  make(words: string): void {
    const seq = this.rows.length + this.takenBack.size
    const attemptId = `attempt-${seq}`
    const item: NotebookItem = { kind: 'note', attemptId, at: '', incidentId: 'i', words }
    this.rows.push({ seq, ownerId: 'o', item, status: 'waiting', tries: 0 })
  }

  takeBack(which: number): void {
    const open = this.rows.filter(mayTakeBack)
    const row = open[which % (open.length || 1)]
    if (!row) return
    this.takenBack.add(row.item.attemptId)
    this.rows = this.rows.filter(each => each !== row)
  }

  #mayCrash(): void {
    if (this.crashes.shift()) throw new Crash()
  }
}

type Weather =
  | 'fair'
  | 'request-lost'
  | 'answer-lost'
  | 'doubled'
  | 'delayed'
  | 'some-answers-lost'
  | 'busy'
  | 'refused-whole'

/** A line that loses, doubles and delays. What is delayed arrives after later sendings. */
class BadLine implements Line {
  weather: Weather[] = []
  delayed: (readonly NotebookItem[])[] = []
  readonly server: ModelServer
  constructor(server: ModelServer) {
    this.server = server
  }

  send = async (items: readonly NotebookItem[]): Promise<SendResult> => {
    await Promise.resolve()
    const weather = this.weather.shift() ?? 'fair'
    if (weather === 'delayed') {
      this.delayed.push(items)
      return { kind: 'no-answer' }
    }
    if (weather === 'request-lost') return { kind: 'no-answer' }
    if (weather === 'busy') return { kind: 'later', words: 'Busy' }
    if (weather === 'refused-whole' && items.length > 1) return { kind: 'refused', words: 'What?' }
    const answers = this.server.take(items)
    for (const late of this.delayed.splice(0)) this.server.take(late)
    if (weather === 'answer-lost') return { kind: 'no-answer' }
    if (weather === 'doubled') this.server.take(items)
    const told = weather === 'some-answers-lost' ? answers.filter((_, n) => n % 2 === 0) : answers
    return { kind: 'answered', answers: told.toReversed() }
  }
}

const weathers = fc.array(
  fc.constantFrom<Weather>(
    'fair',
    'request-lost',
    'answer-lost',
    'doubled',
    'delayed',
    'some-answers-lost',
    'busy',
    'refused-whole',
  ),
  { maxLength: 6 },
)

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('make' as const), bad: fc.boolean() }),
    fc.record({ do: fc.constant('take-back' as const), which: fc.nat(20) }),
    fc.record({
      do: fc.constant('send' as const),
      weather: weathers,
      crashes: fc.array(fc.boolean(), { maxLength: 8 }),
      /** A second page of the app that sends at the same time, should the lock between them ever fail. */
      tabs: fc.constantFrom(1, 1, 2),
    }),
  ),
  { maxLength: 30 },
)

async function sendIn(phone: Phone, line: BadLine, tabs: number): Promise<void> {
  const pages = Array.from({ length: tabs }, () => sendWaiting(phone.store, line, 'o'))
  for (const end of await Promise.allSettled(pages)) {
    if (end.status === 'rejected' && !(end.reason instanceof Crash)) throw end.reason
  }
}

async function live(story: typeof steps extends fc.Arbitrary<infer S> ? S : never) {
  const server = new ModelServer()
  const [phone, line] = [new Phone(), new BadLine(server)]
  let made = 0
  for (const step of story) {
    if (step.do === 'make') phone.make(`${step.bad ? 'bad' : 'good'} ${made++}`)
    else if (step.do === 'take-back') phone.takeBack(step.which)
    else {
      line.weather = [...step.weather]
      phone.crashes = [...step.crashes]
      await sendIn(phone, line, step.tabs)
    }
  }
  line.weather = []
  phone.crashes = []
  // Twice: what an earlier sending delayed arrives during the first.
  const end = await sendWaiting(phone.store, line, 'o')
  await sendWaiting(phone.store, line, 'o')
  for (const late of line.delayed.splice(0)) server.take(late)
  return { server, phone, end }
}

test('nothing is lost, nothing is kept twice and nothing that was taken back arrives', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async story => {
      const { server, phone, end } = await live(story)
      assert.equal(end.kind, 'done')
      const kept = server.kept.map(item => item.attemptId)
      assert.equal(new Set(kept).size, kept.length)
      for (const { item, status } of phone.rows) {
        const bad = item.kind === 'note' && item.words.startsWith('bad')
        assert.equal(status, bad ? 'refused' : 'sent', item.attemptId)
        assert.equal(kept.includes(item.attemptId), !bad)
      }
      for (const attemptId of kept) assert.ok(!phone.takenBack.has(attemptId), attemptId)
    }),
    { seed: 17, numRuns: 1500 },
  )
})

test('one page over a line that loses but never delays keeps the order in which things were done', async () => {
  const lossy = steps.map(story =>
    story.map(step =>
      step.do === 'send'
        ? { ...step, tabs: 1, weather: step.weather.filter(each => each !== 'delayed') }
        : step,
    ),
  )
  await fc.assert(
    fc.asyncProperty(lossy, async story => {
      const { server } = await live(story)
      const order = server.kept.map(item => Number(item.attemptId.split('-')[1]))
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
      )
    }),
    { seed: 18, numRuns: 500 },
  )
})

test('a sending refused as a whole is halved until only the bad item is refused', async () => {
  const phone = new Phone()
  for (let n = 0; n < 9; n++) phone.make(n === 4 ? 'poison' : `good ${n}`)
  const server = new ModelServer()
  const line: Line = {
    send: async items =>
      items.some(item => item.kind === 'note' && item.words === 'poison')
        ? { kind: 'refused', words: 'Not understood' }
        : { kind: 'answered', answers: server.take(items) },
  }
  assert.deepEqual(await sendWaiting(phone.store, line, 'o'), { kind: 'done' })
  assert.deepEqual(
    phone.rows.map(row => row.status),
    phone.rows.map((_, n) => (n === 4 ? 'refused' : 'sent')),
  )
})
