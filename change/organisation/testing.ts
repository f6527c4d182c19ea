import fc from 'fast-check'
import type { Element } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { element } from '../model/testing.ts'

export const post = (id: string, body: Body = {}): Element =>
  element(id, 'post', {
    fte: 1,
    cost: 5_000_000,
    from: '2009-06-01',
    powers: true,
    unit: 'unit',
    ...body,
  })

export const span = (id: string, lowest: number, highest: number, layer?: number): Element =>
  element(id, 'span', {
    lowest,
    highest,
    because: 'Tested',
    ...(layer !== undefined && { layer }),
  })

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const days = ['2015-04-01', '2016-03-31', '2016-04-01', '2020-02-29', '2026-11-30', '2027-01-01']

/** Posts that may begin, end, report and come from one another in any way, sensible or not. */
export const anyPosts: fc.Arbitrary<Element[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...names),
      fte: fc.double({ min: 0, max: 2000, noNaN: true }),
      cost: fc.integer({ min: 0, max: 30_000_000 }),
      from: fc.constantFrom(...days),
      to: fc.option(fc.constantFrom(...days), { nil: undefined }),
      powers: fc.boolean(),
      unit: fc.constantFrom('one', 'two'),
      reportsTo: fc.option(fc.constantFrom(...names), { nil: undefined }),
      comesFrom: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
    }),
    { selector: ({ id }) => id, maxLength: names.length },
  )
  .map(said =>
    said.map(({ id, to, reportsTo, ...body }) =>
      post(id, { ...body, ...(to && { to }), ...(reportsTo && { reportsTo }) }),
    ),
  )

export const anyDay = fc.constantFrom(...days, '2014-01-01', '2030-01-01')
