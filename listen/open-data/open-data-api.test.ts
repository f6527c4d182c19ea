import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createHttp, createLogger, type Http, setClock } from '@bluelamp/platform'
import { openTestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import type { TSchema } from 'typebox'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import '../tables.ts'
import { openDataApi } from './open-data-routes.ts'
import * as shapes from './open-data-schemas.ts'
import { realData, withoutRealData } from './real-data.ts'

const house = await openTestHouse('open-data-api')

async function serve(limit?: 'none'): Promise<Http> {
  const app = await createHttp({
    db: house.db,
    clock: setClock(new Date('2026-11-20T12:00:00Z')),
    logger: createLogger({ level: 'silent' }),
    secure: false,
    problemPage: () => 'page',
    visitor: { id: 'visitor', name: 'Visitor', roles: ['public'], attributes: {} },
    sessionCookie: 'session',
    requestsPerMinute: 600,
    title: 'test',
    version: '0',
  })
  openDataApi(app, limit)
  await app.ready()
  return app
}

const app = await serve('none')
after(async () => {
  await app.close()
  await house.close()
})

const id = (n: number) => n.toString(16).padStart(64, '0')
const centre = { lat: 52.4, lng: -1.9 }

before(async () => {
  const { owner } = house
  await owner
    .insertInto('listen.open_force')
    .values([
      {
        id: 'invented',
        name: 'Invented Police',
        details: JSON.stringify({
          description: null,
          url: 'https://invented.example/',
          telephone: '101',
          engagement_methods: [{ title: 'telephone', url: '', description: '101' }],
          people: [{ name: 'Ada Invented', rank: null, bio: null, contact_details: {} }],
        }),
      },
      { id: 'bare', name: 'Bare Constabulary' },
      { id: 'btp', name: 'British Transport Police' },
    ])
    .execute()
  await owner
    .insertInto('listen.open_neighbourhood')
    .values([
      {
        force_id: 'invented',
        id: 'N01',
        name: 'Leake &amp; Keyworth',
        details: JSON.stringify({
          url_force: '',
          contact_details: { telephone: '101' },
          links: [{ url: 'https://x.example/', title: 'X', description: null }],
          centre: { latitude: '52.4', longitude: '-1.9' },
          locations: [
            {
              name: 'House',
              longitude: null,
              latitude: null,
              postcode: 'ZZ1 1ZZ',
              address: '1 Way',
              type: null,
              description: null,
            },
          ],
          description: '<p>Invented</p>',
          population: 'A',
        }),
        boundary: '((-1.95,52.35),(-1.85,52.35),(-1.85,52.45),(-1.95,52.45))',
        people: JSON.stringify([
          { name: 'Pat Invented', rank: 'PCSO', bio: null, contact_details: {} },
        ]),
        events: JSON.stringify([
          {
            title: 'Drop-in',
            description: '',
            address: 'Library',
            type: 'meeting',
            start_date: '2018-06-01T10:00:00',
            end_date: '2018-06-01T11:00:00',
            contact_details: {},
          },
        ]),
        priorities: JSON.stringify([
          {
            issue: '<p>Noise</p>',
            'issue-date': '2018-05-01T00:00:00',
            action: null,
            'action-date': null,
          },
        ]),
      },
      { force_id: 'invented', id: 'N02', name: 'Empty', boundary: null },
    ])
    .execute()
  // Street 1 at the centre, 2 just inside the mile to the north, 3 just outside, 4 a mile and a bit by degrees of longitude.
  await owner
    .insertInto('listen.open_street')
    .values([
      { id: 1, name: 'On or near Centre Road', latitude: '52.400000', longitude: '-1.900000' },
      {
        id: 2,
        name: 'On or near North Road',
        latitude: (52.4 + 1600 / 111_195).toFixed(6),
        longitude: '-1.900000',
      },
      {
        id: 3,
        name: 'On or near Far Road',
        latitude: (52.4 + 1620 / 111_195).toFixed(6),
        longitude: '-1.900000',
      },
      { id: 4, name: 'On or near Crowd Road', latitude: '52.500000', longitude: '-1.900000' },
    ])
    .execute()
  const crime = (over: object) => ({
    force_id: 'invented',
    category: 'burglary',
    month: '2018-06-01',
    street_id: 1,
    location_type: 'Force' as const,
    lsoa_code: null,
    outcome_code: null,
    outcome_month: null,
    source: 'loaded' as const,
    row_key: null,
    ...over,
  })
  await owner
    .insertInto('listen.published_crime')
    .values([
      crime({
        id: 101,
        persistent_id: id(101),
        outcome_code: 'no-further-action',
        outcome_month: '2018-07-01',
      }),
      crime({ id: 102, category: 'anti-social-behaviour' }),
      crime({ id: 103, street_id: 2, persistent_id: id(103), category: 'robbery' }),
      crime({ id: 104, street_id: 3, persistent_id: id(104) }),
      crime({
        id: 105,
        street_id: null,
        location_type: null,
        persistent_id: id(105),
        outcome_code: 'under-investigation',
        outcome_month: '2018-06-01',
      }),
      crime({
        id: 106,
        month: '2018-05-01',
        persistent_id: id(106),
        force_id: 'btp',
        location_type: 'BTP',
      }),
    ])
    .execute()
  await owner
    .insertInto('listen.published_outcome')
    .values([
      { crime_id: 101, code: 'under-investigation', month: '2018-06-01', street_id: 1 },
      { crime_id: 101, code: 'no-further-action', month: '2018-07-01', street_id: 1 },
      { crime_id: 105, code: 'under-investigation', month: '2018-06-01', street_id: null },
    ])
    .execute()
  await sql`insert into listen.published_crime (id, force_id, category, month, street_id, location_type, source)
    select 100000 + n, 'invented', 'drugs', '2018-06-01', 4, 'Force', 'loaded' from generate_series(1, 10001) n`.execute(
    owner,
  )
  const stop = (over: object) => ({
    force_id: 'invented',
    month: '2018-05-01',
    stopped_at: new Date('2018-05-08T13:40:00Z'),
    street_id: 1,
    type: 'Person search' as const,
    involved_person: true,
    gender: 'Male',
    age_range: 'over 34',
    self_defined_ethnicity: null,
    officer_defined_ethnicity: 'White',
    legislation: null,
    object_of_search: 'Offensive weapons',
    outcome: 'A no further action disposal',
    outcome_code: 'bu-no-further-action',
    outcome_linked_to_object: null,
    removal_of_more_than_outer_clothing: null,
    operation: null,
    operation_name: null,
    ...over,
  })
  await owner
    .insertInto('listen.published_stop')
    .values([
      stop({}),
      stop({
        outcome: '',
        outcome_code: null,
        street_id: 2,
        type: 'Vehicle search',
        involved_person: false,
      }),
      stop({ outcome: null, outcome_code: null, street_id: null, operation: false }),
      stop({ month: '2018-04-01', stopped_at: new Date('2018-04-01T00:00:00Z'), force_id: 'bare' }),
    ])
    .execute()
  await sql`analyze`.execute(owner)
})

const get = (url: string) => app.inject({ url: `/api${url}` })

async function answer<S extends TSchema>(url: string, shape: S) {
  const response = await get(url)
  assert.equal(response.statusCode, 200, `${url}: ${response.body.slice(0, 300)}`)
  const value: unknown = response.json()
  assert.ok(
    Value.Check(shape, value),
    `${url}: ${JSON.stringify([...Value.Errors(shape, value)].slice(0, 3))}`,
  )
  return value as Type.Static<S>
}

const near = `lat=${centre.lat}&lng=${centre.lng}`
const box = '52.39,-1.91:52.39,-1.89:52.41,-1.89:52.41,-1.91'

test('all 22 methods answer in their shapes', async () => {
  const list = <S extends TSchema>(shape: S) => Type.Array(shape, { minItems: 1 })
  const calls: [string, TSchema][] = [
    ['/crimes-street-dates', list(shapes.DataSet)],
    ['/crime-last-updated', shapes.LastUpdated],
    ['/crime-categories?date=2018-06', list(shapes.CrimeCategory)],
    [`/crimes-street/all-crime?${near}&date=2018-06`, list(shapes.Crime)],
    ['/crimes-at-location?location_id=1&date=2018-06', list(shapes.Crime)],
    ['/crimes-no-location?category=all-crime&force=invented&date=2018-06', list(shapes.Crime)],
    ['/outcomes-at-location?location_id=1&date=2018-07', list(shapes.Outcome)],
    [`/outcomes-for-crime/${id(101)}`, shapes.CaseHistory],
    ['/forces', list(shapes.ForceReference)],
    ['/forces/invented', shapes.Force],
    ['/forces/invented/people', list(shapes.Officer)],
    ['/invented/neighbourhoods', list(shapes.NeighbourhoodReference)],
    ['/invented/N01', shapes.Neighbourhood],
    ['/invented/N01/boundary', list(shapes.Coordinate)],
    ['/invented/N01/people', list(shapes.Officer)],
    ['/invented/N01/events', list(shapes.NeighbourhoodEvent)],
    ['/invented/N01/priorities', list(shapes.Priority)],
    [`/locate-neighbourhood?q=${centre.lat},${centre.lng}`, shapes.NeighbourhoodTeam],
    [`/stops-street?${near}&date=2018-05`, list(shapes.Stop)],
    ['/stops-at-location?location_id=1&date=2018-05', list(shapes.Stop)],
    ['/stops-no-location?force=invented&date=2018-05', list(shapes.Stop)],
    ['/stops-force?force=invented&date=2018-05', list(shapes.Stop)],
  ]
  assert.equal(calls.length, 22)
  for (const [url, shape] of calls) await answer(url, shape)
})

test('forces that nothing is known of, and neighbourhoods without a boundary, answer all the same', async () => {
  assert.deepEqual(await answer('/forces/bare', shapes.Force), {
    id: 'bare',
    name: 'Bare Constabulary',
    description: null,
    url: null,
    telephone: null,
    engagement_methods: [],
  })
  assert.deepEqual(await answer('/forces/bare/people', Type.Array(shapes.Officer)), [])
  assert.deepEqual(await answer('/invented/N02/boundary', Type.Array(shapes.Coordinate)), [])
  await answer('/invented/N02', shapes.Neighbourhood)
  const forces = await answer('/forces', Type.Array(shapes.ForceReference))
  assert.deepEqual(
    forces.map(force => force.id),
    ['bare', 'invented'],
    'the transport police is not listed',
  )
})

test('the shapes hold every awkward variant the real service has given', {
  skip: withoutRealData,
}, () => {
  const folder = join(realData, 'api-fixtures')
  const byName: [RegExp, TSchema][] = [
    [/^case-history/, shapes.CaseHistory],
    [/^contact-details/, shapes.ContactDetails],
    [/^coordinate/, shapes.Coordinate],
    [/^crime-category/, shapes.CrimeCategory],
    [/^crime-location-types/, Type.Array(Type.String())],
    [/^crime\.json/, shapes.Crime],
    [/^data-set/, shapes.DataSet],
    [/^engagement-method/, shapes.EngagementMethod],
    [/^link/, shapes.Link],
    [/^location/, shapes.Location],
    [/^neighbourhood-location/, shapes.NeighbourhoodLocation],
    [/^neighbourhood-policing-team/, shapes.NeighbourhoodTeam],
    [/^neighbourhood-priority/, shapes.Priority],
    [/^neighbourhood-reference/, shapes.NeighbourhoodReference],
    [/^neighbourhood/, shapes.Neighbourhood],
    [/^outcome-category/, shapes.OutcomeCategory],
    [/^outcome-crime/, shapes.OutcomeCrime],
    [/^outcome-status/, shapes.OutcomeStatus],
    [/^outcome\.json/, shapes.Outcome],
    [/^police-force-reference/, shapes.ForceReference],
    [/^police-force/, shapes.Force],
    [/^police-officer/, shapes.Officer],
    [/^stop/, shapes.Stop],
  ]
  const files = readdirSync(folder)
  assert.equal(files.length, 37)
  for (const name of files) {
    const shape = byName.find(([pattern]) => pattern.test(name))?.[1]
    assert.ok(shape, `no shape for ${name}`)
    const value: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    assert.ok(
      Value.Check(shape, value),
      `${name}: ${JSON.stringify([...Value.Errors(shape, value)].slice(0, 2))}`,
    )
  }
})

test('a crime has exactly the keys of the real one, and coordinates are texts of six decimals', async () => {
  const [crime] = await answer(
    '/crimes-at-location?location_id=1&date=2018-06&category=x',
    Type.Array(shapes.Crime),
  ).then(all => all.filter(({ id }) => id === 101))
  assert.deepEqual(crime, {
    category: 'burglary',
    location_type: 'Force',
    location: {
      latitude: '52.400000',
      street: { id: 1, name: 'On or near Centre Road' },
      longitude: '-1.900000',
    },
    context: '',
    outcome_status: { category: 'Investigation complete; no suspect identified', date: '2018-07' },
    persistent_id: id(101),
    id: 101,
    location_subtype: '',
    month: '2018-06',
  })
  const asb = await answer(
    `/crimes-street/anti-social-behaviour?${near}&date=2018-06`,
    Type.Array(shapes.Crime),
  )
  assert.deepEqual(
    asb.map(({ persistent_id, outcome_status }) => [persistent_id, outcome_status]),
    [['', null]],
  )
  const nowhere = await answer(
    '/crimes-no-location?category=burglary&force=invented&date=2018-06',
    Type.Array(shapes.Crime),
  )
  assert.deepEqual(
    nowhere.map(({ id, location, location_type }) => [id, location, location_type]),
    [[105, null, null]],
  )
  const history = await answer(`/outcomes-for-crime/${id(101)}`, shapes.CaseHistory)
  assert.deepEqual(
    history.outcomes.map(({ category, date }) => [category.code, date]),
    [
      ['under-investigation', '2018-06'],
      ['no-further-action', '2018-07'],
    ],
  )
  assert.ok(!('outcome_status' in history.crime))
})

test('a point reaches one mile, an area its edge, and the nearest point is nearest in metres', async () => {
  const ids = async (url: string) =>
    (await answer(url, Type.Array(shapes.Crime))).map(crime => crime.id).sort()
  assert.deepEqual(await ids(`/crimes-street/all-crime?${near}&date=2018-06`), [101, 102, 103])
  assert.deepEqual(await ids(`/crimes-street/all-crime?poly=${box}&date=2018-06`), [101, 102])
  assert.deepEqual(await ids(`/crimes-street/burglary?poly=${box}&date=2018-05`), [106])
  // 0.008 degrees north of street 1 are 890 m, 0.0065 south of street 2 are 710 m.
  assert.deepEqual(await ids('/crimes-at-location?lat=52.408&lng=-1.9&date=2018-06'), [103])
  const stops = await answer(`/stops-street?poly=${box}&date=2018-05`, Type.Array(shapes.Stop))
  assert.deepEqual(
    stops.map(stop => stop.datetime),
    ['2018-05-08T13:40:00+00:00'],
  )
})

test('the month is the latest where none is asked for', async () => {
  const months = (await answer(`/crimes-street/all-crime?${near}`, Type.Array(shapes.Crime))).map(
    crime => crime.month,
  )
  assert.deepEqual([...new Set(months)], ['2018-06'])
  const stops = await answer('/stops-force?force=bare', Type.Array(shapes.Stop))
  assert.deepEqual(stops, [], 'the latest month of stops, though this force has none then')
  const dates = await answer('/crimes-street-dates', Type.Array(shapes.DataSet))
  assert.deepEqual(dates, [
    { date: '2018-06', 'stop-and-search': [] },
    { date: '2018-05', 'stop-and-search': ['invented'] },
    { date: '2018-04', 'stop-and-search': ['bare'] },
  ])
})

test('POST takes what GET takes, as a form or as JSON, without a cookie or a token', async () => {
  const question = { poly: box, date: '2018-06' }
  const form = await app.inject({
    method: 'POST',
    url: '/api/crimes-street/all-crime',
    payload: new URLSearchParams(question).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const json = await app.inject({
    method: 'POST',
    url: '/api/crimes-street/all-crime',
    payload: question,
  })
  assert.equal(form.statusCode, 200)
  assert.deepEqual(json.json(), form.json())
  assert.equal(form.json().length, 2)
  assert.equal(form.headers['set-cookie'], undefined)
  for (const path of ['/outcomes-at-location', '/stops-street']) {
    assert.equal(
      (await app.inject({ method: 'POST', url: `/api${path}`, payload: question })).statusCode,
      200,
    )
  }
  // A polygon that no address could hold.
  const round = Array.from(
    { length: 2000 },
    (_, n) => `${52.4 + 0.01 * Math.cos(n / 318.31)},${-1.9 + 0.01 * Math.sin(n / 318.31)}`,
  ).join(':')
  const long = await app.inject({
    method: 'POST',
    url: '/api/crimes-street/all-crime',
    payload: { poly: round, date: '2018-06' },
  })
  assert.equal(long.json().length, 2)
})

test('unknown ids are 404, bad questions 400, too much is 503', async () => {
  const status = async (url: string) => (await get(url)).statusCode
  const unknown = [
    '/forces/narnia',
    '/forces/narnia/people',
    '/narnia/neighbourhoods',
    '/invented/N99',
    '/invented/N99/boundary',
    '/invented/N99/people',
    `/outcomes-for-crime/${id(9)}`,
    '/outcomes-for-crime/',
    `/crimes-street/witchcraft?${near}`,
    '/crimes-at-location?location_id=99',
    '/outcomes-at-location?location_id=99',
    '/stops-at-location?location_id=99',
    '/stops-force?force=narnia',
    '/crimes-no-location?category=all-crime&force=narnia',
    '/locate-neighbourhood?q=0,0',
    '/no-such-method',
  ]
  for (const url of unknown) assert.equal(await status(url), 404, url)
  const bad = [
    '/crimes-street/all-crime',
    '/crimes-street/all-crime?lat=52',
    '/crimes-street/all-crime?lat=north&lng=1',
    '/crimes-street/all-crime?lat=152&lng=1',
    `/crimes-street/all-crime?${near}&date=June`,
    `/crimes-street/all-crime?${near}&date=2018-13`,
    '/crimes-street/all-crime?poly=1,2:3,4',
    '/crimes-street/all-crime?poly=1,2:3,4:5',
    '/crimes-at-location?location_id=1;drop',
    '/stops-force',
    '/crimes-no-location?force=invented',
    '/locate-neighbourhood?q=here',
  ]
  for (const url of bad) assert.equal(await status(url), 400, url)
  assert.equal(await status('/crimes-street/all-crime?lat=52.5&lng=-1.9&date=2018-06'), 503)
  assert.equal(await status('/crimes-street/burglary?lat=52.5&lng=-1.9&date=2018-06'), 200)
  const overlong = `/crimes-street/all-crime?date=2018-06&poly=${box}&pad=`
  const room = 4094 - `http://localhost:80/api${overlong}`.length
  assert.equal(await status(overlong + 'x'.repeat(room + 20)), 400)
  assert.equal(await status(overlong + 'x'.repeat(room - 40)), 200)
})

test('browsers of other sites may ask', async () => {
  const asked = await app.inject({
    method: 'OPTIONS',
    url: '/api/crimes-street/all-crime',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
  })
  assert.equal(asked.statusCode, 204)
  assert.equal(asked.headers['access-control-allow-origin'], '*')
  assert.match(String(asked.headers['access-control-allow-methods']), /POST/)
  for (const url of ['/forces', '/forces/narnia', '/nothing/here/at/all']) {
    assert.equal((await get(url)).headers['access-control-allow-origin'], '*', url)
  }
})

test('an address is let through 30 times at once, then refused with 429 until the bucket has leaked', async () => {
  const limited = await serve()
  try {
    const ask = (remoteAddress: string) =>
      limited.inject({ url: '/api/crime-categories?date=2018-06', remoteAddress })
    const answers = await Promise.all(Array.from({ length: 45 }, () => ask('192.0.2.1')))
    const refused = answers.filter(response => response.statusCode === 429)
    assert.ok(refused.length >= 8 && refused.length <= 15, `${refused.length} refused`)
    assert.equal(refused[0]!.headers['retry-after'], '1')
    assert.equal((await ask('192.0.2.2')).statusCode, 200, 'another address is not held up')
    await new Promise(resolve => setTimeout(resolve, 300))
    assert.equal((await ask('192.0.2.1')).statusCode, 200)
  } finally {
    await limited.close()
  }
})

/** As someone who never heard of us would write it for data.police.uk: only the base address is given. */
function strangersClient(base: string) {
  const ask = async (method: string, parameters: Record<string, string> = {}) => {
    const response = await fetch(`${base}/${method}?${new URLSearchParams(parameters)}`)
    if (!response.ok) throw new Error(String(response.status))
    return response.json()
  }
  return {
    async hotspots(place: string) {
      const [lat, lng] = place.split(',') as [string, string]
      const [latest] = (await ask('crimes-street-dates')) as { date: string }[]
      const names = new Map<string, string>()
      for (const { url, name } of (await ask('crime-categories', { date: latest!.date })) as {
        url: string
        name: string
      }[])
        names.set(url, name)
      const crimes = (await ask('crimes-street/all-crime', { lat, lng, date: latest!.date })) as {
        category: string
        location: { latitude: string; longitude: string; street: { name: string } }
        outcome_status: { category: string } | null
      }[]
      return crimes.map(crime => ({
        what: names.get(crime.category),
        where: crime.location.street.name.replace('On or near ', ''),
        at: [
          Number.parseFloat(crime.location.latitude),
          Number.parseFloat(crime.location.longitude),
        ],
        outcome: crime.outcome_status?.category ?? 'none',
      }))
    },
    async team(place: string) {
      const found = (await ask('locate-neighbourhood', { q: place })) as {
        force: string
        neighbourhood: string
      }
      const { name } = (await ask(`${found.force}/${found.neighbourhood}`)) as { name: string }
      const people = (await ask(`${found.force}/${found.neighbourhood}/people`)) as {
        name: string
      }[]
      return { name, people: people.map(person => person.name) }
    },
  }
}

test("a stranger's program works once its base address is changed", async () => {
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const client = strangersClient(`${address}/api`)
  const spots = await client.hotspots('52.4,-1.9')
  assert.equal(spots.length, 3)
  assert.deepEqual(
    spots.find(spot => spot.what === 'Burglary'),
    {
      what: 'Burglary',
      where: 'Centre Road',
      at: [52.4, -1.9],
      outcome: 'Investigation complete; no suspect identified',
    },
  )
  assert.deepEqual(await client.team('52.4,-1.9'), {
    name: 'Leake &amp; Keyworth',
    people: ['Pat Invented'],
  })
})
