import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import { workedExample } from '../worked-example/index.ts'
import { findPlanFaults } from './plan-text.ts'

test('the schedule of 2012, as the worked example has it, contradicts itself three times and no more', () => {
  const told = workedExample.find(({ kind }) => kind === 'plan')!
  const plan: Element = { id: told.key, ...told, number: 1, madeBy: 'test', madeAt: new Date(0) }
  const faults = findPlanFaults(plan)
  assert.equal(faults.length, 3, faults.join('\n'))
  assert.match(faults.join(' '), /23 January/)
  assert.match(faults.join(' '), /20 December/)
  assert.match(faults.join(' '), /2 months|two months/i)
  const statements = (told.body.statements as Record<string, unknown>[]).map(row => ({ ...row }))
  const mended = {
    ...plan,
    body: { ...plan.body, statements: statements.filter(row => !('count' in row)) as never },
  }
  assert.equal(findPlanFaults(mended).length, 2)
})
