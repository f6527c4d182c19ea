import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { InvalidInputError, NotAllowedError } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { ofKind } from '../model/element.ts'
import { openProgramme } from '../programme/open-programme.ts'
import { readProgramme } from '../programme/read-programme.ts'
import { adrian, by, forceId, ines, openChangeHouse } from '../testing.ts'
import { keepComparisons } from './keep-comparisons.ts'

let house: TestHouse
before(async () => {
  house = await openChangeHouse('keep-comparisons')
})
after(() => house?.close())

const head = 'body,metric,definition,value,denominator,source,date'
const three = ['Merseyside', 'Greater Manchester', 'West Yorkshire'].map(
  (body, at) => `${body},Calls,All calls,${80 + at},100 calls,Profile,2014-12-31`,
)

test('a whole file is kept at once, a second time nothing is added, and a faulty one keeps nothing', async () => {
  const programmeId = await openProgramme(by(house, ines), {
    forceId,
    name: 'Beside others',
    body: 'commissioner',
  })
  const keep = (...lines: string[]) =>
    keepComparisons(by(house, ines), { programmeId, csv: [head, ...lines].join('\n') })
  const kept = async () =>
    ofKind((await readProgramme(by(house, ines), { programmeId })).model, 'comparator')
  await assert.rejects(
    keep(...three, 'Nobody,Calls,All calls,many,100 calls,Profile,2014-12-31'),
    (error: unknown) => {
      assert.ok(error instanceof InvalidInputError)
      assert.match(error.faults[0]!.message, /^Line 5: Value/)
      return true
    },
  )
  assert.equal((await kept()).length, 0)
  // Sent twice at once, as by an impatient hand.
  const counts = await Promise.all([keep(...three), keep(...three)])
  assert.deepEqual(counts.sort(), [0, 3])
  assert.deepEqual((await kept()).map(({ body }) => body.value).sort(), [80, 81, 82])
  await assert.rejects(
    keepComparisons(by(house, adrian), { programmeId, csv: [head, ...three].join('\n') }),
    NotAllowedError,
  )
})

test('half an hour after midnight of a summer night it is the next day here, and its figures have come', async () => {
  const early = by(house, ines, new Date('2026-06-01T23:30:00Z'))
  const programmeId = await openProgramme(early, { forceId, name: 'Early', body: 'commissioner' })
  const keep = (day: string) =>
    keepComparisons(early, {
      programmeId,
      csv: [head, `Merseyside,Calls,All calls,80,100 calls,Profile,${day}`].join('\n'),
    })
  await assert.rejects(keep('2026-06-03'), InvalidInputError)
  assert.equal(await keep('2026-06-02'), 1)
})
