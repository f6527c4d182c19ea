import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, test } from 'node:test'
import { govukNotifier } from './govuk-notifier.ts'
import { type Message, NotifyError } from './message.ts'

type Call = { method: string; path: string; token: string; body: Record<string, unknown> }
let server: http.Server | undefined
afterEach(() => server?.close())

/** The other side, on loopback: answers with `statuses` in turn and remembers references. */
async function otherSide(statuses: number[] = []) {
  const calls: Call[] = []
  const references: unknown[] = []
  server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>
      const path = request.url ?? ''
      const token = (request.headers.authorization ?? '').replace('Bearer ', '')
      calls.push({ method: request.method ?? '', path, token, body })
      const asked = new URL(path, 'http://x').searchParams.get('reference')
      const status = statuses.shift() ?? 201
      if (request.method === 'POST') references.push(body.reference)
      response.writeHead(status, { 'content-type': 'application/json' })
      const notifications = references.filter(reference => reference === asked).map(id => ({ id }))
      response.end(JSON.stringify(asked ? { notifications } : { errors: [{ message: 'Ann' }] }))
    })
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const notifier = govukNotifier({
    baseUrl: `http://127.0.0.1:${port}`,
    serviceId: 'service-1',
    secret: 'hush',
    templateIds: { reminder: 'template-1', letter: 'template-2' },
    patience: 2000,
  })
  return { calls, notifier }
}

const message: Message = {
  id: '019c0000-0000-7000-8000-000000000001',
  channel: 'sms',
  recipient: '07700 900123',
  template: 'reminder',
  subjectLine: undefined,
  body: 'Your appointment is tomorrow.',
  about: undefined,
  createdAt: new Date(),
  sentAt: undefined,
  failure: undefined,
}

test('a text message is posted with a token that the secret signed', async () => {
  const { calls, notifier } = await otherSide()
  await notifier.send(message, false)
  const [call] = calls
  assert.equal(calls.length, 1)
  assert.equal(`${call?.method} ${call?.path}`, 'POST /v2/notifications/sms')
  assert.deepEqual(call?.body, {
    phone_number: message.recipient,
    template_id: 'template-1',
    reference: message.id,
    personalisation: { subject: '', body: message.body },
  })
  const [head = '', claims = '', signature] = (call?.token ?? '').split('.')
  assert.equal(
    signature,
    createHmac('sha256', 'hush').update(`${head}.${claims}`).digest('base64url'),
  )
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object
  assert.deepEqual(read(head), { typ: 'JWT', alg: 'HS256' })
  const { iss, iat } = read(claims) as { iss: string; iat: number }
  assert.equal(iss, 'service-1')
  assert.ok(Math.abs(iat - Date.now() / 1000) < 5)
})

test('a letter carries the lines of its address', async () => {
  const { calls, notifier } = await otherSide()
  const recipient = 'The Occupier\n1 Invented Road\n\nZZ1 1ZZ'
  await notifier.send({ ...message, channel: 'letter', template: 'other', recipient }, false)
  assert.deepEqual(calls[0]?.body.personalisation, {
    subject: '',
    body: message.body,
    address_line_1: 'The Occupier',
    address_line_2: '1 Invented Road',
    address_line_3: 'ZZ1 1ZZ',
  })
})

test('a second try asks first whether the first got through', async () => {
  const { calls, notifier } = await otherSide()
  await notifier.send(message, false)
  await notifier.send(message, true)
  assert.deepEqual(
    calls.map(({ method }) => method),
    ['POST', 'GET'],
  )
  await notifier.send({ ...message, id: '019c0000-0000-7000-8000-000000000002' }, true)
  assert.deepEqual(
    calls.slice(2).map(({ method }) => method),
    ['GET', 'POST'],
  )
})

const faults = [
  { status: 400, permanent: true },
  { status: 403, permanent: false },
  { status: 429, permanent: false },
  { status: 500, permanent: false },
] as const
for (const { status, permanent } of faults) {
  test(`an answer of ${status} is ${permanent ? 'final' : 'tried again'} and not quoted`, async () => {
    const { notifier } = await otherSide([status])
    await assert.rejects(notifier.send(message, false), (error: unknown) => {
      assert.ok(error instanceof NotifyError)
      assert.equal(error.reason, `refused with ${status}`)
      assert.equal(error.permanent, permanent)
      return true
    })
  })
}

test('no answer is a passing fault; no template and a call to make are final', async () => {
  const { notifier } = await otherSide()
  const closed = govukNotifier({
    baseUrl: 'http://127.0.0.1:9',
    serviceId: 's',
    secret: 's',
    templateIds: { reminder: 't' },
  })
  const is = (reason: string, permanent: boolean) => (error: unknown) =>
    error instanceof NotifyError && error.reason === reason && error.permanent === permanent
  await assert.rejects(closed.send(message, false), is('no answer', false))
  const unknown = { ...message, channel: 'email', template: 'other' } as const
  await assert.rejects(notifier.send(unknown, false), is('no template', true))
  await assert.rejects(
    notifier.send({ ...message, channel: 'phone' }, false),
    is('a person must ring', true),
  )
})
