import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { OpenDatabase } from '../database/database.ts'
import type { Attempt } from './provider.ts'
import { sessionCookie } from './session.ts'
import { Browser, openOidcProvider, openSite, openTestAccounts, visitor } from './test-site.ts'

const secret = 'an invented password for a test, long enough'
let database: OpenDatabase & { drop: () => Promise<void> }
let site: Awaited<ReturnType<typeof openSite>>
let provider: Awaited<ReturnType<typeof openOidcProvider>>

before(async () => {
  database = await openTestAccounts()
  // The provider wants to know our address and we its; a port is kept free between the two.
  const held = await openSite(database)
  await held.app.close()
  const port = new URL(held.address).port
  provider = await openOidcProvider(() => [`http://127.0.0.1:${port}/sign-in/callback`], secret)
  const env = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'bluelamp',
    OIDC_CLIENT_SECRET: secret,
    OIDC_ROLES_CLAIM: 'realm_access.roles',
  }
  site = await openSite(database, env, { home: actor => `/home/${actor.roles[0]}` }, Number(port))
})
after(async () => {
  await site.app.close()
  await provider.close()
  await database.drop()
})

const onSite = (next: string) => next.startsWith(site.address) && !next.includes('/sign-in/')
const signIn = (browser: Browser, query = '') =>
  browser.go(`${site.address}/sign-in${query}`, onSite)
const refusal = (text: string) => JSON.parse(text) as Record<string, unknown>

test('a person signs in at the provider and is who it says', async () => {
  provider.state.person = { sub: 's1', name: 'Sam Reed', roles: ['clerk', 'admin-of-all'] }
  const browser = new Browser()
  const visit = await signIn(browser, '?returnTo=/tasks')
  assert.deepEqual([visit.status, visit.location], [303, `${site.address}/tasks`])
  const { actor } = await browser.me(site.address)
  assert.deepEqual([actor.name, actor.roles, actor.attributes], ['Sam Reed', ['clerk'], {}])
  const cookies = [...browser.jar(site.address).keys()]
  assert.ok(!cookies.includes('bluelamp_sign_in'))
})

test('who asked for no page goes home', async () => {
  provider.state.person = { sub: 's1', name: 'Sam Reed', roles: ['clerk'] }
  for (const query of ['', '?returnTo=https://else.example/']) {
    const { location } = await signIn(new Browser(), query)
    assert.equal(location, `${site.address}/home/clerk`)
  }
})

test('the same person keeps their account, with the name and roles of today', async () => {
  provider.state.person = { sub: 's2', name: 'Jo Field', roles: ['clerk'] }
  const [first, second] = [new Browser(), new Browser()]
  await signIn(first)
  const before = (await first.me(site.address)).actor
  provider.state.person = { sub: 's2', name: 'Jo Field-Park', roles: ['manager', 'clerk'] }
  await signIn(second)
  const { actor } = await second.me(site.address)
  assert.equal(actor.id, before.id)
  assert.deepEqual([actor.name, actor.roles], ['Jo Field-Park', ['clerk', 'manager']])
  assert.deepEqual((await first.me(site.address)).actor, actor)
})

test('a person without a known role gets a page that says so, and loses roles they had', async () => {
  provider.state.person = { sub: 's3', name: 'Lee Park', roles: ['clerk'] }
  const before = new Browser()
  await signIn(before)
  provider.state.person = { sub: 's3', name: 'Lee Park', roles: ['gardener'] }
  const browser = new Browser()
  const visit = await signIn(browser)
  assert.equal(visit.status, 403)
  const page = { kind: 'refused', because: 'no-known-role', name: 'Lee Park' }
  assert.deepEqual(refusal(visit.text), page)
  assert.equal(browser.jar(site.address).get(sessionCookie), undefined)
  assert.deepEqual((await before.me(site.address)).actor.roles, [])
})

test('an account closed here stays closed', async () => {
  provider.state.person = { sub: 's4', name: 'Kit Moor', roles: ['clerk'] }
  const browser = new Browser()
  await signIn(browser)
  const { id } = (await browser.me(site.address)).actor
  const accounts = database.db.updateTable('platform.account')
  await accounts.set({ active: false }).where('id', '=', id).execute()
  const visit = await signIn(new Browser())
  assert.deepEqual([visit.status, refusal(visit.text).because], [403, 'account-closed'])
  assert.deepEqual((await browser.me(site.address)).actor, visitor)
})

test('who ends the sign-in at the provider comes back to a page', async () => {
  provider.state.person = { sub: 's5', name: 'Max Bell', refuses: true }
  const visit = await signIn(new Browser())
  assert.deepEqual([visit.status, refusal(visit.text).because], [400, 'cancelled'])
})

/** Up to the moment when the browser would bring the answer. */
async function answerOf(browser: Browser): Promise<string> {
  provider.state.person = { sub: 's1', name: 'Sam Reed', roles: ['clerk'] }
  const visit = await browser.go(`${site.address}/sign-in`, next => next.includes('/callback'))
  return visit.location ?? ''
}

test('an answer for another browser, or brought twice, is not taken', async () => {
  const [mine, other] = [new Browser(), new Browser()]
  const answer = await answerOf(mine)
  const nothing = await other.step(answer)
  assert.deepEqual([nothing.status, refusal(nothing.text).because], [400, 'expired'])
  await answerOf(other)
  const mixed = await other.step(answer)
  assert.deepEqual([mixed.status, refusal(mixed.text).because], [400, 'not-accepted'])
  assert.equal((await mine.step(answer)).status, 303)
  const again = await mine.step(answer)
  assert.deepEqual([again.status, refusal(again.text).because], [400, 'expired'])
})

test('an answer with another state, code, nonce or verifier is not taken', async () => {
  const wrong = 'x'.repeat(43)
  const param = (name: string, value: string) => (answer: URL, attempt: Attempt) => {
    answer.searchParams.set(name, value)
    return attempt
  }
  const spoilt: [string, (answer: URL, attempt: Attempt) => Attempt][] = [
    ['state', param('state', wrong)],
    ['code', param('code', wrong)],
    ['iss', param('iss', 'https://else.example')],
    ['nonce', (_, attempt) => ({ ...attempt, nonce: wrong })],
    ['verifier', (_, attempt) => ({ ...attempt, verifier: wrong })],
  ]
  for (const [what, spoil] of spoilt) {
    const browser = new Browser()
    const answer = new URL(await answerOf(browser))
    const jar = browser.jar(site.address)
    const text = Buffer.from(jar.get('bluelamp_sign_in') ?? '', 'base64url').toString()
    const attempt = spoil(answer, JSON.parse(text) as Attempt)
    jar.set('bluelamp_sign_in', Buffer.from(JSON.stringify(attempt)).toString('base64url'))
    const visit = await browser.step(answer.href)
    assert.deepEqual([visit.status, refusal(visit.text).because], [400, 'not-accepted'], what)
    assert.equal(jar.get(sessionCookie), undefined)
  }
})

test('where it leads afterwards is looked at again when the browser comes back', async () => {
  const browser = new Browser()
  const answer = await answerOf(browser)
  const jar = browser.jar(site.address)
  const text = Buffer.from(jar.get('bluelamp_sign_in') ?? '', 'base64url').toString()
  const attempt = { ...(JSON.parse(text) as object), returnTo: '//else.example' }
  jar.set('bluelamp_sign_in', Buffer.from(JSON.stringify(attempt)).toString('base64url'))
  assert.equal((await browser.step(answer)).location, `${site.address}/home/clerk`)
})

test('a site without a password at the provider signs people in by PKCE alone', async t => {
  const held = await openSite(database)
  await held.app.close()
  const open = await openOidcProvider(() => [`${held.address}/sign-in/callback`], undefined)
  t.after(() => open.close())
  const env = { OIDC_ISSUER: open.issuer, OIDC_CLIENT_ID: 'bluelamp' }
  const attributesOf = () => ({ area: 'south' })
  const port = Number(new URL(held.address).port)
  const bare = await openSite(database, env, { attributesOf }, port)
  t.after(() => bare.app.close())
  open.state.person = { sub: 's9', name: 'Ash Vale', roles: 'clerk manager' }
  const browser = new Browser()
  await browser.go(`${bare.address}/sign-in`, next => next === `${bare.address}/`)
  const { actor } = await browser.me(bare.address)
  assert.deepEqual([actor.roles, actor.attributes], [['clerk', 'manager'], { area: 'south' }])
})
