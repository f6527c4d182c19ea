import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { pace } from './pace.ts'

test('many askings during one run make one run more, after a rest', async () => {
  let runs = 0
  const paced = pace(async () => void runs++, 20)
  for (let asking = 0; asking < 50; asking++) paced.ask()
  assert.equal(runs, 1)
  await wait(30)
  assert.equal(runs, 2)
  await wait(60)
  assert.equal(runs, 2)
  paced.stop()
})

test('a slow run is followed by as long a rest, and a failed one does not end it', async () => {
  let runs = 0
  const paced = pace(async () => {
    runs++
    await wait(60)
    throw new Error('lost')
  }, 1)
  paced.ask()
  paced.ask()
  await wait(90)
  assert.equal(runs, 1)
  // A busy machine may keep its timers waiting: the second run comes, and no third.
  for (let tries = 0; tries < 100 && runs < 2; tries++) await wait(20)
  assert.equal(runs, 2)
  paced.stop()
  paced.ask()
  await wait(150)
  assert.equal(runs, 2)
})
