import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestHouse } from '../testing.ts'
import { openPool } from './job-pool.ts'
import { makePatient } from './patient-pool.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse('patient pool')
})
after(() => house.close())

test('a lost connection and a server that is away count as what comes back', async () => {
  const pool = makePatient(openPool(house.ownerUrl, 2))
  const client = await pool.connect()
  await assert.rejects(client.query('select pg_terminate_backend(pg_backend_pid())'), {
    code: '57P03',
  })
  client.release(true)
  assert.deepEqual((await pool.query('select 1 as one')).rows, [{ one: 1 }])
  await pool.end()

  const away = makePatient(openPool(house.ownerUrl.replace(/:\d+\//, ':1/'), 2))
  await assert.rejects(away.connect(), { code: '57P03' })
  await away.end()
})

test('other errors stay what they are', async () => {
  const pool = makePatient(openPool(house.ownerUrl, 2))
  const client = await pool.connect()
  await assert.rejects(client.query('select nonsense'), { code: '42703' })
  client.release()
  await pool.end()
})
