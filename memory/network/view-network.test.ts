import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NotFoundError } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import { openMemoryHouse } from '../testing.ts'
import { degreeFor, limits, type Network, tieKindOf } from './network.ts'
import {
  erase,
  holdSame,
  inventWorld,
  nextId,
  now,
  seeded,
  someone,
  tell,
  viewer,
} from './testing.ts'
import { type NetworkQuestion, viewNetwork } from './view-network.ts'

let house: TestHouse
before(async () => {
  house = await openMemoryHouse('network')
})
after(() => house.close())

const ann = () => viewer(house, 'ann')
const look = (entityId: string, change: Partial<NetworkQuestion> = {}, context = ann()) =>
  viewNetwork(context, { entityId, ...change })
const ids = ({ nodes }: Network) => nodes.map(node => node.id).sort()
const stepsOf = ({ nodes }: Network) =>
  Object.fromEntries(nodes.map(({ id, steps }) => [id, steps]))
const tieOf = ({ ties }: Network, a: string, b: string) =>
  ties.find(tie => (tie.from === a && tie.to === b) || (tie.from === b && tie.to === a))

test('who is tied to whom, as what, through which records and from when to when', async () => {
  const [jo, kim, lee] = [await someone(house), await someone(house), await someone(house)]
  const [car, crime] = [
    await someone(house, 'object', 'vehicle'),
    await someone(house, 'event', 'crime'),
  ]
  const early = new Date('2026-01-05T10:00:00Z')
  const first = await tell(house, {
    of: [
      [jo, 'reporter'],
      [kim, 'suspect'],
    ],
    receivedAt: early,
  })
  const second = await tell(house, {
    of: [
      [jo, 'victim'],
      [kim, 'suspect'],
      [car, 'seen'],
    ],
  })
  await tell(house, {
    of: [
      [kim, 'driver'],
      [lee, 'passenger'],
      [crime, 'crime'],
    ],
  })
  const view = await look(jo)
  assert.deepEqual(stepsOf(view), { [jo]: 0, [kim]: 1, [car]: 1, [lee]: 2, [crime]: 2 })
  const tie = tieOf(view, jo, kim)
  assert.deepEqual(tie, {
    from: jo,
    to: kim,
    kind: 'people',
    records: [second, first],
    count: 2,
    first: early.getTime(),
    last: now.getTime(),
    roles: ['reporter\tsuspect', 'victim\tsuspect'],
    opinion: false,
  })
  assert.equal(
    tieOf(view, lee, crime)?.kind,
    'events',
    'how those at the edge are tied to one another',
  )
  assert.equal(tieOf(view, jo, lee), undefined)
  assert.deepEqual(ids(await look(jo, { steps: 1 })), [jo, kim, car].sort())
})

test('the kinds of tie and the days are kept to', async () => {
  const [jo, kim] = [await someone(house), await someone(house)]
  const place = await someone(house, 'place', 'address')
  await tell(house, {
    of: [
      [jo, 'reporter'],
      [place, 'scene'],
    ],
    receivedAt: new Date('2026-03-01'),
  })
  await tell(house, {
    of: [
      [jo, 'reporter'],
      [kim, 'victim'],
    ],
  })
  assert.deepEqual(ids(await look(jo, { kinds: ['places'] })), [jo, place].sort())
  assert.deepEqual(ids(await look(jo, { from: new Date('2026-06-01') })), [jo, kim].sort())
  assert.deepEqual(ids(await look(jo, { to: new Date('2026-06-01') })), [jo, place].sort())
  assert.deepEqual(ids(await look(jo, { to: new Date('2025-01-01') })), [jo], 'nobody then')
  assert.equal(tieKindOf('place', 'object'), undefined)
})

test('a phone ties those who gave it; one’s own ties nobody, nor does one that only closed records share', async () => {
  const [jo, kim, lee] = [await someone(house), await someone(house), await someone(house)]
  await tell(house, { of: [[jo, 'reporter', '07700900200']] })
  await tell(house, { of: [[jo, 'reporter', '07700900201']] })
  await tell(house, { of: [[jo, 'reporter', '07700900202']] })
  await tell(house, { of: [[kim, 'victim', '07700900201']] })
  await tell(house, { of: [[lee, 'victim', '07700900202']], marking: 1 })
  assert.deepEqual(stepsOf(await look(jo)), { [jo]: 0, 'phone:07700900201': 1, [kim]: 2 })
  assert.equal(Object.keys(stepsOf(await look(jo, {}, viewer(house, 'ann', 1)))).length, 5)
})

test('a number that many share is kept closed, and opens when asked', async () => {
  const jo = await someone(house)
  await tell(house, { of: [[jo, 'reporter', '07700900300']] })
  const many: string[] = []
  for (let n = 0; n < limits.hubDetail + 3; n++) {
    many.push(await someone(house))
    await tell(house, { of: [[many.at(-1)!, 'reporter', '07700900300']] })
  }
  const phone = 'phone:07700900300'
  const view = await look(jo)
  assert.deepEqual(ids(view), [jo, phone].sort())
  const node = view.nodes.find(({ id }) => id === phone)
  assert.deepEqual([node?.closed, node?.more], [true, many.length])
  assert.deepEqual(ids(await look(jo, { open: [phone] })), [jo, phone, ...many].sort())
})

test('what is opened at the edge leads on, beyond the last step', async () => {
  const people: string[] = []
  for (let n = 0; n < 4; n++) people.push(await someone(house))
  for (let n = 0; n < 3; n++) {
    await tell(house, {
      of: [
        [people[n]!, 'seen'],
        [people[n + 1]!, 'seen'],
      ],
    })
  }
  const [first, second, third] = people as [string, string, string, string]
  assert.deepEqual(ids(await look(first, { steps: 1 })), [first, second].sort())
  assert.deepEqual(
    ids(await look(first, { steps: 1, open: [second] })),
    [first, second, third].sort(),
  )
  assert.equal(stepsOf(await look(first, { steps: 1, open: [second, third] }))[people[3]!], 3)
})

test('no more ties are shown than the limit; the others are counted, from what is seen alone', async () => {
  const [jo, place] = [await someone(house), await someone(house, 'place', 'address')]
  const degree = degreeFor(limits.nodesUsual)
  const kept = degree + 25
  for (let n = 0; n < kept; n++) {
    await tell(house, {
      of: [
        [jo, 'reporter'],
        [await someone(house), 'victim'],
      ],
    })
    await tell(house, {
      of: [
        [jo, 'reporter'],
        [await someone(house), 'victim'],
      ],
      marking: 1,
    })
  }
  const view = await look(jo, { steps: 1 })
  assert.equal(view.nodes.length, degree + 1)
  const start = view.nodes.find(({ id }) => id === jo)!
  assert.deepEqual([start.more, start.atLeast, start.closed], [25, false, false])
  await tell(house, {
    of: [
      [place, 'scene'],
      [jo, 'reporter'],
    ],
  })
  const seen = (await look(place)).nodes.find(({ id }) => id === jo)!
  assert.deepEqual(
    [seen.closed, seen.atLeast],
    [true, true],
    'a busy one further off is kept closed',
  )
  assert.equal((await look(place, { open: [jo] })).nodes.length > degree, true)
  assert.equal((await look(jo, { most: 10 })).nodes.length, 10)
})

test('entries held to be the same are one, for those who see both records', async () => {
  const [jo, joe, kim] = [await someone(house), await someone(house), await someone(house)]
  const open = await tell(house, { of: [[jo, 'reporter']] })
  const closed = await tell(house, {
    of: [
      [joe, 'suspect'],
      [kim, 'suspect'],
    ],
    marking: 1,
  })
  await holdSame(house, [jo, open], [joe, closed])
  assert.deepEqual(ids(await look(jo)), [jo])
  const cleared = await look(jo, {}, viewer(house, 'ann', 1))
  assert.deepEqual(ids(cleared), [jo, kim].sort())
  const node = cleared.nodes.find(({ id }) => id === cleared.start)!
  assert.deepEqual(node.entities, [jo, joe].sort())
  assert.deepEqual(
    node.held.map(({ recordA, recordB }) => [recordA, recordB]),
    [[open, closed]],
  )
})

test('nobody learns of one of whom every record is closed to them', async () => {
  const jo = await someone(house)
  await tell(house, { of: [[jo, 'reporter']], sealedFor: ['bob'] })
  const refusal = (id: string) =>
    look(id).then(
      () => assert.fail('was shown'),
      (error: Error) => {
        assert.ok(error instanceof NotFoundError)
        return error.message.replace(id, '')
      },
    )
  assert.equal(await refusal(jo), await refusal(nextId()))
  assert.deepEqual(ids(await look(jo, {}, viewer(house, 'bob'))), [jo])
})

test('one at the edge may be several entries, of which only one was met', async () => {
  const [jo, kim, kimAgain] = [await someone(house), await someone(house), await someone(house)]
  const both = await tell(house, {
    of: [
      [jo, 'reporter'],
      [kim, 'suspect'],
    ],
  })
  const alone = await tell(house, { of: [[kimAgain, 'reporter', '07700 900613']] })
  await holdSame(house, [kim, both], [kimAgain, alone])
  const view = await look(jo, { steps: 1 })
  assert.deepEqual(ids(view), [jo, kim].sort())
  assert.deepEqual(view.nodes.find(node => node.id === kim)?.entities, [kim, kimAgain])
})

test('what is closed is as if it were not there: ties, steps, counts, hubs, names and order', async () => {
  const compared = { views: 0, ties: 0, hidden: 0 }
  for (let seed = 1; seed <= 7; seed++) {
    const world = await inventWorld(house, seed)
    const chance = seeded(seed)
    const questions = world.people.flatMap(entityId =>
      [1, 2, 3].map(steps => ({
        entityId,
        steps,
        ...(chance() < 0.3 && { from: new Date(now.getTime() - 25 * 86_400_000) }),
        ...(chance() < 0.3 && { kinds: ['people', 'contact-details'] as const }),
        ...(chance() < 0.3 && { most: 5 }),
      })),
    )
    const views = async () => {
      const made: string[] = []
      for (const question of questions) {
        made.push(
          await viewNetwork(ann(), question).then(
            view => JSON.stringify(view),
            (error: Error) => error.message,
          ),
        )
      }
      return made
    }
    const present = await views()
    await erase(house, world.hidden)
    const absent = await views()
    assert.deepEqual(present, absent, `seed ${seed}`)
    compared.views += present.length
    compared.hidden += world.hidden.length
    compared.ties += present.join().split('"kind":"people"').length
  }
  // Or nothing was compared.
  assert.ok(
    compared.views > 250 && compared.ties > 250 && compared.hidden > 50,
    JSON.stringify(compared),
  )
})

test('the same question gives the same network, in the same order', async () => {
  const { people } = await inventWorld(house, 77)
  for (const id of people.slice(0, 5)) {
    const [one, two] = [
      await look(id, { steps: 3 }).catch(String),
      await look(id, { steps: 3 }).catch(String),
    ]
    assert.deepEqual(one, two)
  }
})

test('who looked, at whom and why stands in the journal', async () => {
  const [jo, kim] = [await someone(house), await someone(house)]
  await tell(house, {
    of: [
      [jo, 'reporter'],
      [kim, 'victim'],
    ],
  })
  await look(jo, {}, { ...ann(), requestId: 'request-network' })
  const entry = await house.owner
    .selectFrom('platform.journal_entry')
    .selectAll()
    .where('request_id', '=', 'request-network')
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [entry.verb, entry.operation, entry.purpose, entry.actor_id],
    ['memory.view-network', 'consult', 'Who is tied to whom', 'ann'],
  )
  assert.deepEqual(entry.subjects, [jo, kim])
})
