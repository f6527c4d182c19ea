import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { createHttp, createLogger, type Http } from '@bluelamp/platform'
import { respondRoutes } from './index.ts'
import { addContact, addUnit, burglary, openRespondHouse, type RespondHouse } from './testing.ts'

const now = new Date('2026-11-20T12:00:00Z')
let house: RespondHouse
let app: Http

before(async () => {
  house = await openRespondHouse('routes')
  app = await createHttp({
    db: house.db,
    clock: { now: () => now },
    logger: createLogger({ level: 'silent' }),
    secure: false,
    problemPage: problem => problem.title,
    visitor: house.as('Ama').actor,
    sessionCookie: 'session',
    requestsPerMinute: 0,
    title: 'Test',
    version: '0',
  })
  // A token for the test's own calls: the guard itself is the platform's affair.
  app.get(
    '/token',
    { schema: {}, config: { access: { open: 'For this test' } } },
    async request => request.csrfToken,
  )
  respondRoutes(app)
  await app.ready()
})
after(async () => {
  await app.close()
  await house.close()
})

async function call(method: 'GET' | 'POST', url: string, payload?: object) {
  const token = await app.inject({ url: '/token' })
  const cookies = Object.fromEntries(token.cookies.map(({ name, value }) => [name, value]))
  const answer = await app.inject({
    method,
    url,
    cookies,
    headers: { 'x-csrf-token': token.body },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('from contact to closed log over HTTP', async () => {
  const { recordId, personId } = await addContact(house.as('Ama'))
  const unitId = await addUnit(house, {
    callSign: 'WEB1',
    easting: 401_000,
    northing: 301_100,
    now,
  })
  const created = await call('POST', '/respond/incidents', burglary(recordId))
  assert.equal(created.status, 201, JSON.stringify(created.body))
  const { incidentId } = created.body
  const path = `/respond/incidents/${incidentId}`
  const list = await call('GET', '/respond/incidents')
  assert.equal(list.body.incidents[0].dueAt, '2026-11-20T13:00:00.000Z')
  const advice = await call('POST', `${path}/advice`)
  assert.equal(advice.body.units[0].callSign, 'WEB1')
  const attempt = () => ({ attemptId: randomUUID() })
  const refused = await call('POST', `${path}/assignments`, { ...attempt(), unitId })
  assert.deepEqual([refused.status, refused.body.faults[0].field], [422, 'reason'])
  const assigned = await call('POST', `${path}/assignments`, {
    ...attempt(),
    unitId,
    reason: 'No advice, the nearest on the map',
  })
  assert.equal(assigned.status, 201, JSON.stringify(assigned.body))
  const state = await call('POST', `/respond/units/${unitId}/states`, { ...attempt(), state: 6 })
  assert.equal(state.body.incidentState, 'at-scene')
  const units = await call('GET', '/respond/units')
  assert.equal(units.body.units[0].state, 6)
  const notes = await call('POST', '/respond/notebook', {
    items: [
      { ...attempt(), kind: 'note', incidentId, at: now.toISOString(), words: 'Seen.' },
      { attemptId: 'not an id', kind: 'note' },
    ],
  })
  assert.deepEqual(
    notes.body.answers.map((answer: { kept: boolean }) => answer.kept),
    [true, false],
  )
  const crime = await call('POST', '/respond/crimes', {
    ...attempt(),
    incidentId,
    recordId,
    victimEntityId: personId,
    openingClass: '28E',
    offenceClass: '28E',
    occurredFrom: '2026-11-19T18:30:00.000Z',
    occurredTo: '2026-11-20T07:15:00.000Z',
    test: { amountsToCrime: true, noContraryEvidence: true, words: 'Forced entry.' },
  })
  assert.equal(crime.status, 201, JSON.stringify(crime.body))
  await call('POST', `/respond/units/${unitId}/states`, { ...attempt(), state: 2 })
  const closed = await call('POST', `${path}/closing`, {
    closingCode: 'crime-burglary-home',
    prevention: 'Lock advice given',
  })
  assert.equal(closed.status, 200, JSON.stringify(closed.body))
  const whole = await call('GET', path)
  assert.equal(whole.body.incident.state, 'closed')
  assert.equal(whole.body.crimes[0].number, crime.body.number)
})

test('what the schema refuses never reaches a verb', async () => {
  const { recordId } = await addContact(house.as('Ama'))
  const { threat: _threat, ...five } = burglary(recordId).thrive
  const answer = await call('POST', '/respond/incidents', { ...burglary(recordId), thrive: five })
  assert.equal(answer.status, 400)
  const grade = await call('POST', '/respond/incidents', { ...burglary(recordId), grade: 'P9' })
  assert.equal(grade.status, 400)
  const positions = await call('POST', '/respond/positions', { fixes: [] })
  assert.equal(positions.status, 400)
})

test('the register of algorithms is open and says how each is decided', async () => {
  const { body } = await call('GET', '/respond/algorithms')
  assert.equal(body.algorithms[0].id, 'dispatch-advice')
  assert.ok(body.algorithms[0].prohibitedUses.length > 0)
})
