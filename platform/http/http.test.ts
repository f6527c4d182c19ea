import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { after, afterEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from 'typebox'
import { setClock } from '../clock/clock.ts'
import { openDatabase } from '../database/database.ts'
import { createLogger } from '../log/log.ts'
import {
  ConflictError,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  PurposeNeededError,
} from '../verbs/errors.ts'
import { contextOf, createHttp, type Http, type HttpOptions } from './http.ts'

/** No route here reads anything: it is opened by no query. */
const database = openDatabase({ url: 'postgres://nobody@127.0.0.1:9/none', connections: 1 })
const open: Http[] = []
let lines: string[] = []

afterEach(async () => {
  for (const app of open.splice(0)) await app.close()
  lines = []
})
after(() => database.close())

const anyone = { access: { open: 'a test' } }

async function site(more: Partial<HttpOptions> = {}, routes: (app: Http) => void = () => {}) {
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const app = await createHttp({
    db: database.db,
    clock: setClock(new Date('2026-11-20T12:00:00Z')),
    logger: createLogger({ level: 'info', destination }),
    secure: false,
    problemPage: problem => `<h1>${problem.title}</h1><p>${problem.detail ?? ''}</p>`,
    visitor: { id: 'visitor', name: 'Visitor', roles: ['public'], attributes: {} },
    sessionCookie: 'session',
    requestsPerMinute: 0,
    title: 'Test',
    version: '0',
    ...more,
  })
  open.push(app)
  app.get('/token', { schema: {}, config: anyone }, async request => ({ token: request.csrfToken }))
  app.post(
    '/items/:id',
    {
      schema: {
        params: Type.Object({ id: Type.String({ pattern: '^[0-9]+$' }) }),
        body: Type.Object({
          name: Type.String({ minLength: 2 }),
          place: Type.Optional(Type.Object({ easting: Type.Number() })),
        }),
      },
      config: anyone,
    },
    async request => ({ kept: request.body }),
  )
  app.get(
    '/items/:id',
    {
      schema: {
        params: Type.Object({ id: Type.String() }),
        querystring: Type.Object({ days: Type.Optional(Type.Integer()) }),
      },
      config: anyone,
    },
    async request => ({ id: request.params.id }),
  )
  app.post('/feed', { schema: {}, config: { ...anyone, noCookies: true } }, async () => ({
    ok: true,
  }))
  routes(app)
  await app.ready()
  return app
}

/** A browser that came once: its cookie and the token of the page it saw. */
async function visit(app: Http, cookies: Record<string, string> = {}) {
  const answer = await app.inject({ url: '/token', cookies })
  const cookie = answer.cookies.find(({ name }) => name === 'bluelamp_visit')
  return {
    cookies: { ...cookies, ...(cookie && { bluelamp_visit: cookie.value }) },
    token: (answer.json() as { token: string }).token,
    cookie,
  }
}

const logged = () => lines.map(line => JSON.parse(line) as Record<string, unknown>)

// --- what stops the start

test('a route that does not say who it is for, or has no schema, stops the start', async () => {
  const app = await site()
  for (const [options, fault] of [
    [{ schema: {} }, /GET \/x has no config.access/],
    [{ config: anyone }, /GET \/x has no schema/],
    [{}, /no config.access and no schema/],
  ] as const) {
    const fresh = await createHttp({
      db: database.db,
      clock: app.clock,
      logger: createLogger({ level: 'silent' }),
      secure: false,
      problemPage: () => '',
      visitor: { id: 'v', name: 'V', roles: [], attributes: {} },
      sessionCookie: 'session',
      requestsPerMinute: 0,
      title: '',
      version: '',
    })
    open.push(fresh)
    assert.throws(() => fresh.get('/x', options as { schema: object }, async () => ''), fault)
  }
  assert.deepEqual(
    app.knownRoutes.map(({ method, url }) => `${method} ${url}`),
    ['GET /token', 'POST /items/:id', 'GET /items/:id', 'POST /feed'],
  )
})

// --- forged forms

test('a form or a call needs the token of a page of ours', async () => {
  const app = await site()
  const { cookies, token } = await visit(app)
  const other = await visit(app)
  const post = (payload: object, headers: Record<string, string> = {}, sent = cookies) =>
    app.inject({ method: 'POST', url: '/items/1', payload, headers, cookies: sent })
  const form = (fields: Record<string, string>, sent = cookies) =>
    app.inject({
      method: 'POST',
      url: '/items/1',
      payload: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      cookies: sent,
    })
  assert.equal((await post({ name: 'Ann' }, { 'x-csrf-token': token })).statusCode, 200)
  assert.equal((await form({ name: 'Ann', _csrf: token })).statusCode, 200)
  const refused = [
    await post({ name: 'Ann' }),
    await post({ name: 'Ann' }, { 'x-csrf-token': 'x'.repeat(token.length) }),
    await post({ name: 'Ann' }, { 'x-csrf-token': other.token }),
    await post({ name: 'Ann' }, { 'x-csrf-token': '' }),
    await post({ name: 'Ann', _csrf: [token] }),
    await post({ name: 'Ann' }, { 'x-csrf-token': token }, {}),
    await post({ name: 'Ann' }, { 'x-csrf-token': token }, { bluelamp_visit: 'a'.repeat(43) }),
    await form({ name: 'Ann' }),
    await form({ name: 'Ann', _csrf: 'forged' }),
    await form({ name: 'Ann', _csrf: other.token }),
    await form({ name: 'Ann', _csrf: token }, {}),
  ]
  assert.deepEqual(
    refused.map(answer => answer.statusCode),
    refused.map(() => 403),
  )
  assert.match(refused[0]!.json<{ type: string }>().type, /ForgedRequestError/)
})

test('the token goes no further than the door', async () => {
  const app = await site()
  const { cookies, token } = await visit(app)
  const payload = { name: 'Ann', _csrf: token }
  const answer = await app.inject({ method: 'POST', url: '/items/1', payload, cookies })
  assert.deepEqual(answer.json(), { kept: { name: 'Ann' } })
})

test('a token from before sign-in is void after it, and the other way round', async () => {
  const app = await site()
  const { cookies, token } = await visit(app)
  const signedIn = { ...cookies, session: 'b'.repeat(43) }
  const send = (sent: Record<string, string>, key: string) =>
    app.inject({
      method: 'POST',
      url: '/items/1',
      payload: { name: 'Ann' },
      headers: { 'x-csrf-token': key },
      cookies: sent,
    })
  assert.equal((await send(signedIn, token)).statusCode, 403)
  const fresh = await visit(app, signedIn)
  assert.equal((await send(signedIn, fresh.token)).statusCode, 200)
  assert.equal((await send(cookies, fresh.token)).statusCode, 403)
})

test('a route for programs needs no token and sets no cookie', async () => {
  const app = await site()
  const answer = await app.inject({ method: 'POST', url: '/feed', payload: {} })
  assert.equal(answer.statusCode, 200)
  assert.deepEqual(answer.cookies, [])
})

test('the visit’s cookie is out of reach of scripts and other sites, and over HTTPS only in production', async () => {
  for (const secure of [false, true]) {
    const { cookie } = await visit(await site({ secure }))
    assert.equal(cookie?.httpOnly, true)
    assert.equal(cookie?.sameSite, 'Lax')
    assert.equal(cookie?.path, '/')
    assert.equal(cookie?.secure ?? false, secure)
    assert.equal(Buffer.from(cookie?.value ?? '', 'base64url').length, 32)
  }
})

test('a visit’s cookie of a wrong shape is replaced', async () => {
  const app = await site()
  const { cookie } = await visit(app, { bluelamp_visit: 'short' })
  assert.ok(cookie && cookie.value !== 'short')
  assert.equal((await visit(app, { bluelamp_visit: cookie.value })).cookie, undefined)
})

// --- headers

test('no answer lets a script or style of the page’s own text run', async () => {
  const app = await site({}, each => {
    each.get('/broken', { schema: {}, config: anyone }, async () => {
      throw new Error('broken')
    })
  })
  for (const url of ['/token', '/nowhere', '/broken', '/items/1?days=x']) {
    for (const accept of ['text/html', 'application/json']) {
      const { headers } = await app.inject({ url, headers: { accept } })
      const policy = String(headers['content-security-policy'])
      assert.doesNotMatch(policy, /unsafe|\*|https?:/, url)
      for (const rule of [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ]) {
        assert.ok(policy.split(';').includes(rule), `${rule} at ${url}: ${policy}`)
      }
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.equal(headers['referrer-policy'], 'same-origin')
      assert.equal(headers['x-powered-by'], undefined)
    }
  }
})

test('browsers are held to HTTPS in production, and only there', async () => {
  const at = async (secure: boolean) =>
    (await (await site({ secure })).inject('/token')).headers['strict-transport-security']
  assert.match(String(await at(true)), /max-age=\d{7,}/)
  assert.equal(await at(false), undefined)
})

// --- problems

const failures = [
  [new NotFoundError('book', '7'), 404, 'There is no book 7'],
  [new NotAllowedError('test.read'), 403, 'You are not allowed to do this (test.read).'],
  [
    new PurposeNeededError('test.read'),
    403,
    'Say why you need to see this. Your reason is kept in the journal.',
  ],
  [new ConflictError('It is closed. Open it first.'), 409, 'It is closed. Open it first.'],
  [new InvalidInputError([{ field: 'name', message: 'Enter a name' }]), 422, 'name: Enter a name'],
] as const

test('what the modules refuse is told as problem details, and as a page to a browser', async () => {
  const app = await site({}, each => {
    failures.forEach(([error], n) => {
      each.get(`/fail/${n}`, { schema: {}, config: anyone }, async () => {
        throw error
      })
    })
  })
  for (const [n, [error, status, detail]] of failures.entries()) {
    const call = await app.inject({ url: `/fail/${n}`, headers: { accept: 'application/json' } })
    assert.equal(call.statusCode, status)
    assert.match(String(call.headers['content-type']), /^application\/problem\+json/)
    const problem = call.json<Record<string, unknown>>()
    assert.equal(problem.type, `urn:bluelamp:problem:${error.name}`)
    assert.equal(problem.status, status)
    assert.equal(problem.detail, detail)
    assert.ok(problem.title)
    assert.equal(problem.requestId, call.headers['x-request-id'])
    if (error instanceof InvalidInputError) assert.deepEqual(problem.faults, error.faults)

    const page = await app.inject({ url: `/fail/${n}`, headers: { accept: 'text/html,*/*' } })
    assert.equal(page.statusCode, status)
    assert.match(String(page.headers['content-type']), /^text\/html/)
    assert.ok(page.body.includes(detail), page.body)
  }
})

test('an unforeseen error tells the client nothing of itself, whatever it holds', async () => {
  const secret = 'Jane Doe of 1 Mill Lane'
  const app = await site({}, each => {
    each.get('/error', { schema: {}, config: anyone }, async () => {
      throw new Error(secret)
    })
    each.get('/database', { schema: {}, config: anyone }, async () => {
      throw Object.assign(new Error(`duplicate key (${secret})`), { code: '23505', detail: secret })
    })
    each.get('/bad-gateway', { schema: {}, config: anyone }, async () => {
      throw Object.assign(new Error(secret), { statusCode: 503 })
    })
    each.get('/string', { schema: {}, config: anyone }, async () => {
      throw secret
    })
  })
  for (const url of ['/error', '/database', '/bad-gateway', '/string']) {
    for (const accept of ['application/json', 'text/html']) {
      const answer = await app.inject({ url, headers: { accept } })
      assert.equal(answer.statusCode, url === '/bad-gateway' ? 503 : 500, url)
      assert.ok(!answer.body.includes('Jane') && !answer.body.includes('Mill Lane'), answer.body)
      assert.doesNotMatch(answer.body, /\.ts|stack|23505|at async/)
    }
  }
  assert.ok(!lines.join('').includes('Jane'), 'the log holds no message either')
  const errors = logged().filter(line => line.msg === 'request failed')
  assert.equal(errors.length, 8)
})

test('faults of a form name their fields, a missing one too', async () => {
  const app = await site()
  const { cookies, token } = await visit(app)
  const faultsOf = async (payload: object, url = '/items/1') => {
    const headers = { 'x-csrf-token': token }
    const answer = await app.inject({ method: 'POST', url, payload, headers, cookies })
    assert.equal(answer.statusCode, 400)
    return answer.json<{ faults: { field: string; message: string }[] }>().faults
  }
  const fields = async (payload: object, url?: string) =>
    (await faultsOf(payload, url)).map(fault => fault.field)
  assert.deepEqual(await fields({ name: 'A' }), ['name'])
  assert.deepEqual(await fields({ name: 'Ann', place: { easting: 'far' } }), ['place.easting'])
  assert.deepEqual(await fields({}), ['name'])
  assert.deepEqual(await fields({ name: 'Ann', place: {} }), ['place.easting'])
  assert.deepEqual(await fields({ name: 'Ann' }, '/items/x'), ['id'])
  for (const fault of await faultsOf({})) assert.ok(fault.message.length > 3)
})

test('what is no JSON, too long, of a strange kind or at no address is refused with its own status', async () => {
  const app = await site()
  const { cookies, token } = await visit(app)
  const send = (payload: string, type: string, url = '/items/1') =>
    app.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': type, 'x-csrf-token': token },
      cookies,
    })
  const json = 'application/json'
  assert.equal((await send('{"name":', json)).statusCode, 400)
  assert.equal((await send(`{"name":"${'x'.repeat(1_100_000)}"}`, json)).statusCode, 413)
  assert.equal((await send('<a/>', 'application/xml')).statusCode, 415)
  assert.equal((await send('{}', json, '/nowhere')).statusCode, 404)
  assert.equal((await app.inject('/nowhere')).statusCode, 404)
  const forged = await app.inject({ method: 'POST', url: '/nowhere', payload: {} })
  assert.equal(forged.statusCode, 404, 'there is nothing to forge where there is nothing')
})

test('text that no database can hold is refused at the door, not answered with an error of ours', async () => {
  const app = await site()
  const { cookies, token } = await visit(app)
  const headers = { 'content-type': 'application/json', 'x-csrf-token': token }
  for (const text of ['a\\u0000b', '\\ud800', 'x\\udc00y']) {
    const payload = `{"name":"${text}"}`
    const answer = await app.inject({ method: 'POST', url: '/items/1', payload, headers, cookies })
    assert.equal(answer.statusCode, 422, text)
    assert.deepEqual(
      answer.json<{ faults: { field: string }[] }>().faults.map(fault => fault.field),
      ['name'],
    )
  }
  const form = await app.inject({
    method: 'POST',
    url: '/items/1',
    payload: `name=a%00b&_csrf=${token}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    cookies,
  })
  assert.equal(form.statusCode, 422)
  assert.equal((await app.inject('/items/a%00b')).statusCode, 422)
  const deep = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  const nested = await app.inject({
    method: 'POST',
    url: '/items/1',
    payload: deep,
    headers,
    cookies,
  })
  assert.equal(nested.statusCode, 400)
  const fine = `{"name":"Zoë \\ud83d\\udc6e"}`
  const kept = await app.inject({
    method: 'POST',
    url: '/items/1',
    payload: fine,
    headers,
    cookies,
  })
  assert.deepEqual(kept.json(), { kept: { name: 'Zoë 👮' } })
})

test('over the limit a caller is told to wait', async () => {
  const app = await site({ requestsPerMinute: 3 })
  const answers = []
  for (let n = 0; n < 5; n++) {
    answers.push(await app.inject({ url: '/token', headers: { accept: 'application/json' } }))
  }
  assert.deepEqual(
    answers.map(answer => answer.statusCode),
    [200, 200, 200, 429, 429],
  )
  const last = answers.at(-1)!
  assert.match(String(last.headers['content-type']), /problem\+json/)
  assert.ok(Number(last.headers['retry-after']) > 0)
  const elsewhere = await app.inject({ url: '/token', remoteAddress: '192.0.2.7' })
  assert.equal(elsewhere.statusCode, 200, 'another address has its own count')
})

// --- the end

test('it stops at once though connections are open on which nothing was asked', async () => {
  const app = await site({}, each => {
    each.get('/slow', { schema: {}, config: anyone }, async () => {
      await sleep(300)
      return { done: true }
    })
  })
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  // As browsers do, who open a connection before they know what they want.
  const early = connect(Number(address.port), address.hostname)
  early.on('error', () => {})
  await once(early, 'connect')
  const begun = performance.now()
  const slow = fetch(`${address}slow`)
  await sleep(100)
  await app.close()
  assert.deepEqual(await (await slow).json(), { done: true }, 'what was asked is still answered')
  assert.ok(performance.now() - begun < 3000, `${performance.now() - begun} ms`)
})

// --- the log

test('every answer names its request, and so does its line in the log', async () => {
  const app = await site()
  for (const url of ['/items/12345678?days=7', '/nowhere?q=secret', '/items/1?days=never']) {
    const { headers } = await app.inject(url)
    const id = String(headers['x-request-id'])
    assert.match(id, /^[0-9a-f-]{36}$/)
    const own = logged().filter(line => line.reqId === id && line.status !== undefined)
    assert.equal(own.length, 1, url)
  }
  const ids = await Promise.all(
    [1, 2].map(async () => (await app.inject('/token')).headers['x-request-id']),
  )
  assert.notEqual(ids[0], ids[1])
  const forged = await app.inject({ url: '/token', headers: { 'request-id': 'mine' } })
  assert.notEqual(forged.headers['x-request-id'], 'mine')
})

test('a route that is not traced leaves no line in the log', async () => {
  const app = await site({}, app =>
    app.get('/quiet', { schema: {}, config: { ...anyone, untraced: true } }, async () => 'said'),
  )
  assert.equal((await app.inject('/quiet')).body, 'said')
  assert.deepEqual(lines, [])
  await app.inject('/token')
  assert.equal(lines.length, 1)
})

test('the log names the route’s pattern and never what was asked', async () => {
  const app = await site()
  await app.inject('/items/990000000001?days=7&purpose=Checking%20on%20Jane%20Doe')
  await app.inject('/Jane-Doe/1-Mill-Lane')
  const answered = logged().filter(line => line.status !== undefined)
  assert.deepEqual(
    answered.map(({ method, route, status }) => [method, route, status]),
    [
      ['GET', '/items/:id', 200],
      ['GET', 'unknown', 404],
    ],
  )
  assert.doesNotMatch(lines.join(''), /990000000001|days|Jane|Mill|purpose/)
})

// --- who asks

test('a request becomes a context: who, when, why and which request', async () => {
  let seen: ReturnType<typeof contextOf> | undefined
  const app = await site({}, each => {
    const schema = { querystring: Type.Object({ purpose: Type.Optional(Type.String()) }) }
    each.get('/why', { schema, config: anyone }, async request => {
      seen = contextOf(request)
      return {}
    })
  })
  const ask = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await app.inject({ url, headers })
    return { ...seen, isOwn: seen?.requestId === answer.headers['x-request-id'] }
  }
  const plain = await ask('/why')
  assert.equal(plain.actor?.id, 'visitor')
  assert.equal(plain.now?.toISOString(), '2026-11-20T12:00:00.000Z')
  assert.equal(plain.isOwn, true)
  assert.ok(!('purpose' in plain))
  assert.equal((await ask('/why?purpose=Dispatch')).purpose, 'Dispatch')
  assert.equal((await ask('/why', { 'x-purpose': 'Dispatch' })).purpose, 'Dispatch')
  assert.ok(!('purpose' in (await ask('/why?purpose='))))
  assert.equal((await ask('/why', { 'x-purpose': 'x'.repeat(500) })).purpose?.length, 200)
  const cut = (await ask(`/why?purpose=${'x'.repeat(199)}${encodeURIComponent('👮')}`)).purpose
  assert.ok(cut?.isWellFormed(), 'a sign cut in half could not be journalled')
})

// --- what is left behind, and who holds the door open

test('what a page or a call shows is kept nowhere, unless its route says so', async () => {
  const app = await site({}, app => {
    app.get('/cached', { schema: {}, config: anyone }, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=300').send({ ok: true }),
    )
    app.get('/data', { schema: {}, config: { ...anyone, noCookies: true } }, async () => ({
      ok: true,
    }))
  })
  const told = async (url: string) => (await app.inject({ url })).headers['cache-control']
  assert.equal(await told('/items/7'), 'no-store')
  assert.equal(await told('/nowhere'), 'no-store')
  assert.equal(await told('/cached'), 'public, max-age=300')
  assert.equal(await told('/data'), undefined)
})

test('behind a proxy the address is what the proxy saw, not what the caller says of itself', async () => {
  const seen = (app: Http) => {
    app.get('/address', { schema: {}, config: anyone }, async request => request.ip)
  }
  const headers = { 'x-forwarded-for': '203.0.113.66, 198.51.100.7' }
  const behind = await site({ trustProxy: true }, seen)
  assert.equal((await behind.inject({ url: '/address', headers })).body, '198.51.100.7')
  const direct = await site({}, seen)
  assert.equal((await direct.inject({ url: '/address', headers })).body, '127.0.0.1')
})

test('a request that never ends is ended', async () => {
  const { requestTimeout } = (await site()).server
  assert.ok(requestTimeout > 0 && requestTimeout <= 60_000, `${requestTimeout}`)
})
