import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { OpenDatabase } from '../database/database.ts'
import { demoIssuer } from './account.ts'
import { saveAccount } from './account-store.ts'
import { hashToken, sessionCookie } from './session.ts'
import { sweepSessions } from './session-store.ts'
import { Browser, openSite, openTestAccounts, visitor } from './test-site.ts'

let database: OpenDatabase & { drop: () => Promise<void> }
let site: Awaited<ReturnType<typeof openSite>>
const hour = 3_600_000

before(async () => {
  database = await openTestAccounts()
  for (const [id, name, role] of [
    ['p1', 'Sam Reed', 'clerk'],
    ['p2', 'Jo Field', 'manager'],
    ['p3', 'Lee Park', 'clerk'],
  ] as const) {
    const attributes = { area: 'north' }
    const account = { id, issuer: demoIssuer, subject: id, name, roles: [role], attributes }
    await saveAccount(database.db, account)
  }
  const issuer = 'https://id.example'
  const outsider = { id: 'x1', issuer, subject: 'x1', name: 'Out', roles: ['clerk'] }
  await saveAccount(database.db, outsider)
})
beforeEach(async () => {
  await site?.app.close()
  site = await openSite(database)
})
after(async () => {
  await site.app.close()
  await database.drop()
})

async function signIn(browser: Browser, account: string, returnTo = '') {
  const { csrfToken } = await browser.me(site.address)
  const form = { account, returnTo, _csrf: csrfToken }
  return browser.step(`${site.address}/sign-in/demo`, form)
}
const token = (browser: Browser) => browser.jar(site.address).get(sessionCookie)
const sessions = async () =>
  (await database.db.selectFrom('platform.session').selectAll().execute()).length

test('the page offers the demo’s people by role, and nobody else', async () => {
  const browser = new Browser()
  const { text, status } = await browser.step(`${site.address}/sign-in?returnTo=/tasks`)
  assert.equal(status, 200)
  const { csrfToken, ...page } = JSON.parse(text) as Record<string, unknown>
  assert.equal(csrfToken, (await browser.me(site.address)).csrfToken)
  assert.deepEqual(page, {
    kind: 'choose-person',
    groups: [
      {
        role: 'clerk',
        people: [
          { id: 'p1', name: 'Sam Reed' },
          { id: 'p3', name: 'Lee Park' },
        ],
      },
      { role: 'manager', people: [{ id: 'p2', name: 'Jo Field' }] },
    ],
    returnTo: '/tasks',
  })
})

test('who signs in is who they are from then on, and a visitor after signing out', async () => {
  const browser = new Browser()
  assert.deepEqual((await browser.me(site.address)).actor, visitor)
  const { status, location } = await signIn(browser, 'p1', '/tasks?x=1')
  assert.deepEqual([status, location], [303, `${site.address}/tasks?x=1`])
  const { actor, csrfToken } = await browser.me(site.address)
  const attributes = { area: 'north' }
  assert.deepEqual(actor, { id: 'p1', name: 'Sam Reed', roles: ['clerk'], attributes })
  const stolen = new Map(browser.jar(site.address))
  await browser.step(`${site.address}/sign-out`, { _csrf: csrfToken })
  assert.equal(token(browser), undefined)
  browser.jars.set(new URL(site.address).host, stolen)
  assert.deepEqual((await browser.me(site.address)).actor, visitor)
})

test('the cookie is out of reach of scripts and other sites, and only its hash is stored', async () => {
  const browser = new Browser()
  const { csrfToken } = await browser.me(site.address)
  const answer = await site.app.inject({
    method: 'POST',
    url: '/sign-in/demo',
    headers: { 'x-csrf-token': csrfToken },
    cookies: Object.fromEntries(browser.jar(site.address)),
    payload: { account: 'p1' },
  })
  const cookie = answer.cookies.find(({ name }) => name === sessionCookie)
  assert.ok(cookie)
  assert.equal(cookie.httpOnly, true)
  assert.equal(cookie.sameSite, 'Lax')
  assert.equal(cookie.path, '/')
  assert.equal(Buffer.from(cookie.value, 'base64url').length, 32)
  const rows = await database.db.selectFrom('platform.session').selectAll().execute()
  assert.ok(rows.some(row => row.token_hash.equals(hashToken(cookie.value))))
  assert.ok(!JSON.stringify(rows).includes(cookie.value))
})

test('a token planted before sign-in, or one from before, is worth nothing after', async () => {
  const browser = new Browser()
  const planted = 'A'.repeat(43)
  browser.jar(site.address).set(sessionCookie, planted)
  await signIn(browser, 'p1')
  const first = token(browser)
  assert.ok(first && first !== planted)
  const before = await sessions()
  await signIn(browser, 'p2')
  assert.notEqual(token(browser), first)
  assert.equal(await sessions(), before)
  const other = new Browser()
  for (const value of [planted, first]) {
    other.jar(site.address).set(sessionCookie, value)
    assert.deepEqual((await other.me(site.address)).actor, visitor)
  }
})

test('a form’s token from before sign-in is void after it', async () => {
  const browser = new Browser()
  const { csrfToken } = await browser.me(site.address)
  await signIn(browser, 'p1')
  const old = await browser.step(`${site.address}/form`, { _csrf: csrfToken })
  assert.equal(old.status, 403)
  const { csrfToken: fresh } = await browser.me(site.address)
  assert.equal((await browser.step(`${site.address}/form`, { _csrf: fresh })).status, 200)
})

test('a session idles out, and using it keeps it alive until its last hour', async () => {
  const [idle, busy] = [new Browser(), new Browser()]
  await signIn(idle, 'p1')
  await signIn(busy, 'p2')
  site.clock.move(7 * hour)
  assert.equal((await busy.me(site.address)).actor.id, 'p2')
  site.clock.move(1.5 * hour)
  assert.deepEqual((await idle.me(site.address)).actor, visitor)
  assert.equal((await busy.me(site.address)).actor.id, 'p2')
  site.clock.move(3.6 * hour)
  assert.deepEqual((await busy.me(site.address)).actor, visitor)
  // The page that tells so still has a form that works.
  assert.equal((await signIn(busy, 'p2')).status, 303)
})

test('a screen that only listens does not keep a session alive', async () => {
  const browser = new Browser()
  await signIn(browser, 'p1')
  for (let hours = 0; hours < 7; hours += 1) {
    site.clock.move(hour)
    await browser.step(`${site.address}/me`, undefined, 'text/event-stream')
  }
  site.clock.move(1.1 * hour)
  assert.deepEqual((await browser.me(site.address)).actor, visitor)
})

test('sessions that ended are swept', async () => {
  const browser = new Browser()
  await signIn(browser, 'p1')
  const now = site.clock.now()
  const later = new Date(now.getTime() + 3 * hour)
  await sweepSessions(database.db, later, 8 * hour)
  assert.equal((await browser.me(site.address)).actor.id, 'p1')
  assert.ok((await sweepSessions(database.db, later, 2 * hour)) >= 1)
  assert.deepEqual((await browser.me(site.address)).actor, visitor)
})

test('a closed account is out at once and cannot come in', async () => {
  const browser = new Browser()
  await signIn(browser, 'p3')
  const close = (active: boolean) =>
    database.db.updateTable('platform.account').set({ active }).where('id', '=', 'p3').execute()
  await close(false)
  assert.deepEqual((await browser.me(site.address)).actor, visitor)
  assert.equal((await signIn(browser, 'p3')).status, 404)
  await close(true)
})

test('someone a provider vouches for cannot be chosen, nor one nobody knows', async () => {
  const browser = new Browser()
  for (const account of ['x1', 'nobody']) {
    assert.equal((await signIn(browser, account)).status, 404)
  }
  assert.equal(token(browser), undefined)
})

test('signing in needs a form of ours', async () => {
  const browser = new Browser()
  await browser.me(site.address)
  for (const _csrf of ['', 'x'.repeat(43)]) {
    const form = { account: 'p1', _csrf }
    assert.equal((await browser.step(`${site.address}/sign-in/demo`, form)).status, 403)
  }
})

test('what is no token of ours is a visitor’s', async () => {
  const browser = new Browser()
  for (const value of ['x', '%00', 'A'.repeat(44), "' or true --"]) {
    browser.jar(site.address).set(sessionCookie, encodeURIComponent(value))
    assert.deepEqual((await browser.me(site.address)).actor, visitor)
  }
})

test('where a provider is set there is no demo, and its open sessions are void', async t => {
  const browser = new Browser()
  await signIn(browser, 'p1')
  const cookie = token(browser) ?? ''
  const env = { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'bluelamp' }
  const strict = await openSite(database, env)
  t.after(() => strict.app.close())
  const other = new Browser()
  other.jar(strict.address).set(sessionCookie, cookie)
  const { actor, csrfToken } = await other.me(strict.address)
  assert.deepEqual(actor, visitor)
  const form = { account: 'p1', _csrf: csrfToken }
  assert.equal((await other.step(`${strict.address}/sign-in/demo`, form)).status, 404)
  const page = await other.step(`${strict.address}/sign-in`)
  assert.equal(page.status, 503)
  assert.deepEqual(JSON.parse(page.text), { kind: 'refused', because: 'unreachable' })
})
