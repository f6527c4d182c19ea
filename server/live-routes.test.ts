import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { readForcePolicy } from '@bluelamp/memory'
import { type Actor, createHttp, createLogger, enforce, Hub, setClock } from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { visitor } from './actors.ts'
import { liveRoutes } from './live-routes.ts'

const forceId = 'testford'
let house: TestHouse
before(async () => {
  enforce(readForcePolicy())
  house = await openTestHouse('live-routes')
})
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})
after(() => house.close())

const staff = (role: string, id = role): Actor => ({
  id,
  name: 'Invented',
  roles: [role],
  attributes: { forceId, areas: [], powers: [], clearance: 0 },
})

/** A server on a free port, as who asks; `get` tells the answer's status and ends the stream. */
async function site(actor: Actor) {
  const hub = new Hub()
  const app = await createHttp({
    db: house.db,
    clock: setClock(new Date('2026-11-20T12:00:00Z')),
    logger: createLogger({ level: 'silent' }),
    secure: false,
    problemPage: problem => problem.title,
    visitor: actor,
    sessionCookie: 'session',
    requestsPerMinute: 0,
    title: 'Test',
    version: '0',
  })
  liveRoutes(app, hub, { forceId })
  app.addHook('preClose', async () => hub.close())
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const streams: AbortController[] = []
  return {
    hub,
    async open(topics: string): Promise<number> {
      const ending = new AbortController()
      streams.push(ending)
      const answer = await fetch(`${address}/events?topics=${topics}`, { signal: ending.signal })
      return answer.status
    },
    async close() {
      for (const stream of streams) stream.abort()
      await app.close()
    },
  }
}

test('a stream is opened only to those who may see some of what they ask for', async () => {
  for (const [actor, topics, status] of [
    [visitor(forceId), 'contacts,incidents,units,positions', 403],
    [staff('analyst'), 'contacts,incidents,units,positions', 403],
    [staff('auditor'), 'incidents', 403],
    [staff('response-officer'), 'contacts', 403],
    [staff('response-officer'), 'contacts,incidents', 200],
    [staff('dispatcher'), 'incidents,units,positions', 200],
    [staff('dispatcher'), 'nothing', 403],
  ] as const) {
    const { hub, open, close } = await site(actor)
    closers.push(close)
    assert.equal(await open(topics), status, `${actor.roles} ${topics}`)
    assert.equal(hub.size, status === 200 ? 1 : 0)
  }
})
