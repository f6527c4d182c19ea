import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NotFoundError } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { openMemoryHouse } from '../testing.ts'
import { getCode, listCodes } from './reference-store.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('reference')
  const row = (
    code: string,
    label: string,
    valid_from: string,
    valid_to: string | null = null,
  ) => ({
    list: 'grade',
    code,
    label,
    attributes: JSON.stringify({ minutes: 15 }),
    valid_from,
    valid_to,
    source: 'test',
  })
  await house.owner
    .insertInto('memory.reference_code')
    .values([
      row('P1', 'Emergency, as it was', '2020-01-01', '2026-06-02'),
      row('P1', 'Emergency', '2026-06-02'),
      row('P2', 'Ended', '2020-01-01', '2026-11-20'),
      row('P3', 'To come', '2026-11-21'),
      { ...row('P1', 'Another list', '2020-01-01'), list: 'other' },
    ])
    .execute()
})
after(() => house.close())

const labels = async (now: string) =>
  (await listCodes(house.context({}, new Date(now)), 'grade')).map(
    ({ code, label }) => `${code} ${label}`,
  )

test('a code is in force from the first day and no longer on the day it ends', async () => {
  assert.deepEqual(await labels('2019-12-31T12:00:00Z'), [])
  assert.deepEqual(await labels('2020-01-01T12:00:00Z'), ['P1 Emergency, as it was', 'P2 Ended'])
  assert.deepEqual(await labels('2026-11-19T12:00:00Z'), ['P1 Emergency', 'P2 Ended'])
  assert.deepEqual(await labels('2026-11-20T12:00:00Z'), ['P1 Emergency'])
  assert.deepEqual(await labels('2026-11-21T12:00:00Z'), ['P1 Emergency', 'P3 To come'])
})

test('on the day of a change there is one version, never two and never none', async () => {
  assert.deepEqual((await labels('2026-06-01T12:00:00Z'))[0], 'P1 Emergency, as it was')
  assert.deepEqual((await labels('2026-06-02T12:00:00Z'))[0], 'P1 Emergency')
})

test('the day begins at midnight in London, an hour before Greenwich’s in summer', async () => {
  assert.deepEqual((await labels('2026-06-01T22:59:59Z'))[0], 'P1 Emergency, as it was')
  assert.deepEqual((await labels('2026-06-01T23:00:00Z'))[0], 'P1 Emergency')
  assert.deepEqual((await labels('2026-11-20T23:30:00Z')).length, 1, 'and with it in winter')
})

test('one code with what is known of it; one not in force is not there', async () => {
  const context = house.context()
  assert.deepEqual(await getCode(context, 'grade', 'P1'), {
    code: 'P1',
    label: 'Emergency',
    attributes: { minutes: 15 },
  })
  await assert.rejects(getCode(context, 'grade', 'P2'), NotFoundError)
  await assert.rejects(getCode(context, 'grade', 'P9'), NotFoundError)
  await assert.rejects(getCode(context, 'none', 'P1'), NotFoundError)
})
