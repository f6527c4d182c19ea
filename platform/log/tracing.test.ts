import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import Fastify from 'fastify'
import { openDatabase } from '../database/database.ts'
import { createTestDatabase } from '../postgres/test-database.ts'
import { startTracing } from './tracing.ts'

test('spans of requests and queries reach the collector, their values do not', async () => {
  const received: { path: string; body: string }[] = []
  const collector = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString('latin1') })
      response.end('{}')
    })
  })
  await new Promise<void>(resolve => collector.listen(0, '127.0.0.1', resolve))
  const { port } = collector.address() as AddressInfo
  const database = await createTestDatabase({ prepare: async () => {}, templateKey: 'empty' })

  const stop = await startTracing({ traceUrl: `http://127.0.0.1:${port}/` })
  const { pool, close } = openDatabase({ url: database.appUrl })
  const app = Fastify()
  app.get('/people/:name', async () => {
    await pool.query('select $1::text as found', ['Marigold'])
    await pool.query(`select 'Periwinkle'::int`).catch(() => {})
    return { ok: true }
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const answer = await fetch(`${address}/people/Hyacinth?phone=07700900123`)
  assert.equal(answer.status, 200)
  await app.close()
  await close()
  await stop()

  assert.ok(received.length > 0)
  const sent = received.map(({ body }) => body).join('')
  assert.ok(received.every(({ path }) => path === '/v1/traces'))
  assert.match(sent, /pg\.query/)
  assert.match(sent, /"GET"/)
  assert.doesNotMatch(sent, /Marigold|Periwinkle|Hyacinth|07700900123/)
  collector.close()
  await database.drop()
})

test('nothing is started where no collector is set', async () => {
  const stop = await startTracing({ traceUrl: undefined })
  await stop()
})
