import assert from 'node:assert/strict'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createConnection } from 'node:net'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { readForcePolicy } from '@bluelamp/memory'
import {
  ConflictError,
  type Context,
  createHttp,
  createLogger,
  enforce,
  type Http,
  InvalidInputError,
  setClock,
} from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import '../tables.ts'
import { listenForMail, type MailListener } from './email/listen-for-mail.ts'
import type { AdapterName } from './intake.ts'
import { intakeApi } from './intake-routes.ts'
import { guessMapping } from './partner/mapping.ts'
import { saveMapping } from './partner/upload-file.ts'
import { retryItem } from './retry-item.ts'
import {
  sampleActivity,
  sampleCsv,
  sampleEmail,
  sampleFull,
  sampleIntelligence,
  sampleSkeleton,
} from './samples.ts'
import { simulatedAccount } from './social/simulated-account.ts'
import { manageSource } from './sources/manage-source.ts'
import type { EnteredKey } from './sources/social-key.ts'
import type { SourceSettings } from './sources/source.ts'
import { takeIn } from './take-in.ts'

const forceId = 'testford'
const now = new Date('2026-11-20T12:00:00Z')
const kit = simulatedAccount('https://social.example/users/kit')
let house: TestHouse
let app: Http
const logged: string[] = []
const secrets = new Map<AdapterName, string>()

const staff = (role: string): Context =>
  house.context(
    { roles: [role], attributes: { forceId, clearance: 1, areas: [], powers: [] } },
    now,
  )

before(async () => {
  enforce(readForcePolicy())
  house = await openTestHouse('intake-routes')
  const destination = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  app = await createHttp({
    db: house.db,
    clock: setClock(now),
    logger: createLogger({ level: 'info', destination }),
    secure: false,
    problemPage: problem => problem.title,
    visitor: { id: 'visitor', name: 'Visitor', roles: ['public'], attributes: { forceId } },
    sessionCookie: 'session',
    requestsPerMinute: 0,
    title: 'Test',
    version: '0',
  })
  intakeApi(app, { forceId })
  await app.ready()
  const settings: Partial<Record<AdapterName, SourceSettings>> = {
    social: {
      purpose: 'Answering the public',
      account: 'https://police.example/force',
      keys: { [kit.keyId]: kit.key },
    },
    'standard-model': { forceIdentifier: '99' },
  }
  for (const adapter of ['social', 'standard-model', 'intelligence', 'partner-file'] as const) {
    const { secret } = await manageSource(staff('records-manager'), {
      forceId,
      change: {
        kind: 'add',
        code: `${adapter}-1`,
        name: adapter,
        adapter,
        settings: settings[adapter] ?? {},
      },
    })
    secrets.set(adapter, `${secret!.clientId}:${secret!.secret}`)
  }
  await saveMapping(staff('contact-handler'), {
    forceId,
    name: 'partner-file-1',
    mapping: { ...guessMapping([]), columns: { ref: 'key', name: 'person-1.name', what: 'words' } },
  })
})
after(async () => {
  await app.close()
  await house.close()
})

const basic = (credentials: string) => ({
  authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
})
const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })
const sdm = '/intake/standard-model/v1/incidents'
const stored = async () => {
  const { rows } = await sql<{
    items: number
  }>`select count(*)::int as items from listen.intake_item`.execute(house.db)
  return rows[0]!.items
}

test('without the right id and secret of an open source of that kind, nobody delivers anything', async () => {
  const [id, secret] = secrets.get('standard-model')!.split(':') as [string, string]
  const before = await stored()
  for (const credentials of [
    undefined,
    `${id}:${secret}x`,
    `${randomUUID()}:${secret}`,
    `${id}:`,
    `':${secret}`,
    secrets.get('partner-file')!,
  ]) {
    const answer = await post(
      sdm,
      sampleFull(),
      credentials === undefined ? {} : basic(credentials),
    )
    assert.equal(answer.statusCode, 401, credentials)
    assert.match(answer.headers['www-authenticate'] as string, /^Basic/)
    assert.match(answer.headers['content-type'] as string, /application\/problem\+json/)
  }
  const elsewhere = basic(secrets.get('partner-file')!)
  assert.equal((await post('/intake/files/other', sampleCsv(), elsewhere)).statusCode, 401)
  assert.equal(await stored(), before)
  const change = { kind: 'close', code: 'standard-model-1' } as const
  await manageSource(staff('records-manager'), { forceId, change })
  assert.equal((await post(sdm, sampleFull(), basic(`${id}:${secret}`))).statusCode, 401)
  await manageSource(staff('records-manager'), { forceId, change: { ...change, kind: 'open' } })
})

test('the national service delivers full and skeleton once, and hears in the form of RFC 9457 what is wrong', async () => {
  const headers = basic(secrets.get('standard-model')!)
  for (const [document, status] of [
    [sampleFull(), 201],
    [sampleSkeleton(), 201],
    [sampleFull(), 200],
  ] as const) {
    assert.equal((await post(sdm, document, headers)).statusCode, status)
  }
  const other = sampleFull('c2a1e5d0-8f2b-4c3d-9e4f-5a6b7c8d9e09')
  Object.assign(other.included[0]!.attributes, { forceIdentifier: '42' })
  for (const _time of [1, 2]) {
    const refused = await post(sdm, other, headers)
    const problem = refused.json<{
      status: number
      type: string
      faults: { field: string }[]
      item: string
    }>()
    assert.deepEqual(
      [refused.statusCode, problem.status, problem.faults[0]?.field],
      [422, 422, 'included.0.attributes.forceIdentifier'],
    )
    assert.match(refused.headers['content-type'] as string, /application\/problem\+json/)
  }
  const unlike = { ...sampleFull(), included: sampleFull().included.slice(0, 6).reverse() }
  assert.equal(
    (await post(sdm, unlike, headers)).statusCode,
    422,
    'the same number with another content',
  )
  assert.equal((await post(sdm, '{', headers)).statusCode, 422)
})

test('a partner’s system delivers files by a saved mapping, intelligence goes by its own door', async () => {
  const files = basic(secrets.get('partner-file')!)
  const csv = { 'content-type': 'text/csv', ...files }
  const answer = await post('/intake/files/partner-file-1', sampleCsv(1, 4), csv)
  assert.equal(answer.statusCode, 201)
  assert.deepEqual(answer.json<{ received: number; stored: number }>().stored, 4)
  const unmapped = await post('/intake/files/partner-file-1?mapping=none', sampleCsv(10, 1), csv)
  assert.equal(unmapped.statusCode, 422)
  const intelligence = basic(secrets.get('intelligence')!)
  assert.equal(
    (await post('/intake/intelligence/reports', sampleIntelligence(), intelligence)).statusCode,
    201,
  )
  const { rows } = await sql<{ kind: string; sealed: boolean; access_list: string[] }>`
    select kind, sealed, access_list from memory.record where channel = 'intelligence' order by kind`.execute(
    house.owner,
  )
  assert.deepEqual(rows, [
    { kind: 'intelligence', sealed: false, access_list: [] },
    { kind: 'intelligence-source', sealed: true, access_list: ['source:intelligence-1'] },
  ])
})

test('a signed message is taken from its account alone; what is not for us leaves no bytes', async () => {
  const url = '/intake/social/social-1/inbox'
  const send = (activity: object, change: Record<string, string> = {}) => {
    const body = Buffer.from(JSON.stringify(activity))
    const headers = { ...kit.headersFor(url, 'police.example', body, now), ...change }
    return app.inject({ method: 'POST', url, headers, payload: body })
  }
  assert.equal((await send(sampleActivity('1'))).statusCode, 201)
  assert.equal((await send(sampleActivity('1'))).statusCode, 200)
  assert.equal(
    (await send(sampleActivity('2'), { digest: `SHA-256=${'A'.repeat(43)}=` })).statusCode,
    401,
  )
  assert.equal(
    (await send({ ...sampleActivity('3'), actor: 'https://social.example/users/eve' })).statusCode,
    422,
  )
  const notForUs = {
    ...sampleActivity('4'),
    cc: [],
    object: { ...sampleActivity('4').object, tag: [] },
  }
  assert.equal((await send(notForUs)).statusCode, 202)
  const { rows } = await sql<{ bytes: Buffer | null; size: number }>`
    select bytes, size from listen.intake_original where not_kept = 'not for us'`.execute(house.db)
  assert.equal(rows.length, 1)
  assert.equal(rows[0]!.bytes, null)
  assert.ok(rows[0]!.size > 100)
  assert.equal(
    (await post(url, sampleActivity('5'), basic(secrets.get('social')!))).statusCode,
    201,
  )
  const { rows: kept } = await sql<{ by: string }>`
    select body ->> 'verifiedBy' as by from memory.record where channel = 'social' order by id`.execute(
    house.db,
  )
  assert.deepEqual(kept.map(row => row.by).sort(), ['collector', 'signature'])
})

test('a key that a records manager enters is held to be its account’s until it is taken out; a private one never', async () => {
  const ash = simulatedAccount('https://social.example/users/ash')
  const url = '/intake/social/social-1/inbox'
  const status = async (id: string) => {
    const activity = { ...sampleActivity(id), actor: ash.key.account }
    activity.object.attributedTo = ash.key.account
    const payload = Buffer.from(JSON.stringify(activity))
    const headers = ash.headersFor(url, 'police.example', payload, now)
    return (await app.inject({ method: 'POST', url, headers, payload })).statusCode
  }
  const enter = (key: Partial<EnteredKey>, code = 'social-1') =>
    manageSource(staff('records-manager'), {
      forceId,
      change: { kind: 'add-key', code, key: { keyId: ash.keyId, ...ash.key, ...key } },
    })
  assert.equal(await status('81'), 401)
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  for (const wrong of [
    { publicKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
    { publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString() },
    { publicKeyPem: 'no key' },
    { keyId: 'https://elsewhere.example/users/ash#main-key' },
    { account: 'ash' },
  ]) {
    await assert.rejects(enter(wrong), InvalidInputError)
  }
  await assert.rejects(enter({}, 'partner-file-1'), ConflictError)
  await enter({})
  assert.equal(await status('82'), 201)
  assert.equal(
    (await post(url, sampleActivity('83'), basic(secrets.get('social')!))).statusCode,
    201,
  )
  await manageSource(staff('records-manager'), {
    forceId,
    change: { kind: 'remove-key', code: 'social-1', keyId: ash.keyId },
  })
  assert.equal(await status('84'), 401)
})

test('tried again by hand, a message that was refused is not held to be proved', async () => {
  const { rows } = await sql<{ id: string }>`
    select i.id from listen.intake_item i join listen.intake_source s on s.id = i.source_id
    where s.adapter = 'social' and i.outcome = 'rejected' and i.faults <> '[]'`.execute(house.db)
  const mended = await retryItem(
    { ...staff('contact-handler'), purpose: 'Testing' },
    { itemId: rows[0]!.id, forceId, mended: JSON.stringify(sampleActivity('3')) },
  )
  assert.equal(mended.outcome, 'stored')
  assert.match(mended.notes[0]!, /taken in by hand: nothing has proved/)
})

test('what is too large is refused at the door, and no secret or word of a message stands in the log', async () => {
  const headers = basic(secrets.get('intelligence')!)
  const large = { ...sampleIntelligence(), title: 'x'.repeat(1_100_000) }
  assert.equal((await post('/intake/intelligence/reports', large, headers)).statusCode, 413)
  const text = logged.join('')
  for (const credentials of secrets.values()) {
    const [id, secret] = credentials.split(':') as [string, string]
    assert.ok(!text.includes(secret) && !text.includes(id))
    assert.ok(!text.includes(Buffer.from(credentials).toString('base64').slice(0, 30)))
  }
  assert.doesNotMatch(text, /Onyango|Mill Lane/)
})

/** Speaks SMTP as far as a mail server that hands one message on; the last line of each answer. */
function speak(port: number, lines: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1')
    const answers: string[] = []
    const waiting = [...lines]
    socket.on('data', chunk => {
      const last = String(chunk).trimEnd().split('\r\n').at(-1)!
      if (!/^\d{3} /.test(last)) return
      answers.push(last)
      const next = waiting.shift()
      if (next === undefined) socket.end()
      else socket.write(`${next}\r\n`)
    })
    socket.on('close', () => resolve(answers))
    socket.on('error', reject)
  })
}

test('mail comes in over SMTP, is acknowledged once it is kept, and asked for again where it could not be', async t => {
  let broken = false
  const errors: unknown[] = []
  const listener: MailListener = await listenForMail({
    port: 0,
    largest: 20_000,
    keep: async message => {
      if (broken) throw new Error('no database')
      await takeIn(staff('intake'), {
        forceId,
        source: 'email',
        adapter: 'email',
        name: 'E-mail',
        mediaType: 'message/rfc822',
        bytes: message,
      })
    },
    onError: error => errors.push(error),
  })
  t.after(listener.close)
  const envelope = [
    'EHLO test',
    'MAIL FROM:<a@example.org>',
    'RCPT TO:<contact@police.example>',
    'DATA',
  ]
  const mail = (text: string) => speak(listener.port, [...envelope, `${text}\r\n.`, 'QUIT'])
  assert.match((await mail(sampleEmail('smtp'))).at(-2)!, /^250 .*Kept/)
  const { rows } = await sql<{ bytes: Buffer }>`
    select o.bytes from listen.intake_original o where o.media_type = 'message/rfc822'`.execute(
    house.db,
  )
  assert.match(rows[0]!.bytes.toString(), /shouting all night/)
  assert.match((await mail(sampleEmail('large', 'x\r\n'.repeat(10_000)))).at(-2)!, /^552 /)
  broken = true
  assert.match((await mail(sampleEmail('later'))).at(-2)!, /^451 /)
  assert.equal(errors.length, 1)
})
