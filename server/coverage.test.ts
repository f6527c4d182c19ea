import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { saveAnswers, takeIn } from '@bluelamp/listen'
import { readForcePolicy } from '@bluelamp/memory'
import {
  type Actor,
  allVerbs,
  type Context,
  type KnownRoute,
  type Policy,
  policyInForce,
  principal,
  sessionCookie,
  type Tx,
} from '@bluelamp/platform'
import { sql } from 'kysely'
import { type OpenHouse, openHouse } from '../journeys/house.ts'
import { intakeActor, knownRoles, visitor } from './actors.ts'
import { type ChangeThings, changeSamples, findChangeThings } from './coverage-change.ts'

/** What no route does, and who does it instead. */
const doneElsewhere: Readonly<Record<string, string>> = {
  'listen.publish-crimes': 'the job listen.publish-crimes',
  'memory.propose-ties': 'the command npm run link -- --database',
  'listen.take-call': 'the simulator of calls; the port of a telephone system is not built yet',
  'listen.send-update': 'nobody yet: the page on which an officer writes to a victim is not built',
}

let house: OpenHouse
let policy: Policy
const people = new Map<string, Person>()

type Person = { actor: Actor; cookies: Record<string, string>; token: string }
type Sample = {
  url: string
  body?: Record<string, unknown>
  /** The unit it is about is the response officer's own. */
  ownUnit?: true
  /** By which adapter it delivers. */
  adapter?: string
  /** What must be in place first. */
  prepare?: (person: Person) => Promise<void>
}

const things = { recordId: '', incidentId: '', unitId: '', uprn: '', personId: '' }
const requestId = randomUUID()
const delivered = { batchId: '', itemId: '', recordId: '' }
let forceId = ''
let change: ChangeThings

before(async () => {
  house = await openHouse('coverage')
  policy = policyInForce()
  await findThings()
  await deliver()
  change = await findChangeThings(house)
  people.set('public', await arrive(visitor(forceId)))
  for (const role of knownRoles) people.set(role, await signIn(role))
})
after(() => house.close())

async function findThings(): Promise<void> {
  const { db } = house.databases.app
  const session = await house.app.inject('/session')
  forceId = session.json<{ forceId: string }>().forceId
  const officer = await accountOf('response-officer')
  const { rows } = await sql<typeof things>`
    select r.id as "recordId", i.id as "incidentId",
      (select id from respond.unit where crew @> ${JSON.stringify([{ id: officer.id }])}::jsonb limit 1) as "unitId",
      (select uprn from memory.address limit 1) as uprn,
      (select l.entity_id from memory.current_link l join memory.record c on c.id = l.record_id
        where c.kind = 'custody-card' order by l.id limit 1) as "personId"
    from memory.record r
    cross join lateral (select id from respond.incident where force_id = ${forceId} order by received_at desc limit 1) i
    where r.kind = 'contact' and r.force_id = ${forceId} and r.marking = 0
    order by r.received_at desc limit 1`.execute(db)
  Object.assign(things, rows[0])
  for (const [name, id] of Object.entries(things))
    assert.ok(id, `the invented force has no ${name}`)
  await db
    .insertInto('memory.subject_request')
    .values({
      id: requestId,
      entity_id: things.personId,
      received_at: house.clock.now(),
      asked_by: 'subject',
      identity_check: 'A test',
      kept_by: 'test',
      kept_at: house.clock.now(),
    })
    .execute()
}

/** An e-mail with a file, as it comes in. */
async function deliver(): Promise<void> {
  const { db } = house.databases.app
  const actor = intakeActor(forceId, 'email-listener', 'E-mail listener')
  const mail = [
    'From: A Tester <tester@example.org>',
    'Content-Type: multipart/mixed; boundary=part',
    '',
    '--part',
    '',
    'A test.',
    '--part',
    'Content-Disposition: attachment; filename=a.txt',
    '',
    'A file.',
    '--part--',
  ].join('\r\n')
  const { batchId, items } = await takeIn(
    { db, actor, now: house.clock.now() },
    {
      forceId,
      source: 'email',
      adapter: 'email',
      name: 'E-mail',
      mediaType: 'message/rfc822',
      bytes: Buffer.from(mail),
    },
  )
  const { record_id: recordId } = await house.databases.app.db
    .selectFrom('listen.intake_record')
    .select('record_id')
    .where('item_id', '=', items[0]!.itemId)
    .executeTakeFirstOrThrow()
  Object.assign(delivered, { batchId, itemId: items[0]!.itemId, recordId })
}

async function accountOf(role: string): Promise<Actor> {
  const account = await house.databases.app.db
    .selectFrom('platform.account')
    .selectAll()
    .where(sql<boolean>`roles[1] = ${role}`)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return { ...account }
}

/** A browser that comes with these cookies: what it keeps, and the token of the page it saw. */
async function arrive(actor: Actor, given: Record<string, string> = {}): Promise<Person> {
  const answer = await house.app.inject({ url: '/session', cookies: given })
  const cookies = {
    ...given,
    ...Object.fromEntries(answer.cookies.map(each => [each.name, each.value])),
  }
  return { actor, cookies, token: answer.json<{ csrfToken: string }>().csrfToken }
}

async function signIn(role: string): Promise<Person> {
  const actor = await accountOf(role)
  const { cookies, token } = await arrive(visitor(forceId))
  const answer = await house.app.inject({
    method: 'POST',
    url: '/sign-in/demo',
    headers: { 'x-csrf-token': token },
    cookies,
    payload: { account: actor.id },
  })
  assert.equal(answer.statusCode, 303, answer.body)
  const session = answer.cookies.find(cookie => cookie.name === sessionCookie)
  assert.ok(session)
  return arrive(actor, { ...cookies, [sessionCookie]: session.value })
}

/** Everything but the sending of a report of a burglary. */
async function fillReport({ actor, cookies }: Person): Promise<void> {
  const context = { db: house.databases.app.db, actor, now: house.clock.now() }
  const [from, to] = [3, 2].map(days =>
    new Date(context.now.getTime() - days * 86_400_000).toISOString().slice(0, 10),
  )
  await saveAnswers(context, cookies.bluelamp_visit!, 'burglary', {
    danger: 'no',
    postcode: 'WX1 2AB',
    uprn: 'other',
    addressWords: 'The old mill',
    from: from!,
    fromTime: '12:00',
    to: to!,
    toTime: '12:00',
    whatHappened: 'The door was forced.',
    taken: 'no',
    name: 'A Tester',
    channel: 'email',
    email: 'tester@example.org',
    safe: 'yes',
  })
}

const six = {
  threat: 'None known.',
  harm: 'None known.',
  risk: 'Low.',
  investigation: 'None yet.',
  vulnerability: 'None known.',
  engagement: 'By phone.',
}

/** A request for each route that runs verbs: well formed, so that only the policy can refuse it. */
const samples = (): Readonly<Record<string, Sample>> => {
  const { recordId, incidentId, unitId, uprn, personId } = things
  const attemptId = randomUUID()
  const at = new Date(house.clock.now().getTime() - 60_000).toISOString()
  const grading = {
    thrive: six,
    grade: 'P3',
    rationale: 'Nobody is in danger.',
    earlierContactsSeen: 0,
  }
  const crime = {
    recordId,
    openingClass: 'burglary-residential-home',
    offenceClass: 'burglary-residential-home',
    occurredFrom: at,
    occurredTo: at,
    test: { amountsToCrime: true, noContraryEvidence: true, words: 'The door was forced.' },
  }
  const place = { words: 'Mill Lane', easting: 400_000, northing: 300_000 }
  const summary = 'A test of who may do this.'
  const openingCode = 'crime-burglary-home'
  const incident = `/respond/incidents/${incidentId}`
  return {
    ...changeSamples(change),
    'GET /events': { url: '/events?topics=contacts,incidents,units,positions,change' },
    'GET /workbench/search': { url: '/workbench/search?q=smith&purpose=Testing' },
    'GET /workbench/search/suggest': {
      url: '/workbench/search/suggest?typed=smith&purpose=Testing',
    },
    'GET /workbench/contacts': { url: '/workbench/contacts' },
    'GET /workbench/contacts/list': { url: '/workbench/contacts/list' },
    'GET /workbench/contacts/:recordId': {
      url: `/workbench/contacts/${recordId}?purpose=Testing`,
    },
    'POST /workbench/contacts/:recordId/incident': {
      url: `/workbench/contacts/${recordId}/incident?purpose=Testing`,
      body: { attemptId, openingCode, summary, uprn, grade: 'P3', rationale: 'Why', ...six },
    },
    'GET /workbench/intake': { url: '/workbench/intake' },
    'GET /workbench/intake/batches/:batchId': {
      url: `/workbench/intake/batches/${delivered.batchId}`,
    },
    'GET /workbench/intake/items/:itemId': { url: `/workbench/intake/items/${delivered.itemId}` },
    'GET /workbench/intake/records/:recordId': {
      url: `/workbench/intake/records/${delivered.recordId}`,
    },
    'GET /workbench/intake/items/:itemId/original': {
      url: `/workbench/intake/items/${delivered.itemId}/original`,
    },
    'GET /workbench/intake/items/:itemId/files/:place': {
      url: `/workbench/intake/items/${delivered.itemId}/files/0`,
    },
    'POST /workbench/intake/items/:itemId/tries': {
      url: `/workbench/intake/items/${attemptId}/tries`,
      body: {},
    },
    'GET /workbench/intake/files': { url: '/workbench/intake/files' },
    'POST /workbench/intake/files': {
      url: '/workbench/intake/files',
      body: { source: 'none', file: 'none' },
    },
    'GET /workbench/intake/files/:uploadId': { url: `/workbench/intake/files/${attemptId}` },
    'POST /workbench/intake/files/:uploadId': {
      url: `/workbench/intake/files/${attemptId}`,
      body: { do: 'preview' },
    },
    'POST /workbench/intake/intelligence': {
      url: '/workbench/intake/intelligence',
      body: {
        do: 'send',
        attemptId,
        title: 'A test',
        'lines.0.words': 'A test.',
        'lines.0.source': '2',
        'lines.0.information': 'D',
        'lines.0.handling': 'P',
      },
      adapter: 'intelligence',
    },
    'GET /workbench/intake/sources': { url: '/workbench/intake/sources' },
    'POST /workbench/intake/sources': {
      url: '/workbench/intake/sources',
      body: { do: 'close', code: 'none' },
    },
    'GET /workbench/likenesses': { url: '/workbench/likenesses' },
    'GET /workbench/likenesses/:id': { url: `/workbench/likenesses/${attemptId}` },
    'POST /workbench/likenesses/:id/decision': {
      url: `/workbench/likenesses/${attemptId}/decision`,
      body: { decision: 'same', reason: 'For a test' },
    },
    'POST /workbench/likenesses/:id/undo': {
      url: `/workbench/likenesses/${attemptId}/undo`,
      body: { reason: 'For a test' },
    },
    'GET /workbench/entities/:id': { url: `/workbench/entities/${attemptId}` },
    'POST /workbench/entities/:id/withdrawals': {
      url: `/workbench/entities/${attemptId}/withdrawals`,
      body: { recordId, entityId: attemptId, reason: 'For a test' },
    },
    'GET /workbench/entities/:id/network': { url: `/workbench/entities/${attemptId}/network` },
    'GET /workbench/entities/:id/network/picture.json': {
      url: `/workbench/entities/${attemptId}/network/picture.json`,
    },
    'GET /workbench/entities/:id/path': {
      url: `/workbench/entities/${attemptId}/path?other=${attemptId}`,
    },
    'GET /workbench/records/:recordId': { url: `/workbench/records/${recordId}` },
    'POST /workbench/records/:recordId/labels': {
      url: `/workbench/records/${recordId}/labels`,
      body: { marking: '0', retentionGroup: '4', reason: 'A test' },
    },
    'POST /workbench/records/:recordId/labels/lower': {
      url: `/workbench/records/${recordId}/labels/lower`,
      body: { marking: '0', retentionGroup: '4', reason: 'A test' },
    },
    'POST /workbench/records/:recordId/corrections': {
      url: `/workbench/records/${recordId}/corrections`,
      body: { attemptId, part: 'body|summary', value: 'Another', reason: 'A test' },
    },
    'POST /workbench/records/:recordId/corrections/:correctionId/told': {
      url: `/workbench/records/${recordId}/corrections/${attemptId}/told`,
      body: { recipient: 'A test' },
    },
    'POST /workbench/records/:recordId/opinions': {
      url: `/workbench/records/${recordId}/opinions`,
      body: { field: 'summary', opinion: 'yes', reason: 'A test' },
    },
    'GET /workbench/retention': { url: '/workbench/retention' },
    'GET /workbench/retention/:entityId': { url: `/workbench/retention/${personId}` },
    'POST /workbench/retention/:entityId/decision': {
      url: `/workbench/retention/${personId}/decision`,
      body: { reason: 'A test' },
    },
    'POST /workbench/retention/:entityId/hold': {
      url: `/workbench/retention/${personId}/hold`,
      body: { authority: 'A test', reason: 'A test' },
    },
    'POST /workbench/retention/:entityId/release': {
      url: `/workbench/retention/${personId}/release`,
      body: { reason: 'A test' },
    },
    'GET /workbench/retention/disposals/:disposalId': {
      url: `/workbench/retention/disposals/${attemptId}`,
    },
    'POST /workbench/retention/disposals/:disposalId/approve': {
      url: `/workbench/retention/disposals/${attemptId}/approve`,
      body: {},
    },
    'POST /workbench/retention/disposals/:disposalId/refuse': {
      url: `/workbench/retention/disposals/${attemptId}/refuse`,
      body: {},
    },
    'GET /workbench/subject-access': { url: '/workbench/subject-access' },
    'GET /workbench/subject-access/new': {
      url: `/workbench/subject-access/new?person=${personId}`,
    },
    'POST /workbench/subject-access/new': {
      url: `/workbench/subject-access/new?person=${personId}`,
      body: { received: at.slice(0, 10), askedBy: 'subject', identityCheck: 'A test' },
    },
    'GET /workbench/subject-access/:requestId': { url: `/workbench/subject-access/${requestId}` },
    'POST /workbench/subject-access/:requestId/steps': {
      url: `/workbench/subject-access/${requestId}/steps`,
      body: { kind: 'paused', reason: 'A test' },
    },
    'POST /workbench/subject-access/:requestId/restrictions': {
      url: `/workbench/subject-access/${requestId}/restrictions`,
      body: { recordId, way: 'show', ground: 'crime', reason: 'A test' },
    },
    'POST /workbench/subject-access/:requestId/masks': {
      url: `/workbench/subject-access/${requestId}/masks`,
      body: { words: 'test' },
    },
    'POST /workbench/subject-access/:requestId/export': {
      url: `/workbench/subject-access/${requestId}/export`,
      body: { as: 'json' },
    },
    'GET /workbench/places': { url: '/workbench/places' },
    'GET /workbench/exceptions': { url: '/workbench/exceptions' },
    'GET /workbench/measures': { url: '/workbench/measures' },
    'GET /workbench/journal': { url: '/workbench/journal' },
    'GET /workbench/outbox': { url: '/workbench/outbox' },
    'GET /workbench/switches': { url: '/workbench/switches' },
    'POST /workbench/switches': {
      url: '/workbench/switches',
      // Switched on it stays on, so that what is asked after it answers.
      body: { feature: 'crime-map', on: 'yes', reason: 'A test' },
    },
    'GET /respond/incidents': { url: '/respond/incidents' },
    'POST /respond/incidents': {
      url: '/respond/incidents',
      body: { attemptId, recordId, openingCode, summary, place, ...grading },
    },
    'GET /respond/incidents/:incidentId': { url: incident },
    'POST /respond/incidents/:incidentId/gradings': {
      url: `${incident}/gradings`,
      body: { attemptId, ...grading },
    },
    'POST /respond/incidents/:incidentId/entries': {
      url: `${incident}/entries`,
      body: { attemptId, kind: 'note', words: 'A note.' },
    },
    'POST /respond/incidents/:incidentId/closing': {
      url: `${incident}/closing`,
      body: { closingCode: openingCode, prevention: 'Advice was given.' },
    },
    'POST /respond/incidents/:incidentId/advice': { url: `${incident}/advice`, body: {} },
    'POST /respond/incidents/:incidentId/assignments': {
      url: `${incident}/assignments`,
      body: { attemptId, unitId },
    },
    'POST /respond/crimes': { url: '/respond/crimes', body: { attemptId, incidentId, ...crime } },
    'GET /respond/task': { url: '/respond/task', ownUnit: true },
    'POST /respond/notebook': {
      url: '/respond/notebook',
      body: { items: [{ attemptId, at, incidentId, kind: 'note', words: 'A note.' }] },
    },
    'GET /respond/units': { url: '/respond/units' },
    'POST /respond/units/:unitId/states': {
      url: `/respond/units/${unitId}/states`,
      body: { attemptId, state: 2 },
      ownUnit: true,
    },
    'POST /respond/positions': {
      url: '/respond/positions',
      body: { fixes: [{ unitId, easting: 1, northing: 1, fixedAt: at, accuracy: 5 }] },
    },
    'POST /report/burglary/check': {
      url: '/report/burglary/check',
      body: {},
      prepare: fillReport,
    },
    'GET /my-report/:reference': { url: '/my-report/BL-AAAA-AAAA?key=none' },
  }
}

const routeName = ({ method, url }: KnownRoute) => `${method} ${url}`
const guarded = () =>
  house.app.knownRoutes.flatMap(route =>
    'verbs' in route.access
      ? [{ ...route, name: routeName(route), verbs: route.access.verbs }]
      : [],
  )

/** What the policy itself says of a person and a verb, on a thing of their own force and clearance. */
function allowedBy(actor: Actor, verb: string, { ownUnit, adapter }: Sample): boolean {
  const type = policy.actions().find(action => action.name === verb)?.resourceTypes[0] ?? ''
  const area = (actor.attributes.areas as readonly string[] | undefined)?.[0]
  const mine = ownUnit && actor.roles.includes('response-officer') ? [actor.id] : ['someone']
  const attributes = {
    forceId,
    marking: 0,
    kind: 'contact',
    district: area ?? '',
    ...(area && { area }),
    ...(type === 'Intake' && adapter && { adapter }),
    ...(type === 'Unit' && { crew: ownUnit ? mine : [] }),
    ...(verb === 'listen.read-own-report' && { own: true }),
  }
  const resource = { type, id: 'one', attributes }
  return readPolicy.decide({
    principal: principal(actor),
    action: verb,
    resource,
    context: { purpose: 'Testing' },
  }).allowed
}
const readPolicy = readForcePolicy()

async function ask(
  person: Person,
  route: KnownRoute,
  { url, body, prepare }: Sample,
  accept = 'application/json',
) {
  await prepare?.(person)
  return house.app.inject({
    method: route.method as 'GET' | 'POST',
    url,
    cookies: person.cookies,
    headers: {
      accept,
      'x-csrf-token': person.token,
      'x-purpose': 'Testing',
    },
    ...(body && { payload: body }),
  })
}

/** An event stream never ends, so it is only begun; a refusal of one is read like any other. */
async function begin(person: Person, url: string) {
  const cookie = Object.entries(person.cookies)
    .map(each => each.join('='))
    .join('; ')
  const stopping = new AbortController()
  const answer = await fetch(`${house.url}${url}`, { headers: { cookie }, signal: stopping.signal })
  const body = answer.ok ? '' : await answer.text()
  stopping.abort()
  return { statusCode: answer.status, body, headers: Object.fromEntries(answer.headers) }
}

test('every verb is an action of the policy, and every action a verb', () => {
  assert.deepEqual(
    [...allVerbs().keys()].sort(),
    policy
      .actions()
      .map(action => action.name)
      .sort(),
  )
})

test('every route names verbs that there are, or says why it is open', () => {
  assert.ok(house.app.knownRoutes.length > 40)
  for (const { method, url, access } of house.app.knownRoutes) {
    if ('open' in access) assert.ok(access.open.length >= 10, `${method} ${url}: ${access.open}`)
    else {
      assert.ok(access.verbs.length > 0, `${method} ${url}`)
      for (const verb of access.verbs) assert.ok(allVerbs().has(verb), `${method} ${url}: ${verb}`)
    }
  }
})

test('every verb can be reached: by a route, or by what stands in the list above', () => {
  const routed = new Set(guarded().flatMap(route => route.verbs))
  const unreached = [...allVerbs().keys()].filter(verb => !routed.has(verb))
  assert.deepEqual(unreached.sort(), Object.keys(doneElsewhere).sort())
})

test('every route that runs verbs has a request here', () => {
  assert.deepEqual(
    guarded()
      .map(route => route.name)
      .sort(),
    Object.keys(samples()).sort(),
  )
})

/** Which verbs each request ran, told by the verbs themselves. */
const ran = new Map<string, Set<string>>()
function watchVerbs(): void {
  for (const [name, definition] of allVerbs()) {
    const { run } = definition
    definition.run = (context: Context<Tx>, input: never) => {
      const id = context.requestId ?? ''
      ran.set(id, (ran.get(id) ?? new Set()).add(name))
      return run(context, input)
    }
  }
}

const isStream = (route: { url: string }) => route.url === '/events'

test('a route runs the verbs that it names and no others, whoever asks', async () => {
  watchVerbs()
  for (const route of guarded().filter(each => each.method === 'GET' && !isStream(each))) {
    const seen = new Set<string>()
    for (const person of people.values()) {
      const answer = await ask(person, route, samples()[route.name]!)
      for (const verb of ran.get(String(answer.headers['x-request-id'])) ?? []) seen.add(verb)
    }
    assert.deepEqual([...seen].sort(), [...route.verbs].sort(), route.name)
  }
})

test('a route that is open runs no verb: nothing that a verb guards comes out by it', async () => {
  const open = house.app.knownRoutes.filter(
    route => 'open' in route.access && route.method === 'GET',
  )
  for (const route of open) {
    const url = route.url.replace('*', '').replaceAll(/:\w+/g, 'none')
    for (const role of ['public', 'contact-handler', 'supervisor']) {
      const answer = await ask(people.get(role)!, route, { url })
      assert.ok(answer.statusCode < 500, `${routeName(route)}: ${answer.statusCode}`)
      assert.deepEqual(
        [...(ran.get(String(answer.headers['x-request-id'])) ?? [])],
        [],
        routeName(route),
      )
    }
  }
})

/** What a refused person gets must hold nothing but words of refusal. */
function assertRefused(
  answer: { statusCode: number; body: string; headers: object },
  what: string,
): void {
  const location = (answer.headers as { location?: string }).location
  if (answer.statusCode === 303) {
    assert.match(location ?? '', /^\/sign-in\?/, what)
    return
  }
  assert.equal(answer.statusCode, 403, `${what}: ${answer.body.slice(0, 300)}`)
  const problem = JSON.parse(answer.body) as Record<string, unknown>
  assert.deepEqual(
    Object.keys(problem).sort(),
    ['detail', 'requestId', 'status', 'title', 'type'],
    what,
  )
  assert.match(String(problem.type), /(NotAllowed|PurposeNeeded)Error$/, what)
}

test('each role gets through the doors that the policy opens to it, and through no other', async () => {
  const table: Record<string, number> = { allowed: 0, refused: 0 }
  const openedBy = new Map<string, number>()
  // Those who may not come first: what the others do changes what is there.
  for (const expected of [false, true]) {
    for (const route of guarded()) {
      for (const [role, person] of people) {
        const sample = samples()[route.name]!
        const verdicts = route.verbs.map(verb => allowedBy(person.actor, verb, sample))
        const allowed = isStream(route) ? verdicts.includes(true) : !verdicts.includes(false)
        if (allowed !== expected) continue
        const what = `${role} at ${route.name}`
        if (isStream(route)) {
          const answer = await begin(person, sample.url)
          if (allowed) assert.equal(answer.statusCode, 200, what)
          else assertRefused(answer, what)
          continue
        }
        const answer = await ask(person, route, sample)
        if (route.name === 'POST /respond/notebook' && !allowed) {
          const [item] = answer.json<{ answers: { kept: boolean; problem: { name: string } }[] }>()
            .answers
          assert.deepEqual([item?.kept, item?.problem.name], [false, 'NotAllowedError'], what)
        } else if (allowed) {
          assert.ok(
            ![401, 403].includes(answer.statusCode),
            `${what}: ${answer.body.slice(0, 300)}`,
          )
          assert.ok(answer.statusCode < 500, `${what}: ${answer.statusCode}`)
          assert.ok(!String(answer.headers.location ?? '').startsWith('/sign-in'), what)
          openedBy.set(route.name, (openedBy.get(route.name) ?? 0) + 1)
        } else assertRefused(answer, what)
        table[allowed ? 'allowed' : 'refused']!++
      }
    }
  }
  assert.ok(table.allowed! > 40 && table.refused! > 100, JSON.stringify(table))
  // The feed of positions is the system's, which nobody can sign in as.
  const closed = guarded().filter(route => !openedBy.has(route.name) && !isStream(route))
  assert.deepEqual(
    closed.map(route => route.name),
    ['POST /respond/positions'],
  )
})

test('every room that somebody is shown a door to lets them in', async () => {
  for (const [role, person] of people) {
    if (role === 'public') continue
    const home = await house.app.inject({ url: '/workbench', cookies: person.cookies })
    const doors = [...home.body.matchAll(/href="(\/(?:workbench|command|officer)\/[^"]*)"/g)]
    for (const door of new Set(doors.map(([, href]) => href!))) {
      const room = await house.app.inject({ url: door, cookies: person.cookies })
      assert.equal(room.statusCode, 200, `${role} at ${door}`)
    }
  }
})

test('to a browser, too, a refusal is a page without anything of what was asked for', async () => {
  const [visitorPerson, handler] = [people.get('public')!, people.get('contact-handler')!]
  const route = guarded().find(each => each.name === 'GET /workbench/contacts/:recordId')!
  const sample = samples()[route.name]!
  const shown = await ask(handler, route, sample, 'text/html')
  assert.equal(shown.statusCode, 200)
  const refused = await ask(visitorPerson, route, sample, 'text/html')
  assert.ok(refused.statusCode === 403 || refused.statusCode === 303)
  const kept = await house.databases.app.db
    .selectFrom('memory.record')
    .select(sql<string>`body ->> 'summary'`.as('summary'))
    .where('id', '=', things.recordId)
    .executeTakeFirstOrThrow()
  assert.ok(kept.summary.length > 5)
  assert.ok(!refused.body.includes(kept.summary.slice(0, 20)))
})
