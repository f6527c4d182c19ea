import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CrimeRow, type IncidentRow, inventForce, PLANTED } from './index.ts'
import { streamOf } from './random.ts'

const until = Date.UTC(2026, 10, 1, 14, 20)
const world = inventForce({ seed: 'history', until, months: 24 })
const incidents: IncidentRow[] = []
const crimes: CrimeRow[] = []
let lastAt = 0
for (const { kind, row } of world.history()) {
  if (kind === 'incident') incidents.push(row)
  if (kind === 'crime') crimes.push(row)
  if (kind !== 'contact') continue
  assert.ok(row.receivedAt >= lastAt, 'contacts come in order')
  lastAt = row.receivedAt
}
const days = (until - world.from) / 86_400_000
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!

test('volume follows the number of people', () => {
  assert.ok(incidents.length > 10_000 && incidents.length < 16_000, String(incidents.length))
  const toForce = 1_200_000 / world.addressCount / days
  let emergency = 0
  for (const c of world.contacts()) if (c.channel === '999') emergency++
  assert.ok(
    emergency * toForce > 1700 && emergency * toForce < 2400,
    `999 calls a day ${emergency * toForce}`,
  )
})

test('the mix of crime is that of a city force, about a quarter of it anti-social behaviour', () => {
  const asb = incidents.filter(i => i.antiSocialBehaviour).length
  const all = asb + crimes.length
  assert.ok(asb / all > 0.21 && asb / all < 0.27, String(asb / all))
  const share = (category: string) => crimes.filter(c => c.category === category).length / all
  assert.ok(share('violent-crime') > 0.2 && share('violent-crime') < 0.32)
  assert.ok(share('burglary') > 0.05 && share('burglary') < 0.11)
  assert.ok(share('vehicle-crime') > 0.07 && share('vehicle-crime') < 0.13)
})

test('times run forward, none reaches the present, and grades keep their order', () => {
  for (const i of incidents) {
    const t = [
      i.t0Received,
      i.t1Answered,
      i.t2Created,
      i.t3Graded,
      i.t4Assigned,
      i.t5EnRoute,
      i.t6AtScene,
      i.t7LastClear,
      i.t8Closed,
    ].filter(v => v !== null)
    assert.ok(
      t.every((v, k) => v < until && (k === 0 || v >= t[k - 1]!)),
      i.id,
    )
    assert.equal(i.closingCode === null, i.t8Closed === null)
  }
  const minutes = (grade: string) =>
    median(
      incidents
        .filter(i => i.grade === grade && i.regrades.length === 0 && i.t6AtScene !== null)
        .map(i => (i.t6AtScene! - i.t0Received) / 60_000),
    )
  assert.ok(minutes('P1') > 4 && minutes('P1') < 15, String(minutes('P1')))
  assert.ok(minutes('P2') > 15 && minutes('P2') < 60, String(minutes('P2')))
  assert.ok(
    incidents.some(i => i.t8Closed === null),
    'work in hand at the end',
  )
})

test('log numbers start again each day and crime numbers are never given twice', () => {
  const logs = new Set(incidents.map(i => `${i.logDate} ${i.logNumber}`))
  assert.equal(logs.size, incidents.length)
  assert.equal(new Set(crimes.map(c => c.crimeNumber)).size, crimes.length)
  assert.equal(new Set(crimes.map(c => c.persistentId)).size, crimes.length)
})

test('a crime is recorded after it is told, nearly always within a day, at a point that hides homes', () => {
  const points = new Map([...world.snapPoints()].map(p => [p.id, p]))
  for (const c of crimes) {
    assert.ok(
      c.occurredFrom <= c.occurredTo &&
        c.occurredTo <= c.reportedAt &&
        c.reportedAt <= c.recordedAt &&
        c.recordedAt < until,
    )
    assert.equal(c.outcomeCode === null, c.outcomeAt === null)
    assert.ok(c.outcomeAt === null || (c.outcomeAt >= c.recordedAt && c.outcomeAt < until))
    const { addressCount } = points.get(c.snapPointId)!
    assert.ok(addressCount === 0 || addressCount >= 8)
  }
  assert.ok(
    crimes.filter(c => c.recordedAt - c.reportedAt > 86_400_000).length / crimes.length < 0.05,
  )
})

test('demand gathers: five in a hundred addresses carry a third of it, and people are victims again', () => {
  const places = new Map<string, number>()
  for (const i of incidents)
    places.set(`${i.easting} ${i.northing}`, (places.get(`${i.easting} ${i.northing}`) ?? 0) + 1)
  const counts = [...places.values()].sort((a, b) => b - a)
  const top = counts.slice(0, Math.floor(world.addressCount * 0.05)).reduce((s, n) => s + n, 0)
  assert.ok(top / incidents.length > 0.28, String(top / incidents.length))
  const victims = Map.groupBy(
    crimes.filter(c => c.victimPersonId),
    c => c.victimPersonId,
  )
  assert.ok([...victims.values()].filter(v => v.length > 1).length / victims.size > 0.1)
})

test('nights out are loudest at the weekend and shops by day', () => {
  const local = (at: number) =>
    new Date(new Date(at).toLocaleString('en-US', { timeZone: 'Europe/London' }))
  const share = (rows: CrimeRow[], hit: (d: Date) => boolean) =>
    rows.filter(c => hit(local(c.occurredFrom))).length / rows.length
  const shop = crimes.filter(c => c.category === 'shoplifting')
  assert.ok(share(shop, d => d.getHours() >= 8 && d.getHours() < 20) > 0.8)
  const order = crimes.filter(c => c.category === 'public-order' || c.category === 'violent-crime')
  assert.ok(share(order, d => [0, 6].includes(d.getDay())) > 0.3)
  assert.ok(share(order, d => d.getHours() >= 18 || d.getHours() < 4) > 0.45)
})

/** Pairs of burglaries near in space and in time against the same places with the times shuffled (Knox 1964). */
function knox(metres: number, dayGap: number, shuffles: number) {
  const homes = crimes.filter(c => c.homeOfficeClass.startsWith('28'))
  const near: [number, number][] = []
  for (let a = 0; a < homes.length; a++) {
    for (let b = 0; b < a; b++) {
      const far = Math.hypot(
        homes[a]!.easting - homes[b]!.easting,
        homes[a]!.northing - homes[b]!.northing,
      )
      if (far > 0.5 && far <= metres) near.push([a, b])
    }
  }
  const times = homes.map(c => (c.occurredFrom + c.occurredTo) / 2)
  const close = () =>
    near.filter(([a, b]) => Math.abs(times[a]! - times[b]!) <= dayGap * 86_400_000).length
  const observed = close()
  const stream = streamOf(3, 'knox')
  const expected = Array.from({ length: shuffles }, () => {
    for (let i = times.length - 1; i > 0; i--) {
      const j = stream.below(i + 1)
      ;[times[i], times[j]] = [times[j]!, times[i]!]
    }
    return close()
  })
  return {
    ratio: observed / (expected.reduce((s, n) => s + n, 0) / shuffles),
    p: (1 + expected.filter(n => n >= observed).length) / (1 + shuffles),
  }
}

test('near repeats are there at the planted scale', () => {
  const { metres, longestDays } = PLANTED.nearRepeat
  const planted = knox(2.5 * metres, 14, 99)
  assert.ok(planted.ratio > 1.5 && planted.p <= 0.02, JSON.stringify(planted))
  const told = crimes.filter(c => c.nearRepeatOf !== null)
  const burglaries = crimes.filter(
    c => c.homeOfficeClass.startsWith('28') || c.homeOfficeClass === '29A',
  )
  // A share of `offspring` of all, less those cut off by the longest lag or by an end of the history.
  assert.ok(
    told.length / burglaries.length > 0.16 &&
      told.length / burglaries.length < PLANTED.nearRepeat.offspring + 0.06,
  )
  const byId = new Map(burglaries.map(c => [c.id, c]))
  for (const c of told) {
    const parent = byId.get(c.nearRepeatOf!)
    if (parent) assert.ok(c.occurredTo - parent.occurredFrom < (longestDays + 2) * 86_400_000)
  }
})
