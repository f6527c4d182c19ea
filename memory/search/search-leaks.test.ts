import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor, Context } from '@bluelamp/platform'
import type { TestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import { seesRecord } from '../access/sees-record.ts'
import type { DetailName } from '../linking/match-key.ts'
import { forceId, mention, openMemoryHouse, personWith } from '../testing.ts'
import { runSearch } from './search.ts'
import { runSuggest } from './suggest.ts'

let house: TestHouse

// Few of each, so that people share names, numbers and places, and hidden ones stand among the others.
const given = ['Jon', 'John', 'Joan', 'Jonah', 'Anna', 'Ana', 'Hannah', 'Mohammed', 'Muhammad']
const family = ['Nowak', 'Novak', 'Nowack', 'Smith', 'Smyth', 'Smithe', 'Nowakowski']
// Borne only by people of whom closed records speak.
const closed = ['Quibell', 'Yarrowby', 'Zeddicus', 'Nowack-Quill']
const phones = ['07700 900001', '07700 900002', '07700 900003']
const births = ['1990-05-03', '1990-05-04', '1991-05-03', '1978-01-01']
const postcodes = ['WX1 2AB', 'WX1 2AC', 'WX3 9ZZ']
const said = ['a red bicycle was taken', 'a blue bicycle was found', 'shouting in the street']
const readers = ['ann', 'bob', 'cy']

before(async () => {
  house = await openMemoryHouse('search-leaks')
  await sql`
    insert into memory.area (code, kind, name, force_id, centre, valid_from)
    values ('a1', 'district', 'Weston', ${forceId}, point(400000, 300000), '2020-01-01')`.execute(
    house.owner,
  )
  for (const [at, postcode] of postcodes.entries()) {
    await sql`
      insert into memory.address (uprn, line, street, town, postcode, area_code, position)
      values (${`10${at}`}, ${`${at + 1} Mill Lane`}, 'Mill Lane', 'Weston', ${postcode}, 'a1',
        point(${400_000 + at * 180}, 300000))`.execute(house.owner)
  }
  let seed = 1
  const draw = <T>(of: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647
    return of[seed % of.length]!
  }
  for (let n = 0; n < 260; n += 1) {
    const isClosed = n % 9 === 0
    const details: Partial<Record<DetailName, string>> = {
      name: `${draw(given)} ${draw(isClosed ? closed : family)}`,
    }
    if (draw([0, 1])) details['date-of-birth'] = draw(births)
    if (draw([0, 0, 1])) details.phone = draw(phones)
    if (draw([0, 1])) details.postcode = draw(postcodes)
    await mention(house.context({ id: draw(readers) }), personWith(details), {
      marking: isClosed ? 1 : draw([0, 0, 1]),
      channel: draw(['101', 'online']),
      ...(draw([0, 0, 0, 1]) && { sealedTo: draw([['ann'], ['ann', 'bob'], []]) }),
      ...(draw([0, 0, 0, 0, 0, 1]) && { forceId: 'elsewhere' }),
      body: { summary: draw(said) },
    })
  }
})
after(() => house.close())

const actors: fc.Arbitrary<Partial<Actor>> = fc.record({
  id: fc.constantFrom(...readers, 'dee'),
  roles: fc.constantFrom(['investigator'], ['response-officer'], ['contact-handler']),
  attributes: fc.record({
    clearance: fc.constantFrom(0, 0, 1),
    forceId: fc.constantFrom(forceId, forceId, forceId, 'elsewhere'),
    areas: fc.constant([]),
    powers: fc.constant([]),
  }),
})
const word = fc.constantFrom(
  ...given,
  ...family,
  ...closed,
  'Quibel',
  'Zedicus',
  'Jhon',
  'Nowka',
  'Smtih',
  'Mohamad',
  'Zed',
)
const questions = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: word },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ...phones,
          ...births,
          ...postcodes,
          '1990',
          'WX1',
          'bicycle',
          'red',
        ),
      },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain(words =>
    fc.record({
      typed: fc.constant(words.join(' ')),
      near: fc.constantFrom(undefined, undefined, undefined, 'WX1 2AB', 'Weston'),
      metres: fc.constantFrom(100, 400, 2000),
      page: fc.constantFrom(1, 1, 2),
      filters: fc.constantFrom(
        {},
        {},
        { channel: '101' },
        { marking: '1' },
        { kind: 'person' },
        { kind: 'record' },
        { role: 'reporter' },
      ),
    }),
  )

/** Everything that an actor may not see is taken out of the database, and put back after. */
async function withoutHidden<T>(context: Context, work: (inner: Context) => Promise<T>) {
  let answer: { is: T } | undefined
  const undo = new Error('undo')
  await house.owner
    .transaction()
    .execute(async tx => {
      const { rows } = await sql<{ id: string }>`
        select r.id from memory.record r
        where (${seesRecord(context, 'memory.search', 'r')}) is not true`.execute(tx)
      const hidden = rows.map(row => row.id)
      const gone = sql`record_id = any (${hidden}::uuid[])`
      await sql`delete from memory.same_as where record_a = any (${hidden}::uuid[]) or record_b = any (${hidden}::uuid[])`.execute(
        tx,
      )
      await sql`delete from memory.likeness where record_a = any (${hidden}::uuid[]) or record_b = any (${hidden}::uuid[])`.execute(
        tx,
      )
      for (const table of ['search_mention', 'search_text', 'mention_key', 'detail']) {
        await sql`delete from ${sql.id('memory', table)} where ${gone}`.execute(tx)
      }
      await sql`update memory.link set evidence_record = null where evidence_record = any (${hidden}::uuid[])`.execute(
        tx,
      )
      await sql`delete from memory.link where ${gone}`.execute(tx)
      await sql`delete from memory.record where id = any (${hidden}::uuid[])`.execute(tx)
      answer = { is: await work({ ...context, db: tx }) }
      throw undo
    })
    .catch(error => {
      if (error !== undo) throw error
    })
  return { answer: answer!.is }
}

test('hidden records change nothing: the answer is the one that would be given without them', async () => {
  const seen = { found: 0, hidden: 0, offered: 0, facets: 0 }
  await fc.assert(
    fc.asyncProperty(actors, questions, async (actor, question) => {
      const context = { ...house.context(actor), purpose: 'Testing' }
      const ask = async (inner: Context) => ({
        search: await runSearch(inner, question),
        suggest: await runSuggest(inner, question.typed),
      })
      const [whole, { answer }] = [await ask(context), await withoutHidden(context, ask)]
      assert.deepEqual(whole, answer)
      seen.found += whole.search.count
      seen.offered += whole.suggest.length
      seen.facets += whole.search.facets.marking.length
      seen.hidden += Number(whole.search.count > 0)
    }),
    { seed: 1829, numRuns: 100, endOnFailure: true },
  )
  // Questions that find nothing would prove nothing.
  assert.ok(seen.found > 250 && seen.offered > 50 && seen.facets > 50, JSON.stringify(seen))
})

test('a record that is closed takes its words, numbers and suggestions with it, and back', async () => {
  const { recordId } = await mention(
    house.context(),
    personWith({ name: 'Quillon Vexworth', phone: '07700 900777' }),
    { body: { summary: 'Xylophone in the canal' } },
  )
  const asker = {
    ...house.context({
      id: 'dee',
      roles: ['investigator'],
      attributes: { forceId, clearance: 0, areas: [], powers: [] },
    }),
    purpose: 'Testing',
  }
  const counts = async () => ({
    name: (await runSearch(asker, { typed: 'Quilon Vexwurth' })).count,
    phone: (await runSearch(asker, { typed: '07700900777' })).count,
    text: (await runSearch(asker, { typed: 'xylophone' })).count,
    offered: (await runSuggest(asker, 'vexw')).length,
    known: (await runSearch(asker, { typed: 'Vexwurth' })).without.length === 0,
    meant: (await runSearch(asker, { typed: 'Vexwurth' })).meant.length,
  })
  const open = { name: 1, phone: 1, text: 1, offered: 1, known: true, meant: 1 }
  const closed = { name: 0, phone: 0, text: 0, offered: 0, known: false, meant: 0 }
  assert.deepEqual(await counts(), open)
  const label = (marking: number, sealed: boolean, list: string[]) =>
    house.db
      .updateTable('memory.record')
      .set({ marking, sealed, access_list: list })
      .where('id', '=', recordId)
      .execute()
  await label(1, false, [])
  assert.deepEqual(await counts(), closed)
  await label(0, true, ['ann'])
  assert.deepEqual(await counts(), closed)
  await label(0, true, ['ann', 'dee'])
  assert.deepEqual(await counts(), open)
})

test('a policy that asks for more than the labels is obeyed row by row', async () => {
  const { enforce, loadPolicy } = await import('@bluelamp/platform')
  const { readForcePolicy } = await import('../policy/read-force-policy.ts')
  const schema = `entity Actor { roles: Set<String>, forceId: String, areas: Set<String>, powers: Set<String>, clearance: Long };
    entity Record { kind: String, marking: Long, forceId: String, area?: String, ownerId?: String, sealed?: Bool, accessList?: Set<Actor> };
    action "memory.search", "memory.suggest" appliesTo { principal: Actor, resource: Record, context: { purpose?: String } };`
  const own = `@id("own") @says("Only what Ann sent in.") permit (principal, action, resource) when { resource has ownerId && resource.ownerId == "ann" };`
  enforce(loadPolicy({ schema, policies: { 'own.cedar': own } }))
  try {
    const context = {
      ...house.context({ attributes: { forceId, clearance: 1, areas: [], powers: [] } }),
    }
    const found = await runSearch(context, { typed: 'smith' })
    const { rows } = await sql<{ owner: string }>`
      select distinct r.submitted_by as owner from memory.record r
      where r.id = any (${found.items.map(item => item.latest.recordId)}::uuid[])`.execute(house.db)
    assert.deepEqual(rows, [{ owner: 'ann' }])
    const { answer } = await withoutHidden(context, inner =>
      runSearch(inner, { typed: 'jon smith' }),
    )
    assert.deepEqual(await runSearch(context, { typed: 'jon smith' }), answer)
  } finally {
    const allowed = { allowed: true, reasons: ['test'], sentences: [], skipped: [] }
    enforce({ ...readForcePolicy(), decide: () => allowed })
  }
})
