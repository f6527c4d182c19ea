import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { editElement } from '../programme/edit-element.ts'
import { openProgramme } from '../programme/open-programme.ts'
import { by, forceId, ines, openChangeHouse, staff } from '../testing.ts'
import { groupIdea, readIdeas, replyIdea } from './answer-idea.ts'
import { mixUnnamedIdeas } from './idea-store.ts'
import { postIdea, postUnnamedIdea, readUnnamedIdea, withdrawUnnamedIdea } from './post-idea.ts'
import { viewVoices } from './view-voices.ts'

let house: TestHouse
let programmeId: string
let engagementId: string
before(async () => {
  house = await openChangeHouse('change-unnamed')
  programmeId = await openProgramme(by(house, ines), { forceId, name: 'Ideas', body: 'board' })
  const box = await editElement(by(house, ines), {
    programmeId,
    kind: 'engagement',
    base: 0,
    name: 'Ideas box',
    body: { how: 'ideas', who: 'staff', invited: 100, sampling: 'Open to all' },
  })
  engagementId = box.id
})
after(() => house?.close())

const amir = staff('amir', 'response-officer')
const beth = staff('beth', 'dispatcher')
const words = 'CANARY The rota comes out too late'
const idea = () => ({ programmeId, engagementId, sort: 'inhibitor', words })
const at = (actor: typeof amir, time: string) => ({
  ...by(house, actor, new Date(`2026-11-30T${time}Z`)),
  requestId: `request-of-${actor.id}`,
})

/** Every row of every table, and how far every sequence has counted: all that a reader of the database finds. */
async function dump(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(house.owner)
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(name)} t order by 1`.execute(house.owner)
    found.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  const { rows: sequences } = await sql<{ row: string }>`
    select concat_ws(' ', schemaname, sequencename, last_value) as row from pg_sequences order by 1`.execute(
    house.owner,
  )
  found.set(
    'sequences',
    sequences.map(({ row }) => row),
  )
  return found
}

/** The rows that stand in the second and not in the first. */
function added(first: Map<string, string[]>, second: Map<string, string[]>): [string, string][] {
  return [...second].flatMap(([name, rows]) =>
    rows
      .filter(row => !(first.get(name) ?? []).includes(row))
      .map((row): [string, string] => [name, row]),
  )
}

test('an idea without a name adds its own row and nothing else, whoever posts it', async () => {
  const empty = await dump()
  assert.ok(empty.size > 40, 'all tables are looked at')
  const told: string[] = []
  for (const [actor, time] of [
    [amir, '08:01:02.345'],
    [beth, '16:20:30.456'],
  ] as const) {
    const key = await postUnnamedIdea(at(actor, time), idea())
    const change = added(empty, await dump())
    assert.deepEqual(
      change.map(([name]) => name),
      ['change.idea'],
    )
    const [, row] = change[0]!
    for (const trace of [actor.id, actor.name, key, time.slice(0, 5), `request-of-${actor.id}`]) {
      assert.ok(!row.includes(trace), trace)
    }
    const { rows } = await sql<{ id: string }>`select id from change.idea`.execute(house.owner)
    assert.match(rows[0]!.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4/, 'made by lot, not of the time')
    // But for what was drawn by lot, the row is the same for both.
    told.push(row.replace(rows[0]!.id, '').replace(/\\\\x[0-9a-f]{64}/, ''))
    assert.equal((await readUnnamedIdea(at(actor, time), { forceId, key })).words, words)
    await withdrawUnnamedIdea(at(actor, time), { forceId, key })
    assert.deepEqual(
      await dump(),
      empty,
      'looked up and taken back, it leaves the tables as they were',
    )
  }
  assert.equal(told[0], told[1])
  assert.match(told[0]!, /2026-11-30/)
})

test('the same dump does show who posts in their own name', async () => {
  const empty = await dump()
  await postIdea(at(amir, '08:01:02.345'), idea())
  const change = added(empty, await dump())
  assert.ok(change.some(([name, row]) => name === 'change.idea' && row.includes('amir')))
  assert.ok(
    change.some(
      ([name, row]) => name === 'platform.journal_entry' && row.includes('request-of-amir'),
    ),
  )
  const own = { ...by(house, ines), purpose: 'Replying' }
  const [posted] = await readIdeas(own, { programmeId })
  assert.equal(posted?.author, amir.name)
})

test('on its day only its author sees it: two looks do not tell when it came', async () => {
  const supervisor = staff('sue', 'supervisor')
  const looks = async (time: string) => {
    const own = { ...at(ines, time), purpose: 'Replying' }
    const { ideas } = await viewVoices(at(supervisor, time), { programmeId })
    return { register: await readIdeas(own, { programmeId }), counts: ideas }
  }
  const journalled = async () => {
    const { rows } = await sql<{ row: string }>`
      select e.detail::text as row from platform.journal_entry e where e.verb = 'change.read-ideas'
      order by e.id desc limit 1`.execute(house.owner)
    return rows[0]!.row
  }
  const before = await looks('09:00:00.000')
  const told = await journalled()
  const key = await postUnnamedIdea(at(beth, '09:30:00.000'), idea())
  assert.deepEqual(await looks('23:59:59.999'), before)
  assert.equal(await journalled(), told)
  const mine = await readUnnamedIdea(at(beth, '09:30:00.000'), { forceId, key })
  const [hidden, withId] = [mine.id, before.register[0]!.id]
  await assert.rejects(
    groupIdea(at(ines, '09:40:00.000'), { programmeId, ideaId: hidden, withId }),
    {
      name: 'NotFoundError',
    },
  )
  const next = { ...by(house, ines, new Date('2026-12-01T00:00:01Z')), purpose: 'Replying' }
  assert.equal((await readIdeas(next, { programmeId })).length, before.register.length + 1)
  const { ideas } = await viewVoices(next, { programmeId })
  assert.equal(ideas[0]!.posted, before.counts[0]!.posted + 1)
  await withdrawUnnamedIdea(at(beth, '09:50:00.000'), { forceId, key })
})

test('replied to and grouped, it still leads to nobody', async () => {
  const own = { ...by(house, ines, new Date('2026-12-01T09:00:00Z')), purpose: 'Replying' }
  const key = await postUnnamedIdea(at(beth, '09:00:00.111'), idea())
  const ideas = await readIdeas(own, { programmeId })
  const [mine, theirs] = [ideas.find(each => !each.author)!, ideas.find(each => each.author)!]
  await groupIdea(own, { programmeId, ideaId: mine.id, withId: theirs.id })
  await replyIdea(own, {
    programmeId,
    ideaId: mine.id,
    outcome: 'replied',
    words: 'It will come out a month ahead',
    onBehalf: 'The programme',
  })
  const rows = [...(await dump())].flatMap(([name, found]) => found.map(row => `${name} ${row}`))
  assert.deepEqual(
    rows.filter(row => /beth/.test(row)),
    [],
  )
  assert.equal(
    (await readUnnamedIdea(at(beth, '10:00:00.000'), { forceId, key })).replies.length,
    1,
  )
})

test('by night the numbers of transactions are made one, so that they tell no order', async () => {
  for (const actor of [amir, beth]) {
    await postUnnamedIdea(at(actor, '11:00:00.000'), idea())
    await postIdea(at(actor, '11:00:00.000'), idea())
  }
  const written = async () => {
    const { rows } = await sql<{ written: string }>`
      select distinct xmin::text as written from change.idea where author_id is null`.execute(
      house.owner,
    )
    return rows.length
  }
  const before = await dump()
  assert.ok((await written()) > 1)
  await mixUnnamedIdeas({ db: house.db })
  assert.equal(await written(), 1)
  assert.deepEqual(await dump(), before)
})
