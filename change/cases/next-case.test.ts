import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBody } from '../model/check-body.ts'
import { kindOf } from '../model/kinds.ts'
import { workedModel } from '../worked-example/testing.ts'
import { nextCase } from './next-case.ts'

test('the next stage begins with what the last one says, and there is none after the last', () => {
  const outline = workedModel.elements.find(
    ({ kind, body }) => kind === 'case' && body.stage === 'soc',
  )!
  const begun = nextCase(outline)!
  assert.deepEqual(begun.body, { ...outline.body, stage: 'obc' })
  assert.deepEqual(
    checkBody(kindOf('case')!.fields, begun.body, () => true),
    [],
  )
  const named = nextCase({ ...outline, name: 'One record: strategic outline case' })!
  assert.equal(named.name, 'One record: outline business case')
  const detailed = nextCase({ ...outline, body: begun.body })!
  assert.equal(detailed.body.stage, 'dbc')
  assert.equal(nextCase({ ...outline, body: detailed.body }), undefined)
})
