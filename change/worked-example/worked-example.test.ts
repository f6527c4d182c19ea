import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBody } from '../model/check-body.ts'
import { kindOf } from '../model/kinds.ts'
import { workedExample } from './index.ts'

const kindByKey = new Map(workedExample.map(({ key, kind }) => [key, kind]))

test('every key is said once, and in small letters', () => {
  assert.equal(kindByKey.size, workedExample.length)
  for (const { key } of workedExample) assert.match(key, /^[a-z0-9-]+$/)
})

test('every body is what its kind asks for, and speaks only of what came before', () => {
  const before = new Set<string>()
  for (const { key, kind, body, name } of workedExample) {
    const { fields } = kindOf(kind) ?? assert.fail(`${key}: no kind ${kind}`)
    const faults = checkBody(
      fields,
      body,
      (id, kinds) => before.has(id) && kinds.includes(kindByKey.get(id) ?? ''),
    )
    assert.deepEqual(faults, [], key)
    assert.ok(name.length > 2 && name.length < 120, key)
    before.add(key)
  }
})
