import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, test } from 'node:test'
import Fastify from 'fastify'
import { Hub, type HubOptions, type Topics } from './hub.ts'
import { serveEvents } from './serve-events.ts'

type Received = { id: string; event: string; data: string }
type Screen = { events: Received[]; lastId: () => string; closed: Promise<void>; leave: () => void }
type Setup = { hub?: HubOptions; topics?: Topics; lifetime?: number; most?: number }

let tidy: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const each of tidy.reverse()) await each()
  tidy = []
})

const all: Topics = new Map([['unit', () => true]])

async function serve({ hub: options = {}, topics = all, ...limits }: Setup = {}) {
  const hub = new Hub(options)
  const app = Fastify()
  app.get('/live', (request, reply) => serveEvents(request, reply, hub, { topics, ...limits }))
  app.addHook('preClose', async () => hub.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  tidy.push(() => app.close())
  return { hub, port: (app.server.address() as AddressInfo).port }
}

/** What a browser does with the stream, as far as we need it. */
async function open(port: number, lastId?: string, path = '/live'): Promise<Screen> {
  const events: Received[] = []
  let last = lastId ?? ''
  let close = () => {}
  const closed = new Promise<void>(resolve => {
    close = resolve
  })
  const headers = lastId ? { 'last-event-id': lastId } : {}
  const request = http.get({ host: '127.0.0.1', port, path, headers, agent: false })
  request.on('error', () => close())
  const response = await new Promise<http.IncomingMessage>(resolve =>
    request.on('response', resolve),
  )
  assert.equal(response.headers['content-type'], 'text/event-stream; charset=utf-8')
  let rest = ''
  response.setEncoding('utf8').on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find(line => line.startsWith(`${name}: `))
          ?.slice(name.length + 2)
      last = field('id') ?? last
      const data = field('data')
      if (data !== undefined) events.push({ id: last, event: field('event') ?? 'message', data })
    }
  })
  response.on('close', () => close())
  response.on('error', () => {})
  const leave = () => void request.destroy()
  tidy.push(async () => leave())
  return { events, lastId: () => last, closed, leave }
}

async function until(ready: () => boolean, what: string) {
  for (let waited = 0; !ready(); waited += 5) {
    if (waited > 4000) assert.fail(`waited in vain for ${what}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

const publish = (hub: Hub, from: number, to: number, attributes = {}) => {
  for (let n = from; n <= to; n += 1) hub.publish('unit', { attributes, data: n })
}
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
const data = (screen: Screen) => screen.events.map(event => event.data)

test('fifty screens get every event, in order', async () => {
  const { hub, port } = await serve()
  const screens = await Promise.all(Array.from({ length: 50 }, () => open(port)))
  await until(() => hub.size === 50, 'screens')
  for (let n = 0; n < 10; n += 1) {
    publish(hub, n * 50 + 1, (n + 1) * 50)
    await new Promise(resolve => setImmediate(resolve))
  }
  const expected = numbers(1, 500)
  await until(() => screens.every(screen => screen.events.length >= 500), 'events')
  for (const screen of screens) assert.deepEqual(data(screen), expected)
})

test('screens whose connections break again and again lose none and get none twice', async () => {
  const { hub, port } = await serve()
  const got = Array.from({ length: 50 }, () => [] as string[])
  const stay = async (mine: string[], index: number) => {
    let lastId: string | undefined = hub.position
    for (let visit = 0; mine.length < 600; visit += 1) {
      const screen: Screen = await open(port, lastId)
      const enough = 1 + ((index * 31 + visit * 17) % 120)
      await until(
        () => screen.events.length >= Math.min(enough, 600 - mine.length),
        `events of screen ${index}`,
      )
      screen.leave()
      mine.push(...data(screen))
      lastId = screen.lastId()
    }
  }
  const staying = Promise.all(got.map(stay))
  for (let n = 0; n < 60; n += 1) {
    publish(hub, n * 10 + 1, (n + 1) * 10)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  await staying
  for (const mine of got) assert.deepEqual(mine, numbers(1, 600))
  await until(() => hub.size === 0, 'screens to be gone')
})

test('a page that took its data at a position gets what came since', async () => {
  const { hub, port } = await serve()
  publish(hub, 1, 3)
  const { position } = hub
  publish(hub, 4, 6)
  const screen = await open(port, undefined, `/live?since=${position}`)
  await until(() => screen.events.length === 3, 'replay')
  assert.deepEqual(data(screen), numbers(4, 6))
})

test('a screen that saw no event yet can still come back', async () => {
  const { hub, port } = await serve()
  const screen = await open(port)
  await until(() => screen.lastId() !== '', 'a position')
  screen.leave()
  publish(hub, 1, 2)
  const again = await open(port, screen.lastId())
  await until(() => again.events.length === 2, 'replay')
  assert.deepEqual(data(again), ['1', '2'])
})

test('an id that is foreign or forgotten says reload, and what follows comes', async () => {
  const { hub, port } = await serve({ hub: { events: 5 } })
  const { position } = hub
  publish(hub, 1, 20)
  for (const id of [position, 'cafe-3']) {
    const screen = await open(port, id)
    await until(() => screen.events.length === 1, 'reload')
    assert.equal(screen.events[0]?.event, 'reload')
    await until(() => screen.lastId() === hub.position, 'a position')
    hub.publish('unit', { attributes: {}, data: 'next' })
    await until(() => screen.events.length === 2, 'the next')
    assert.deepEqual(screen.events[1], { id: hub.position, event: 'unit', data: '"next"' })
    screen.leave()
  }
})

test('a screen gets only topics it asked for and what it may see, in replay too', async () => {
  const topics: Topics = new Map([['unit', ({ area }) => area === 'north']])
  const { hub, port } = await serve({ topics })
  const { position } = hub
  const live = await open(port)
  await until(() => hub.size === 1, 'the screen')
  publish(hub, 1, 1, { area: 'north' })
  publish(hub, 2, 2, { area: 'south' })
  hub.publish('other', { attributes: { area: 'north' }, data: 3 })
  publish(hub, 4, 4, { area: 'north' })
  const late = await open(port, position)
  await until(() => live.events.length === 2 && late.events.length === 2, 'events')
  assert.deepEqual(data(live), ['1', '4'])
  assert.deepEqual(late.events, live.events)
})

test('an event is one buffer for all', () => {
  const hub = new Hub()
  const seen: Buffer[] = []
  for (let n = 0; n < 3; n += 1) {
    hub.subscribe({ topics: all, send: bytes => void seen.push(bytes), end: () => {} })
  }
  seen.length = 0
  hub.publish('unit', { attributes: {}, data: { x: 1 } })
  hub.close()
  assert.equal(new Set(seen).size, 1)
  assert.equal(seen.length, 3)
})

test('a sign of life names the position, so that quiet screens do not fall behind', async () => {
  const { hub, port } = await serve({ hub: { heartbeat: 30 } })
  const screen = await open(port)
  await until(() => hub.size === 1, 'the screen')
  hub.publish('other', { attributes: {}, data: 1 })
  await until(() => screen.lastId() === hub.position, 'a beat')
  assert.deepEqual(screen.events, [])
})

test('a screen that does not read is cut off, and the others are not held up', async () => {
  const { hub, port } = await serve({ most: 100_000 })
  const slow = http.get({ host: '127.0.0.1', port, path: '/live', agent: false })
  slow.on('error', () => {})
  slow.on('response', response => response.pause())
  const quick = await open(port)
  await until(() => hub.size === 2, 'screens')
  const big = 'x'.repeat(50_000)
  for (let n = 0; hub.size === 2 && n < 1000; n += 1) {
    hub.publish('unit', { attributes: {}, data: big })
    await until(() => quick.events.length === n + 1, 'the quick screen')
  }
  assert.equal(hub.size, 1)
  hub.publish('unit', { attributes: {}, data: 'last' })
  await until(() => quick.events.at(-1)?.data === '"last"', 'the last event')
})

test('a stream ends after its lifetime, so that the page is asked again who it is', async () => {
  const { port, hub } = await serve({ lifetime: 50 })
  const screen = await open(port)
  await screen.closed
  await until(() => hub.size === 0, 'the screen to be gone')
})

test('a topic that would break the stream is refused', () => {
  const hub = new Hub()
  assert.throws(() => hub.publish('a\nb', { attributes: {}, data: 1 }), /not a name/)
  hub.close()
})
