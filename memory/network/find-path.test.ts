import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NotFoundError } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { openMemoryHouse } from '../testing.ts'
import { findPath } from './find-path.ts'
import { limits, tieKindOf } from './network.ts'
import { inventWorld, seeded, someone, tell, viewer, type World } from './testing.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('paths')
})
after(() => house.close())
const ann = () => viewer(house, 'ann')
const way = (entityId: string, otherId: string) => findPath(ann(), { entityId, otherId })

const chain = async (length: number, marking = 0) => {
  const people = [await someone(house)]
  for (let n = 0; n < length; n++) {
    people.push(await someone(house))
    await tell(house, {
      of: [
        [people[n]!, 'suspect'],
        [people[n + 1]!, 'victim'],
      ],
      marking,
    })
  }
  return people
}

test('the shortest way is found, in its order, with what ties each to the next', async () => {
  const people = await chain(4)
  const found = await way(people[0]!, people[4]!)
  assert.deepEqual(found.paths, [people])
  assert.equal(found.ties.length, 4)
  assert.deepEqual(
    found.ties.flatMap(tie => tie.roles),
    Array(4).fill('suspect\tvictim'),
  )
  assert.deepEqual((await way(people[4]!, people[0]!)).paths, [[...people].reverse()])
  const short = await tell(house, {
    of: [
      [people[0]!, 'driver'],
      [people[3]!, 'passenger'],
    ],
  })
  const shorter = await way(people[0]!, people[4]!)
  assert.deepEqual(shorter.paths, [[people[0], people[3], people[4]]])
  assert.ok(shorter.ties.some(tie => tie.records.includes(short)))
})

test('none leads through a record that is closed, and none is longer than the limit', async () => {
  const people = await chain(2, 1)
  await tell(house, { of: [[people[0]!, 'reporter']] })
  await tell(house, { of: [[people[2]!, 'reporter']] })
  const found = await way(people[0]!, people[2]!)
  assert.deepEqual([found.paths, found.nodes, found.complete], [[], [], true])
  assert.equal(
    (await findPath(viewer(house, 'ann', 1), { entityId: people[0]!, otherId: people[2]! })).paths
      .length,
    1,
  )
  const long = await chain(limits.path + 1)
  assert.deepEqual((await way(long[0]!, long.at(-1)!)).paths, [])
  assert.equal((await way(long[0]!, long.at(-2)!)).paths.length, 1)
  await assert.rejects(way(people[0]!, people[1]!), NotFoundError)
})

test('two who share a busy number meet in it, and are told that it says little', async () => {
  const [jo, kim] = [await someone(house), await someone(house)]
  for (const id of [jo, kim]) await tell(house, { of: [[id, 'reporter', '07700900555']] })
  assert.equal((await way(jo, kim)).nodes.find(node => node.kind === 'detail')?.closed, false)
  for (let n = 0; n < limits.hubDetail; n++) {
    await tell(house, { of: [[await someone(house), 'reporter', '07700900555']] })
  }
  const found = await way(jo, kim)
  assert.deepEqual(found.paths, [[jo, 'phone:07700900555', kim]])
  assert.equal(found.nodes.find(node => node.kind === 'detail')?.closed, true)
})

/** Which node each person is and what each node is tied to, worked out by hand from the visible records. */
function visibleGraph({ people, kinds, records, hidden, same, withdrawn }: World) {
  const stands = (record: string, entity: string) =>
    !hidden.includes(record) && !withdrawn.some(w => w.record === record && w.entity === entity)
  const said = records
    .map(({ id, told }) => told.of.filter(([entity]) => stands(id, entity)))
    .filter(of => of.length > 0)
  const nodeOf = new Map<string, string>()
  for (const [entity] of said.flat()) nodeOf.set(entity, entity)
  for (const { ends, records } of same) {
    if (!ends.every((end, at) => stands(records[at]!, end))) continue
    const [a, b] = ends.map(end => nodeOf.get(end)!)
    for (const [entity, node] of nodeOf) if (node === b) nodeOf.set(entity, a!)
  }
  const near = new Map<string, Set<string>>()
  const join = (a: string, b: string) => {
    if (a === b) return
    near.set(a, (near.get(a) ?? new Set()).add(b))
    near.set(b, (near.get(b) ?? new Set()).add(a))
  }
  for (const of of said) {
    for (const [a] of of) {
      for (const [b] of of) {
        if (a !== b && tieKindOf(kinds.get(a)!, kinds.get(b)!)) join(nodeOf.get(a)!, nodeOf.get(b)!)
      }
    }
    for (const [a, , phone] of of) {
      if (phone && people.includes(a)) join(nodeOf.get(a)!, `phone:${phone}`)
    }
  }
  return { nodeOf, near }
}

function breadthFirst(near: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string) {
  let frontier = [from]
  const seen = new Set(frontier)
  for (let length = 0; frontier.length > 0; length++) {
    if (seen.has(to)) return length
    frontier = frontier
      .flatMap(node => [...(near.get(node) ?? [])])
      .filter(node => {
        const isNew = !seen.has(node)
        seen.add(node)
        return isNew
      })
    if (frontier.includes(to)) return length + 1
  }
  return undefined
}

test('as short as a search of every visible record finds, on random forces', async () => {
  const compared = { none: 0, far: 0, all: 0 }
  for (let seed = 101; seed <= 108; seed++) {
    const world = await inventWorld(house, seed)
    const { nodeOf, near } = visibleGraph(world)
    const chance = seeded(seed)
    for (let n = 0; n < 25; n++) {
      const a = world.people[Math.floor(world.people.length * chance())]!
      const b = world.people[Math.floor(world.people.length * chance())]!
      const [one, two] = [nodeOf.get(a), nodeOf.get(b)]
      if (!one || !two) continue
      const length = breadthFirst(near, one, two)
      const found = await way(a, b)
      const got = found.paths[0] ? found.paths[0].length - 1 : undefined
      assert.equal(got, length, `seed ${seed}: ${a} to ${b}`)
      const records = new Set(found.ties.flatMap(tie => tie.records))
      assert.deepEqual(
        world.hidden.filter(id => records.has(id)),
        [],
      )
      compared.all++
      if (length === undefined) compared.none++
      if (length !== undefined && length >= 3) compared.far++
    }
  }
  assert.ok(compared.all > 80 && compared.none > 3 && compared.far > 5, JSON.stringify(compared))
})
