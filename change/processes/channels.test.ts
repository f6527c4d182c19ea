import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Element, Model } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element, modelOf } from '../model/testing.ts'
import { workedModel } from '../worked-example/testing.ts'
import { channelFindings } from './channel-findings.ts'
import { channelYears, costToServe, groupsNamed } from './channel-shares.ts'
import { forecastShare } from './share-trend.ts'

const channel = (id: string, sort: string, body: Body = {}): Element =>
  element(id, 'channel', { sort, ...body })
const readings = (...contacts: number[]) =>
  contacts.map((each, at) => ({ year: 2021 + at, contacts: each }))
const targets = (year: number, share: number) => ({ targets: [{ year, share }] })
const texts = (of: Model) => channelFindings(of).map(({ element, text }) => `${element}: ${text}`)

test('a share that goes up by a fixed step of log-odds is forecast without error', () => {
  const at = (year: number) => 1 / (1 + Math.exp(2 - 0.3 * (year - 2020)))
  const seen = [2021, 2022, 2023, 2025].map(year => ({ year, share: at(year) }))
  const found = forecastShare(seen, 2028)!
  assert.ok(Math.abs(found.share - at(2028)) < 1e-9)
  assert.ok(found.high - found.low < 1e-6)
})

test('few years are honest: none from two, a wide interval from three, a narrower one from more', () => {
  const shares = [0.1, 0.13, 0.15, 0.19, 0.21, 0.25]
  const seen = shares.map((share, at) => ({ year: 2020 + at, share }))
  assert.equal(forecastShare(seen.slice(0, 2), 2030), undefined)
  const width = (years: number) => {
    const { low, high } = forecastShare(seen.slice(-years), 2026)!
    return high - low
  }
  assert.ok(width(3) > 2 * width(6), `${width(3)} ${width(6)}`)
})

test('19 of 20 shares to come lie in the interval, and it never leaves 0 to 1', () => {
  let state = 9
  const uniform = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  const score = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const at = (year: number) => 1 / (1 + Math.exp(1.5 - 0.2 * year + 0.15 * score()))
  const rounds = 2000
  const held = Array.from({ length: rounds }, () => {
    const seen = [0, 1, 2, 3, 4].map(year => ({ year, share: at(year) }))
    const { low, high } = forecastShare(seen, 6)!
    const came = at(6)
    return low <= came && came <= high
  }).filter(Boolean).length
  assert.ok(held / rounds > 0.93 && held / rounds < 0.97, `${held / rounds}`)
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3 }), shares => {
      const seen = shares.map((share, year) => ({ year, share }))
      const { low, share, high } = forecastShare(seen, shares.length + 3)!
      assert.ok(0 <= low && low <= share && share <= high && high <= 1)
    }),
    { seed: 4 },
  )
})

test('the telephone is never marked closing; another channel may be', () => {
  const closing = { closing: true }
  assert.deepEqual(
    texts(modelOf(channel('ring', 'phone', closing), channel('desk', 'counter', closing))),
    ['ring: The telephone is never closed: many can reach the force no other way'],
  )
  assert.equal(channelFindings(modelOf(channel('ring', 'phone', closing)))[0]?.weight, 'wrong')
})

test('shares of a year are of all contacts, and targets that do not add up are found', () => {
  const ring = channel('ring', 'phone', { readings: readings(75, 60), ...targets(2026, 60) })
  const web = channel('web', 'online', { readings: readings(25, 40), ...targets(2026, 30) })
  assert.deepEqual(channelYears(modelOf(ring, web)).years.slice(0, 2), [
    { year: 2021, contacts: 100, actual: [0.75, 0.25], target: [undefined, undefined] },
    { year: 2022, contacts: 100, actual: [0.6, 0.4], target: [undefined, undefined] },
  ])
  assert.deepEqual(texts(modelOf(ring, web)), [
    'ring: Targets of all channels for 2026 add up to 90%',
  ])
  const uncounted = channel('web', 'online', { readings: readings(25), ...targets(2026, 40) })
  assert.match(texts(modelOf(ring, uncounted)).join(), /1 of 2 channels were not counted in 2022/)
})

test('a channel that grows says of every group that any channel names what it is offered instead', () => {
  const excluded = (...rows: [string, number, string][]) => ({
    excluded: rows.map(([group, share, instead]) => ({ group, share, instead })),
  })
  const ring = (body: Body = {}) =>
    channel('ring', 'phone', { readings: readings(80), ...targets(2026, 60), ...body })
  const web = (body: Body = {}) =>
    channel('web', 'online', { readings: readings(20), ...targets(2026, 40), ...body })
  assert.match(texts(modelOf(ring(), web())).join(), /web: .* nobody has said who cannot use it/)
  const deaf = ring(excluded(['Deaf people', 80, 'Video']))
  assert.match(texts(modelOf(deaf, web())).join(), /web: .* nothing is said of: Deaf people/)
  assert.match(
    texts(modelOf(deaf, web(excluded(['deaf people ', 5, ''])))).join(),
    /offered instead is not said for: Deaf people/,
  )
  assert.deepEqual(texts(modelOf(deaf, web(excluded(['deaf people ', 5, 'Video'])))), [])
  assert.deepEqual(texts(modelOf(deaf, web(excluded(['Deaf people', 0, ''])))), [])
})

test('a target the years do not lead to is to be looked at, one they lead to is not', () => {
  const years = [80, 78.1, 75.9, 74, 72]
  const all = (share: number) =>
    modelOf(
      channel('ring', 'phone', {
        readings: readings(...years.map(each => 10 * each)),
        ...targets(2027, share),
      }),
      channel('rest', 'person', {
        readings: readings(...years.map(each => 1000 - 10 * each)),
        ...targets(2027, 100 - share),
        excluded: [{ group: 'Nobody', share: 0 }],
      }),
    )
  assert.deepEqual(texts(all(68)), [])
  assert.match(texts(all(40))[0]!, /ring: 40% in 2027 is not where it is going: 6[78]/)
})

test('the worked example finds one group left out, and no more', () => {
  assert.deepEqual(texts(workedModel), [
    'channel-social: It is to grow, and nothing is said of: People who are watched at home',
  ])
  assert.equal(groupsNamed(channelYears(workedModel).channels).length, 4)
})

test('what serving costs is told of the last whole year, and for as many contacts at the last whole targets', () => {
  const phone = channel('phone', 'phone', {
    cost: 500,
    readings: readings(300, 200),
    ...targets(2025, 50),
  })
  const online = channel('online', 'online', {
    cost: 100,
    readings: readings(100),
    ...targets(2025, 50),
  })
  const told = (...all: Element[]) => {
    const { channels, years } = channelYears(modelOf(...all))
    return costToServe(channels, years)
  }
  assert.deepEqual(told(phone, online), {
    year: 2021,
    contacts: 400,
    now: [150_000, 10_000],
    aimed: { year: 2025, costs: [100_000, 20_000] },
  })
  assert.equal(told(channel('post', 'letter')), undefined)
})
