import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Element } from '../model/element.ts'
import { kindOf } from '../model/kinds.ts'
import { workedModel } from '../worked-example/testing.ts'
import { readExchange, writeExchange } from './archimate/index.ts'
import { fromExchange, toExchange } from './to-exchange.ts'

const model = workedModel
const programme = { id: 'programme', name: 'Blueprint' }

test('the blueprint of the worked example goes out and comes back equal', () => {
  const exchange = toExchange(model, programme)
  assert.equal(exchange.views?.length, 4)
  for (const { name, connections } of exchange.views) assert.ok(connections!.length > 10, name)
  const written = writeExchange(exchange)
  const { model: read, leftOut } = readExchange(written)
  assert.deepEqual(leftOut, [])
  assert.equal(writeExchange(read), written)
  const parts = model.elements.filter(({ kind }) => kindOf(kind)?.archimate)
  const names = new Map(parts.map(part => [part.id, part.name]))
  let n = 0
  const back = fromExchange(read, () => `new-${n++}`)
  assert.deepEqual(back.leftOut, [])
  assert.equal(back.elements.length, parts.length)
  const newNames = new Map(back.elements.map(element => [element.id, element.name]))
  // The same bodies, with names in the place of identifiers; what was tied to things outside the blueprint is left behind.
  const plain = (body: Element['body'], kind: string, of: ReadonlyMap<string, string>) =>
    Object.fromEntries(
      Object.entries(body).flatMap(([name, value]): [string, unknown][] => {
        const field = kindOf(kind)!.fields[name]!
        const named = (id: unknown) => of.get(String(id))
        if (field.type === 'one') return named(value) ? [[name, named(value)]] : []
        if (field.type === 'many') {
          const found = (value as string[]).map(named).filter(each => each !== undefined)
          return found.length > 0 ? [[name, found]] : []
        }
        if (field.type !== 'rows') return [[name, value]]
        return [
          [
            name,
            (value as Record<string, unknown>[]).map(row => ({
              ...row,
              ...Object.fromEntries(
                Object.entries(row)
                  .filter(([column]) => field.columns[column]?.type === 'one')
                  .map(([column, id]) => [column, named(id)]),
              ),
            })),
          ],
        ]
      }),
    )
  const told = (
    elements: readonly Pick<Element, 'name' | 'kind' | 'body'>[],
    of: ReadonlyMap<string, string>,
  ) =>
    elements
      .map(({ name, kind, body }) => ({ name, kind, body: plain(body, kind, of) }))
      .sort((a, b) => (a.name + a.kind < b.name + b.kind ? -1 : 1))
  assert.deepEqual(told(back.elements, newNames), told(parts, names))
})

test('a file of another tool gives the types we know, and says what it left out', () => {
  const { elements, leftOut } = fromExchange(
    {
      identifier: 'm',
      name: 'Other',
      relationships: [],
      elements: [
        { identifier: 'a', type: 'Capability', name: 'Dispatch', documentation: 'Sends units' },
        { identifier: 'b', type: 'Node', name: 'A server' },
      ],
    },
    () => 'id',
  )
  assert.deepEqual(elements, [
    { id: 'id', kind: 'capability', name: 'Dispatch', body: { what: 'Sends units' } },
  ])
  assert.deepEqual(leftOut, ['Node “A server”'])
})

test('what a stranger’s file says of our fields and does not fit them is left out, and told', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
  const said = {
    what: 7,
    lead: { a: 1 },
    quarters: 1e9,
    cost: [null],
    skills: [{ people: 1, constructor: 2 }],
    after: ['a', 'a'],
    start: '3',
    must: true,
  }
  const part = (identifier: string, kind: string, fields: string) =>
    ({
      identifier: `e-${identifier}`,
      type: 'WorkPackage',
      name: identifier,
      properties: { 'Bluelamp kind': kind, 'Bluelamp fields': fields },
    }) as const
  const elements = [
    part('a', 'project', JSON.stringify(said)),
    part('b', 'project', `{"what":${deep},"__proto__":{"must":true}}`),
    part('c', '__proto__', '{}'),
    part('d', 'project', 'null'),
  ]
  let n = 0
  const found = fromExchange(
    { identifier: 'm', name: 'Other', relationships: [], elements },
    () => `new-${n++}`,
  )
  assert.deepEqual(
    found.elements.map(({ body }) => body),
    [{ must: true }, {}, {}],
  )
  assert.equal(found.leftOut.length, 9)
})
