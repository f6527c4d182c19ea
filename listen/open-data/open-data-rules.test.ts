import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { categoriesAt, categoryOf, crimeCategories, findCategory } from './crime-category.ts'
import { forceIdOf } from './force-id.ts'
import { leakyBuckets } from './leaky-bucket.ts'
import { readPolygon } from './open-place.ts'
import { findOutcome, outcomeCategories, outcomeName, publicOutcome } from './outcome-category.ts'
import { readLines } from './read-lines.ts'

const seed = 20_261_123

test('no address gets more than the burst plus what leaks, in any stretch of time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 300 }),
      waits => {
        const wait = leakyBuckets()
        const let_ = [] as number[]
        let now = 1000
        for (const step of waits) {
          now += step
          if (wait('a', now) === 0) let_.push(now)
        }
        for (let from = 0; from < let_.length; from++) {
          for (let to = from; to < let_.length; to++) {
            const seconds = (let_[to]! - let_[from]!) / 1000
            assert.ok(to - from + 1 <= 30 + 15 * seconds + 1e-6)
          }
        }
      },
    ),
    { seed, numRuns: 60 },
  )
})

test('15 a second are never refused, and a wait that is kept is enough', () => {
  const steady = leakyBuckets()
  for (let n = 0; n < 600; n++) assert.equal(steady('a', n * (1000 / 15) + 0.001 * n), 0)
  const wait = leakyBuckets()
  for (let n = 0; n < 30; n++) assert.equal(wait('a', 0), 0)
  const seconds = wait('a', 0)
  assert.ok(seconds > 0 && seconds <= 1 / 15 + 1e-9)
  assert.equal(wait('a', seconds * 1000 + 0.01), 0)
})

test('categories are those of the month asked for', () => {
  assert.equal(categoriesAt('2018-06').length, 15)
  assert.deepEqual(categoriesAt('2018-06')[0], { url: 'all-crime', name: 'All crime' })
  assert.ok(categoriesAt('2012-06').some(({ url }) => url === 'public-disorder-weapons'))
  assert.ok(!categoriesAt('2018-06').some(({ url }) => url === 'public-disorder-weapons'))
  for (const { slug, label } of crimeCategories) assert.equal(findCategory(label), slug)
  assert.equal(findCategory('Sorcery'), undefined)
})

test('offence classes fall into the category they are published under', () => {
  const known: Record<string, string> = {
    '28E': 'burglary',
    '30C': 'burglary',
    '34B': 'robbery',
    '45': 'vehicle-crime',
    '48': 'vehicle-crime',
    '126': 'vehicle-crime',
    '37.2': 'vehicle-crime',
    '39': 'theft-from-the-person',
    '44': 'bicycle-theft',
    '46': 'shoplifting',
    '49': 'other-theft',
    '49A': 'other-theft',
    '56A': 'criminal-damage-arson',
    '58C': 'criminal-damage-arson',
    '92E': 'drugs',
    '10D': 'possession-of-weapons',
    '9A': 'public-order',
    '62A': 'public-order',
    '66': 'public-order',
    '105A': 'violent-crime',
    '8N': 'violent-crime',
    '8Q': 'violent-crime',
    '3B': 'violent-crime',
    '5D': 'violent-crime',
    '104': 'violent-crime',
    '20A': 'violent-crime',
    '19C': 'violent-crime',
    '88E': 'violent-crime',
    '17A': 'violent-crime',
    '79': 'other-crime',
    '802': 'other-crime',
    '33': 'other-crime',
    '54': 'other-crime',
    '99': 'other-crime',
    'asb-nuisance': 'anti-social-behaviour',
  }
  for (const [code, category] of Object.entries(known))
    assert.equal(categoryOf(code), category, code)
})

test('every Home Office outcome type is told in words the API has', () => {
  for (let type = 1; type <= 22; type++) {
    for (const text of [String(type), `${type}A`, String(type).padStart(2, '0')]) {
      const code = publicOutcome(text)
      assert.ok(
        outcomeCategories.some(outcome => outcome.code === code),
        text,
      )
      assert.notEqual(code, 'status-update-unavailable')
    }
  }
  assert.equal(publicOutcome(null), 'under-investigation')
  assert.equal(publicOutcome('no idea'), 'status-update-unavailable')
  for (const { code, name } of outcomeCategories) {
    assert.equal(findOutcome(name), code)
    assert.equal(outcomeName(code), name)
  }
})

test('forces get the ids that data.police.uk gives them', () => {
  const known: Record<string, string> = {
    'West Midlands Police': 'west-midlands',
    'Avon and Somerset Constabulary': 'avon-and-somerset',
    'Metropolitan Police Service': 'metropolitan',
    'Devon & Cornwall Police': 'devon-and-cornwall',
    'Dyfed-Powys Police': 'dyfed-powys',
    'City of London Police': 'city-of-london',
    'British Transport Police': 'btp',
    'Police Service of Northern Ireland': 'northern-ireland',
    'Cheshire Constabulary': 'cheshire',
  }
  for (const [name, id] of Object.entries(known)) assert.equal(forceIdOf(name), id)
})

test('lines are the same however the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '😀', ',', '"'), maxLength: 20 }), {
        minLength: 1,
        maxLength: 20,
      }),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
      async (lines, end, cuts) => {
        const bytes = Buffer.from(lines.map(line => line + end).join(''))
        async function* pieces() {
          for (let at = 0, n = 0; at < bytes.length; n++) {
            const size = cuts[n % cuts.length]!
            yield bytes.subarray(at, at + size)
            at += size
          }
        }
        const read = []
        for await (const { text } of readLines(pieces())) read.push(text)
        assert.deepEqual(read, lines)
      },
    ),
    { seed, numRuns: 80 },
  )
})

test('a line without an end does not fill the memory: it is one spoilt line', async () => {
  async function* endless() {
    for (let n = 0; n < 400; n++) yield Buffer.alloc(65_536, 'x')
    yield Buffer.from('\nnext')
  }
  const read = []
  for await (const line of readLines(endless())) read.push(line)
  assert.deepEqual(
    read.map(({ number, whole }) => [number, whole]),
    [
      [1, false],
      [2, true],
    ],
  )
  assert.equal(read[1]!.text, 'next')
})

test('a polygon is read corner by corner', () => {
  assert.deepEqual(readPolygon('52,-1:52,0:53,0'), [
    { latitude: 52, longitude: -1 },
    { latitude: 52, longitude: 0 },
    { latitude: 53, longitude: 0 },
  ])
  for (const wrong of [
    '',
    '52,-1',
    '52,-1:52,0',
    '52,-1:52,0:x,y',
    '52,-1:52,0:99,0',
    '52,-1,3:52,0:53,0',
  ])
    assert.throws(() => readPolygon(wrong), wrong)
})
