import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { fingerprint } from './photo-store.ts'

test('the fingerprint is the one anybody else would compute', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async bytes => {
      const own = await fingerprint(new Uint8Array(bytes))
      assert.equal(own, createHash('sha256').update(bytes).digest('hex'))
    }),
    { seed: 2, numRuns: 50 },
  )
})
