import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import Fastify from 'fastify'
import { createLogger } from './log.ts'

function capture() {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  return { lines, logger: createLogger({ level: 'debug', destination }) }
}
const last = (lines: string[]) => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>

test('known fields are written and unknown ones only counted', () => {
  const { lines, logger } = capture()
  logger.info(
    { method: 'GET', route: '/reports/:id', status: 200, ms: 1.5, name: 'Ann Other' },
    'done',
  )
  const { time, ...line } = last(lines)
  assert.match(String(time), /^\d{4}-\d\d-\d\dT/)
  assert.deepEqual(line, {
    level: 'info',
    method: 'GET',
    route: '/reports/:id',
    status: 200,
    ms: 1.5,
    withheld: 1,
    msg: 'done',
  })
})

test('a known field with the wrong kind of value is withheld', () => {
  const { lines, logger } = capture()
  logger.info({
    task: 'Ann Other',
    status: '07700 900123',
    route: '/people/07700900123',
    reqId: 'a-1',
  })
  const { task, status, route, reqId } = last(lines)
  assert.deepEqual(
    { task, status, route, reqId },
    { task: '[withheld]', status: '[withheld]', route: '[withheld]', reqId: 'a-1' },
  )
})

test('an error leaves its class, code and frames, never its message', () => {
  const { lines, logger } = capture()
  const error = new TypeError('no such person: Ann Other\n    at home, 07700 900123')
  for (const log of [
    () => logger.error(error),
    () => logger.error({ err: error }),
    () => logger.error({ err: error }, 'failed'),
    () => logger.error(new Error('Ann Other', { cause: error })),
    () => logger.error({ err: { name: error.name, stack: error.stack } }, 'failed'),
  ]) {
    log()
    assert.doesNotMatch(lines.at(-1) ?? '', /Ann|07700/)
    assert.match(lines.at(-1) ?? '', /log\.test\.ts:\d+/)
  }
  assert.equal((last(lines).err as { name: string }).name, 'TypeError')
})

test('values handed in beside the words, and bindings of a child, are withheld too', () => {
  const { lines, logger } = capture()
  logger.info('met %s at %j', 'Ann', { house: 'Elm' })
  logger.info({ count: 1 }, 'met %s', 'Ann')
  logger.child({ reqId: 'r1', victim: 'Ann' }).info({ count: 2 }, 'x')
  assert.doesNotMatch(lines.join(''), /Ann|Elm/)
  assert.equal(last(lines).reqId, 'r1')
})

test('the words lose what looks like a person', () => {
  const { lines, logger } = capture()
  logger.warn('mail ann@example.org or ring 07700 900123 at ZZ1 1ZZ, "Ann Other"')
  assert.equal(last(lines).msg, 'mail [withheld] or ring [withheld] at [withheld], [withheld]')
})

test('whatever is in an unknown field never shows', () => {
  const marker = 'Zyxwv'
  fc.assert(
    fc.property(fc.object({ maxDepth: 2 }), fc.string(), (value, key) => {
      const { lines, logger } = capture()
      logger.info({ [`x${key}`]: { value, marker }, body: marker, err: { message: marker } })
      assert.ok(!lines.join('').includes(marker))
    }),
    { seed: 7, numRuns: 200 },
  )
})

test('a request that fails inside Fastify logs no data', async () => {
  const { lines, logger } = capture()
  const app = Fastify({ loggerInstance: logger })
  app.get('/people/:name', () => {
    throw new Error('Ann Other is not known')
  })
  await app.inject('/people/Ann?phone=07700900123')
  await app.close()
  assert.ok(lines.length >= 2)
  assert.doesNotMatch(lines.join(''), /Ann|07700/)
})
