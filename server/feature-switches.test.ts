import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDataApi } from '@bluelamp/listen'
import { readForcePolicy } from '@bluelamp/memory'
import {
  type Actor,
  createHttp,
  createLogger,
  enforce,
  findSwitches,
  type Http,
  NotAllowedError,
  NotFoundError,
  openDatabase,
  setClock,
  switchFeature,
} from '@bluelamp/platform'
import { openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { publicPages } from '@bluelamp/public'
import { workbenchPages } from '@bluelamp/workbench'
import { sql } from 'kysely'
import { visitor } from './actors.ts'
import { problemPage } from './pages.ts'

const forceId = 'testford'
const site = { forceId, forceName: 'Testford', invented: true }
const staff = (name: string, ...roles: string[]): Actor => ({
  id: name.toLowerCase(),
  name,
  roles,
  attributes: { forceId, clearance: 0, areas: [], powers: [] },
})
const ines = staff('Ines', 'programme-manager')
const now = new Date('2026-11-30T12:00:00Z')

let house: TestHouse
const closing: (() => Promise<unknown>)[] = []

before(async () => {
  enforce(readForcePolicy())
  house = await openTestHouse('switches')
})
after(async () => {
  for (const close of closing.reverse()) await close()
  await house.close()
})

/** One of the processes that serve: connections and memory of its own. */
async function openProcess(actor: Actor = visitor(forceId)): Promise<Http> {
  const database = openDatabase({ url: house.appUrl, connections: 2 })
  const app = await createHttp({
    db: database.db,
    clock: setClock(now),
    logger: createLogger({ level: 'silent' }),
    secure: false,
    problemPage: problemPage(site),
    visitor: actor,
    sessionCookie: 'session',
    requestsPerMinute: 0,
    title: 'Test',
    version: '0',
  })
  publicPages(app, site)
  openDataApi(app, 'none')
  workbenchPages(app, site)
  await app.ready()
  closing.push(
    () => database.close(),
    () => app.close(),
  )
  return app
}

const by = (actor: Actor) => ({ db: house.db, actor, now })
const turn = (feature: string, on: boolean, actor = ines) =>
  switchFeature(by(actor), { forceId, feature, on, reason: 'The figures are wrong' })
const ask = (app: Http, url: string) => app.inject({ url, headers: { accept: 'text/html' } })

/** Seconds until every process answers so at this address. */
async function secondsUntil(apps: readonly Http[], url: string, status: number): Promise<number> {
  const began = performance.now()
  for (;;) {
    const answers = await Promise.all(apps.map(app => ask(app, url)))
    const seconds = (performance.now() - began) / 1000
    if (answers.every(answer => answer.statusCode === status)) return seconds
    assert.ok(seconds < 60, `${url} does not answer ${status} within a minute`)
    await sleep(100)
  }
}

test('a part that is switched off is off on every process within seconds, and comes back as soon', async t => {
  const processes = [await openProcess(), await openProcess()]
  for (const [feature, url] of [
    ['crime-map', '/map'],
    ['open-data', '/open-data'],
  ] as const) {
    for (const app of processes) assert.equal((await ask(app, url)).statusCode, 200, url)
    await turn(feature, false)
    const off = await secondsUntil(processes, url, 503)
    for (const app of processes) {
      const answer = await ask(app, url)
      assert.equal(answer.headers['retry-after'], '300')
      assert.equal(answer.headers['cache-control'], 'no-store')
      assert.match(answer.body, /This part is switched off for now/)
      assert.match(answer.body, /call 999 in an emergency/)
      assert.doesNotMatch(answer.body, /The figures are wrong/, 'the reason is for staff')
      assert.equal((await ask(app, '/')).statusCode, 200)
      assert.equal((await ask(app, '/report/burglary/call-999')).statusCode, 200)
    }
    await turn(feature, true)
    const on = await secondsUntil(processes, url, 200)
    t.diagnostic(`${feature}: off after ${off.toFixed(1)} s, on again after ${on.toFixed(1)} s`)
    assert.ok(off <= 5 && on <= 5)
  }
})

test('programs are told too, and the other paths of a part are closed with it', async () => {
  const app = await openProcess()
  await turn('open-data', false)
  await turn('crime-map', false)
  for (const url of ['/api/forces', '/api/crime-categories', '/map/points.json', '/map/place/1']) {
    const answer = await app.inject({ url })
    assert.equal(answer.statusCode, 503, url)
    assert.equal(answer.json<{ title: string }>().title, 'This part is switched off for now')
  }
  await turn('open-data', true)
  await turn('crime-map', true)
})

test('who switched what, when and why is kept: in the journal, and for good', async () => {
  await turn('crime-map', false)
  const [map] = (await findSwitches(by(ines), { forceId })).filter(
    ({ feature }) => feature.id === 'crime-map',
  )
  assert.equal(map!.on, false)
  assert.equal(map!.last!.switched_by_name, 'Ines')
  assert.equal(map!.last!.reason, 'The figures are wrong')
  const entry = await house.owner
    .selectFrom('platform.journal_entry')
    .selectAll()
    .where('verb', '=', 'platform.switch-feature')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal(entry.actor_name, 'Ines')
  await assert.rejects(turn('crime-map', false), /is off already/)
  await turn('crime-map', true)
  for (const change of [
    sql`update platform.feature_switch set is_on = true`,
    sql`delete from platform.feature_switch`,
    sql`truncate platform.feature_switch`,
  ])
    await assert.rejects(change.execute(house.db), /permission denied/)
})

test('nobody else switches, nothing without a reason, and nothing that is no switch', async () => {
  for (const role of ['public', 'supervisor', 'policing-body', 'assurer', 'auditor', 'system'])
    await assert.rejects(turn('crime-map', false, staff('Other', role)), NotAllowedError, role)
  await assert.rejects(turn('report-burglary', false), NotFoundError)
  await assert.rejects(
    switchFeature(by(ines), { forceId, feature: 'crime-map', on: false, reason: '  ' }),
    /Say why/,
  )
  const on = (await findSwitches(by(ines), { forceId })).map(({ feature }) => feature.id)
  assert.deepEqual(on.sort(), ['crime-map', 'open-data'], 'reporting and emergencies are no switch')
})

test('the page of switches: two who switch at once, a form without a reason, and who only looks', async () => {
  const app = await openProcess(ines)
  const page = await ask(app, '/workbench/switches')
  const cookies = Object.fromEntries(page.cookies.map(each => [each.name, each.value]))
  const token = /name="(_csrf|csrf[^"]*)" value="([^"]+)"/.exec(page.body)!
  const post = (fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/workbench/switches',
      cookies,
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ [token[1]!]: token[2]!, ...fields }).toString(),
    })
  const off = { feature: 'crime-map', on: 'no', reason: 'Wrong streets' }
  const silent = await post({ ...off, reason: '' })
  assert.equal(silent.statusCode, 422)
  assert.match(silent.body, /Say why: the reason is kept/)
  const both = await Promise.all([post(off), post(off)])
  assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [303, 422])
  const seen = await ask(app, '/workbench/switches')
  assert.match(seen.body, /Switched off by Ines/)
  assert.match(seen.body, /Because: Wrong streets/)
  const looker = await openProcess(staff('Helen', 'policing-body'))
  const read = await ask(looker, '/workbench/switches')
  assert.match(read.body, /Because: Wrong streets/)
  assert.doesNotMatch(read.body, /<input type="hidden" name="on"/)
  assert.equal((await ask(await openProcess(), '/workbench/switches')).statusCode, 403)
})
