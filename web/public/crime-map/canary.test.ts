import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openDataApi, type Publishing, publishCrimes } from '@bluelamp/listen'
import { findSnapPoint, toLatLng } from '@bluelamp/memory'
import { createHttp, createLogger, setClock } from '@bluelamp/platform'
import { allowEverything, openTestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { publicPages } from '../index.ts'

// What the public gets to see of a crime, searched for what it must never hold.

allowEverything()
const house = await openTestHouse('canary')
const forceId = 'invented'
const app = await createHttp({
  db: house.db,
  clock: setClock(new Date('2026-11-20T12:00:00Z')),
  logger: createLogger({ level: 'silent' }),
  secure: false,
  problemPage: problem => problem.title,
  visitor: { id: 'visitor', name: 'Visitor', roles: ['public'], attributes: {} },
  sessionCookie: 'session',
  requestsPerMinute: 0,
  title: 'test',
  version: '0',
})
openDataApi(app, 'none')
publicPages(app, { forceId, forceName: 'Invented Police', invented: true })
await app.ready()
after(async () => {
  await app.close()
  await house.close()
})

const canary = {
  easting: 412_347,
  northing: 298_753,
  uprn: '999000012345',
  line: '221B Canary Mansions',
  postcode: 'CN4 7RY',
}
const happened = new Date('2026-10-07T03:17:42Z')
const snaps = [
  { id: 9_000_001, name: 'Perch Lane', easting: 412_000, northing: 299_000 },
  { id: 9_000_002, name: 'On or near Supermarket', easting: 413_500, northing: 298_000 },
  { id: 9_000_003, name: 'Cage Street', easting: 411_000, northing: 297_000 },
]

async function addEvent(over: object = {}): Promise<string> {
  const id = randomUUID()
  await house.owner
    .insertInto('memory.entity')
    .values({ id, kind: 'event', subkind: 'crime', force_id: forceId, created_at: happened })
    .execute()
  await house.owner
    .insertInto('memory.event')
    .values({
      entity_id: id,
      kind: 'crime',
      code: '28E',
      force_id: forceId,
      area_code: 'N1',
      uprn: null,
      easting: canary.easting,
      northing: canary.northing,
      occurred_from: happened,
      occurred_to: happened,
      recorded_at: new Date('2026-11-01T09:21:33Z'),
      state: 'under-investigation',
      state_at: happened,
      outcome: null,
      outcome_at: null,
      ...over,
    })
    .execute()
  return id
}

const publish = (): Promise<Publishing> => publishCrimes(house.context(), { forceId })
let canaryEvent = ''

before(async () => {
  const { owner } = house
  const area = {
    parent_code: null,
    force_id: forceId,
    population: 1000,
    centre: '(412000,299000)',
    valid_from: '2016-01-01',
    valid_to: null,
  }
  await owner
    .insertInto('memory.area')
    .values([
      { ...area, code: 'F', kind: 'force', name: 'Invented Police' },
      { ...area, code: 'N1', kind: 'neighbourhood', name: 'Aviary' },
    ])
    .execute()
  await owner
    .insertInto('memory.snap_point')
    .values(
      snaps.map(({ id, name, easting, northing }) => ({
        id,
        name,
        position: `(${easting},${northing})`,
        ...toLatLng({ easting, northing }),
        addresses: 8,
      })),
    )
    .execute()
  await owner
    .insertInto('memory.address')
    .values({
      uprn: canary.uprn,
      line: canary.line,
      street: 'Canary Mansions',
      town: 'Aviary',
      postcode: canary.postcode,
      area_code: 'N1',
      position: `(${canary.easting},${canary.northing})`,
      snap_point_id: 9_000_001,
    })
    .execute()
  canaryEvent = await addEvent({ uprn: canary.uprn })
  await addEvent({ code: '34B' })
  await addEvent({ code: '20A', easting: null, northing: null })
  await addEvent({ code: '8N', easting: 700_000, northing: 900_000 })
  await addEvent({ kind: 'incident', code: 'asb-nuisance', state: 'closed' })
  await addEvent({ kind: 'incident', code: 'asb-personal', state: 'open' })
  await addEvent({ kind: 'incident', code: 'psw-concern', state: 'closed' })
})

async function everyAnswer(): Promise<Map<string, string>> {
  const { rows: crimes } = await sql<{
    persistent_id: string
  }>`select persistent_id from listen.published_crime where persistent_id <> ''`.execute(house.db)
  const place = toLatLng(snaps[0]!)
  const near = `lat=${place.latitude}&lng=${place.longitude}`
  const box = '51,-3:51,0:54,0:54,-3'
  const api = [
    'crimes-street-dates',
    'crime-last-updated',
    'crime-categories',
    'forces',
    `forces/${forceId}`,
    `forces/${forceId}/people`,
    `${forceId}/neighbourhoods`,
    `${forceId}/N1`,
    `${forceId}/N1/boundary`,
    `${forceId}/N1/people`,
    `${forceId}/N1/events`,
    `${forceId}/N1/priorities`,
    `locate-neighbourhood?q=52.5,-1.8`,
    `crimes-street/all-crime?${near}`,
    `crimes-street/all-crime?poly=${box}`,
    `crimes-street/all-crime?poly=${box}&date=2026-10`,
    `crimes-at-location?${near}&date=2026-10`,
    ...snaps.map(({ id }) => `crimes-at-location?location_id=${id}&date=2026-10`),
    `crimes-no-location?force=${forceId}&category=all-crime&date=2026-10`,
    `outcomes-at-location?poly=${box}&date=2026-11`,
    `outcomes-at-location?poly=${box}&date=2026-12`,
    ...crimes.map(({ persistent_id }) => `outcomes-for-crime/${persistent_id}`),
    `stops-street?poly=${box}`,
    'stops-at-location?location_id=9000001',
    `stops-no-location?force=${forceId}`,
    `stops-force?force=${forceId}`,
  ].map(path => `/api/${path}`)
  const pages = [
    '/map',
    '/map?month=2026-10',
    '/map?month=2026-10&category=burglary',
    '/map/points.json?month=2026-10',
    '/map/boundaries.json',
    ...snaps.flatMap(({ id }) => [
      `/map/place/${id}?month=2026-10`,
      `/map/place/${id}/figures.json?month=2026-10`,
    ]),
    '/open-data',
    '/',
  ]
  const found = new Map<string, string>()
  for (const url of [...api, ...pages]) {
    const answer = await app.inject({ url, remoteAddress: `192.0.2.${found.size}` })
    assert.ok([200, 404].includes(answer.statusCode), `${url} ${answer.statusCode}`)
    found.set(url, answer.body)
  }
  return found
}

/** Why a text gives the canary away, if it does. */
function betrayal(text: string): string | undefined {
  const secrets = [
    canary.uprn,
    canary.line,
    '221B',
    canary.postcode,
    'Canary',
    canaryEvent,
    String(canary.easting),
    String(canary.northing),
    '03:17',
    '04:17',
    '09:21',
    '2026-10-07',
    '2026-11-01T',
  ]
  const told = secrets.find(secret => text.includes(secret))
  if (told) return told
  const truth = toLatLng(canary)
  const shown = toLatLng(snaps[0]!)
  for (const [number] of text.matchAll(/-?\d+\.\d+/g)) {
    const value = Number(number)
    for (const key of ['latitude', 'longitude'] as const) {
      // Nearer to the truth than the snap point is: the snap point did not stand in for it.
      if (Math.abs(value - truth[key]) < Math.abs(shown[key] - truth[key]) - 1e-7) return number
    }
  }
  for (const [number] of text.matchAll(/\b\d{5,6}\b/g)) {
    const metres = Number(number)
    if (Math.abs(metres - canary.easting) < 300 || Math.abs(metres - canary.northing) < 200)
      return number
  }
  return undefined
}

test('the search for the canary finds it where it is', () => {
  const { latitude, longitude } = toLatLng(canary)
  const leaks = [
    `{"latitude":"${latitude}"}`,
    `[${longitude.toFixed(4)},1]`,
    `<td>${canary.easting}</td>`,
    'x 412350 y',
    '221B Canary Mansions',
    '2026-10-07',
    canaryEvent,
  ]
  for (const leak of leaks) assert.ok(betrayal(leak), leak)
  assert.equal(betrayal(JSON.stringify(toLatLng(snaps[0]!))), undefined)
})

test('crimes are published on snap points, and no public answer holds place, time, address or id of the event', async () => {
  assert.deepEqual(await publish(), { published: 5, changed: 0, more: false })
  assert.deepEqual(await publish(), { published: 0, changed: 0, more: false })
  const answers = await everyAnswer()
  for (const [url, text] of answers) assert.equal(betrayal(text), undefined, url)
  const all = JSON.parse(
    answers.get('/api/crimes-street/all-crime?poly=51,-3:51,0:54,0:54,-3&date=2026-10')!,
  ) as {
    category: string
    persistent_id: string
    location: { street: { id: number; name: string } }
    outcome_status: unknown
  }[]
  assert.deepEqual(
    all
      .map(({ category, location }) => [category, location.street.id, location.street.name])
      .sort(),
    [
      ['anti-social-behaviour', 9_000_001, 'On or near Perch Lane'],
      ['burglary', 9_000_001, 'On or near Perch Lane'],
      ['robbery', 9_000_001, 'On or near Perch Lane'],
    ],
  )
  const burglary = all.find(crime => crime.category === 'burglary')!
  assert.match(burglary.persistent_id, /^[0-9a-f]{64}$/)
  assert.deepEqual(burglary.outcome_status, { category: 'Under investigation', date: '2026-11' })
  const asb = all.find(crime => crime.category === 'anti-social-behaviour')!
  assert.deepEqual([asb.persistent_id, asb.outcome_status], ['', null])
  const nowhere = JSON.parse(
    answers.get(`/api/crimes-no-location?force=${forceId}&category=all-crime&date=2026-10`)!,
  ) as { category: string; location: null }[]
  assert.deepEqual(
    nowhere.map(({ category, location }) => [category, location]),
    [
      ['violent-crime', null],
      ['violent-crime', null],
    ],
  )
  assert.match(
    answers.get('/map?month=2026-10')!,
    /3 crimes in October 2026, at 1 place\. 2 more were published without a place\./,
  )
  assert.match(answers.get('/map?month=2026-10')!, /On or near Perch Lane/)
})

test('an outcome follows, and nothing else of the crime changes', async () => {
  const id = async () =>
    (
      await sql<{
        id: number
        persistent_id: string
      }>`select c.id, c.persistent_id from listen.published_crime c join listen.publication p on p.crime_id = c.id where p.event_id = ${canaryEvent}`.execute(
        house.db,
      )
    ).rows[0]!
  const earlier = await id()
  await house.owner
    .updateTable('memory.event')
    .set({ outcome: '18', outcome_at: new Date('2026-12-03T10:00:00Z') })
    .where('entity_id', '=', canaryEvent)
    .execute()
  assert.deepEqual(await publish(), { published: 0, changed: 1, more: false })
  assert.deepEqual(await id(), earlier)
  const answers = await everyAnswer()
  const history = JSON.parse(answers.get(`/api/outcomes-for-crime/${earlier.persistent_id}`)!) as {
    outcomes: { category: { code: string }; date: string }[]
  }
  assert.deepEqual(
    history.outcomes.map(({ category, date }) => [category.code, date]),
    [
      ['under-investigation', '2026-11'],
      ['no-further-action', '2026-12'],
    ],
  )
  for (const [url, text] of answers) assert.equal(betrayal(text), undefined, url)
})

test("the public id cannot be worked out from the event's own, and the key stays within", async () => {
  const { rows } = await sql<{ key: Buffer }>`select key from listen.publication_key`.execute(
    house.db,
  )
  assert.equal(rows.length, 1)
  assert.equal(rows[0]!.key.length, 32)
  await assert.rejects(
    sql`update listen.publication_key set key = key`.execute(house.db),
    /permission denied/,
  )
  await assert.rejects(
    sql`delete from listen.published_crime`.execute(house.db),
    /permission denied/,
  )
})

test('the map works as a form and a table: no script is needed and none is inline', async () => {
  const page = (await app.inject({ url: '/map' })).body
  assert.match(page, /<form method="get" action="\/map"/)
  assert.match(page, /<option value="2026-10" selected>October 2026/)
  assert.doesNotMatch(page, /<script(?![^>]* src=)/)
  assert.doesNotMatch(page, / style=/)
  const policy = String((await app.inject({ url: '/map' })).headers['content-security-policy'])
  assert.match(policy, /script-src 'self';/)
  assert.match(policy, /connect-src 'self';/)
})

test('wherever a crime happened, it is published at the point that memory gives for the place', async () => {
  let state = 20_261_007
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const places = Array.from({ length: 60 }, () => ({
    easting: Math.round(409_000 + random() * 6000),
    northing: Math.round(296_000 + random() * 5000),
  }))
  const events = new Map<string, (typeof places)[number]>()
  for (const place of places) events.set(await addEvent(place), place)
  assert.equal((await publish()).published, 60)
  const used = new Set<number>()
  for (const [event, place] of events) {
    const { rows } = await sql<{ street_id: number }>`
      select c.street_id from listen.published_crime c join listen.publication p on p.crime_id = c.id
      where p.event_id = ${event}`.execute(house.db)
    const wanted = await findSnapPoint(house.context(), place)
    assert.equal(rows[0]!.street_id, wanted!.id)
    used.add(wanted!.id)
  }
  assert.equal(used.size, snaps.length)
})
