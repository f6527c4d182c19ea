import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { selectEntries } from '../journal/journal-store.ts'
import { loadPolicy } from '../policy/policy.ts'
import { openTestHouse, type TestHouse } from '../testing.ts'
import type { Context, Resource } from './context.ts'
import { ConflictError, NotAllowedError, NotFoundError, PurposeNeededError } from './errors.ts'
import { enforce } from './policy-in-force.ts'
import { allVerbs, defineVerb, forgetReactions, may, react } from './verb.ts'

let house: TestHouse
let listener: pg.Client
const heard: string[] = []

const schema = `
  entity Actor { roles: Set<String> };
  entity Book { shelf: String };
  action "consulting";
  @says("Keep a book") action "test.keep-book" appliesTo { principal: Actor, resource: Book, context: { purpose?: String } };
  @says("Keep a shelf") action "test.keep-shelf" appliesTo { principal: Actor, resource: Book, context: { purpose?: String } };
  @says("Count books") action "test.count-books" appliesTo { principal: Actor, resource: Book, context: { purpose?: String } };
  @says("Read a book") action "test.read-book" in ["consulting"] appliesTo { principal: Actor, resource: Book, context: { purpose?: String } };`
const policies = `
  @id("keepers") @says("Keepers keep books.")
  permit (principal, action in [Action::"test.keep-book", Action::"test.keep-shelf", Action::"test.count-books"], resource)
  when { principal.roles.contains("keeper") };
  @id("readers") @says("Readers read what stands on the open shelf.")
  permit (principal, action == Action::"test.read-book", resource)
  when { principal.roles.contains("reader") && resource.shelf == "open" };
  @id("purpose") @says("Reading needs a reason.")
  forbid (principal, action in Action::"consulting", resource)
  unless { context has purpose && context.purpose != "" };`

const bookAt = (shelf: string): Resource => ({ type: 'Book', id: 'book', attributes: { shelf } })

const keepBook = defineVerb({
  name: 'test.keep-book',
  operation: 'collect',
  resource: (_context, _input: { ids: string[]; fail?: Error }) => bookAt('open'),
  run: async ({ db }, { ids, fail }) => {
    for (const id of ids) {
      await db
        .insertInto('platform.account')
        .values({ id, issuer: 'test', subject: id, name: 'A Book', roles: [], attributes: '{}' })
        .execute()
    }
    if (fail) throw fail
    return ids
  },
  about: ids => ({
    subjects: ids.filter(id => id.length === 36),
    records: ids.filter(id => id.length === 36),
    detail: { kept: ids.length },
  }),
})

const keepShelf = defineVerb({
  name: 'test.keep-shelf',
  operation: 'alter',
  resource: (_context, _input: { first: string; second: string; fail?: Error }) => bookAt('open'),
  run: async (context, { first, second, fail }) => {
    await keepBook(context, { ids: [first] })
    await keepBook(context, { ids: [second] })
    if (fail) throw fail
  },
  about: () => ({}),
})

const countBooks = defineVerb({
  name: 'test.count-books',
  operation: 'none',
  resource: () => bookAt('open'),
  run: async ({ db }, _input: Record<string, never>) => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from platform.account where issuer = 'test'`.execute(db)
    return rows[0]!.count
  },
  about: () => ({}),
})

let readings = 0
const readBook = defineVerb({
  name: 'test.read-book',
  operation: 'consult',
  resource: (_context, { shelf }: { shelf: string }) => {
    if (shelf === 'lost') throw new NotFoundError('book on shelf', shelf)
    return bookAt(shelf)
  },
  run: async () => {
    readings++
    return 'once upon a time'
  },
  about: () => ({ subjects: [subject] }),
})
const subject = randomUUID()

before(async () => {
  house = await openTestHouse('verbs')
  enforce(loadPolicy({ schema, policies: { 'test.cedar': policies } }))
  listener = new pg.Client({ connectionString: house.ownerUrl })
  await listener.connect()
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await listener.query('listen bluelamp')
})
afterEach(async () => {
  forgetReactions()
  await announced()
  heard.length = 0
})
after(async () => {
  await listener.end()
  await house.close()
})

const as = (roles: string[], more: Partial<Context> = {}): Context => ({
  ...house.context({ roles, attributes: {} }),
  ...more,
})
const keeper = (more: Partial<Context> = {}) => as(['keeper'], more)
const kept = async (ids: readonly string[]): Promise<number> => {
  const rows = await house.db
    .selectFrom('platform.account')
    .select('id')
    .where('id', 'in', ids)
    .execute()
  return rows.length
}
const entries = async () =>
  (await selectEntries(house.owner, { limit: 1000 })).sort((a, b) => a.id - b.id)
/** What was announced by now: a round trip on the listening connection brings all of it in. */
const announced = async () => {
  await listener.query('select 1')
  return heard.map(text => JSON.parse(text) as Record<string, unknown>)
}

test('what a verb did, its entry and its announcement come together', async () => {
  const id = randomUUID()
  const now = new Date('2026-11-20T12:34:56.789Z')
  const before = (await entries()).length
  await keepBook(keeper({ purpose: 'Tidying', requestId: 'request-1', now }), { ids: [id] })
  assert.equal(await kept([id]), 1)
  const [entry, ...others] = (await entries()).slice(before)
  assert.deepEqual(others, [])
  assert.deepEqual(
    { ...entry, id: 0 },
    {
      id: 0,
      at: '2026-11-20T12:34:56.789000Z',
      actor: { id: 'tester', name: 'Test Actor', role: 'keeper' },
      verb: 'test.keep-book',
      operation: 'collect',
      purpose: 'Tidying',
      subjects: [id],
      records: [id],
      detail: { kept: 1 },
      recipient: null,
      requestId: 'request-1',
    },
  )
  assert.deepEqual(await announced(), [{ verb: 'test.keep-book', subjects: [id], records: [id] }])
})

test('a run that fails leaves neither data nor entry nor announcement', async () => {
  const ids = [randomUUID(), randomUUID()]
  const before = (await entries()).length
  await assert.rejects(keepBook(keeper(), { ids, fail: new ConflictError('full') }), /full/)
  assert.equal(await kept(ids), 0)
  assert.equal((await entries()).length, before)
  assert.deepEqual(await announced(), [])
})

test('so does a run whose entry the journal refuses', async () => {
  const disclose = defineVerb({
    name: 'test.disclose-book',
    operation: 'disclose',
    resource: () => bookAt('open'),
    run: keepBook.definition.run,
    about: () => ({}),
  })
  enforce({ ...loadPolicy({ schema, policies: { 'test.cedar': policies } }), decide: allowed })
  const id = randomUUID()
  await assert.rejects(disclose(keeper(), { ids: [id] }), /recipient/)
  enforce(loadPolicy({ schema, policies: { 'test.cedar': policies } }))
  assert.equal(await kept([id]), 0)
})
const allowed = () => ({ allowed: true, reasons: [], sentences: [], skipped: [] })

test('a refusal runs nothing and leaves nothing', async () => {
  const ids = [randomUUID()]
  const before = (await entries()).length
  await assert.rejects(keepBook(as(['reader']), { ids }), (error: unknown) => {
    assert.ok(error instanceof NotAllowedError)
    assert.equal(error.action, 'test.keep-book')
    return true
  })
  assert.equal(await kept(ids), 0)
  assert.equal((await entries()).length, before)
  assert.deepEqual(await announced(), [])
})

test('a verb inside a verb joins its transaction: one fails, all are undone', async () => {
  const [first, second] = [randomUUID(), randomUUID()]
  const before = (await entries()).length
  const fail = new Error('no room')
  await assert.rejects(keepShelf(keeper(), { first, second, fail }), /no room/)
  assert.equal(await kept([first, second]), 0)
  assert.equal((await entries()).length, before)

  await keepShelf(keeper(), { first, second })
  assert.equal(await kept([first, second]), 2)
  const verbs = (await entries()).slice(before).map(entry => entry.verb)
  assert.deepEqual(verbs, ['test.keep-book', 'test.keep-book', 'test.keep-shelf'])
})

test('a verb inside a verb is asked of the policy too', async () => {
  const inner = defineVerb({
    name: 'test.peek-book',
    operation: 'none',
    resource: () => bookAt('open'),
    run: context => readBook(context, { shelf: 'closed' }),
    about: () => ({}),
  })
  const policy = loadPolicy({ schema, policies: { 'test.cedar': policies } })
  enforce({
    ...policy,
    decide: asked => (asked.action === 'test.peek-book' ? allowed() : policy.decide(asked)),
  })
  const before = readings
  await assert.rejects(inner(as(['reader'], { purpose: 'x' }), {}), NotAllowedError)
  enforce(policy)
  assert.equal(readings, before)
})

test('what follows runs in the same transaction, sees its work, and can undo it all', async () => {
  const id = randomUUID()
  const seen: number[] = []
  react(keepBook, async ({ db }, ids) => {
    const rows = await db
      .selectFrom('platform.account')
      .where('id', 'in', ids)
      .select('id')
      .execute()
    // A second connection must not see it yet.
    seen.push(rows.length, await kept(ids))
  })
  await keepBook(keeper(), { ids: [id] })
  assert.deepEqual(seen, [1, 0])

  react(keepBook, async () => {
    throw new Error('a reaction failed')
  })
  const before = (await entries()).length
  const lost = randomUUID()
  heard.length = 0
  await assert.rejects(keepBook(keeper(), { ids: [lost] }), /a reaction failed/)
  assert.equal(await kept([lost]), 0)
  assert.equal((await entries()).length, before)
  assert.deepEqual(await announced(), [])
})

test('several reactions run in the order they were given', async () => {
  const order: string[] = []
  for (const name of ['first', 'second', 'third']) {
    react(keepBook, async () => {
      order.push(name)
    })
  }
  await keepBook(keeper(), { ids: [randomUUID()] })
  assert.deepEqual(order, ['first', 'second', 'third'])
})

test('nothing is announced before the commit', async () => {
  const id = randomUUID()
  await house.db.transaction().execute(async db => {
    await keepBook(keeper({ db }), { ids: [id] })
    assert.deepEqual(await announced(), [])
  })
  assert.equal((await announced()).length, 1)
})

test('an announcement holds identifiers only, and fits however many there are', async () => {
  const ids = Array.from({ length: 400 }, () => randomUUID())
  await keepBook(keeper(), { ids })
  await announced()
  const [payload = ''] = heard
  assert.ok(Buffer.byteLength(payload) < 8000, `${payload.length} bytes`)
  const { subjects, records, verb, ...more } = JSON.parse(payload) as Record<string, string[]>
  assert.deepEqual(more, {})
  assert.equal(verb, 'test.keep-book')
  for (const id of [...subjects!, ...records!]) assert.match(id, /^[0-9a-f-]{36}$/)
  const [last] = (await entries()).slice(-1)
  assert.equal(last?.subjects.length, 400, 'the journal keeps them all')
})

test('reading is journalled and announces nothing; what touches no personal data leaves no entry', async () => {
  const before = (await entries()).length
  await readBook(as(['reader'], { purpose: 'Study' }), { shelf: 'open' })
  const [entry] = (await entries()).slice(before)
  assert.deepEqual(
    [entry?.verb, entry?.operation, entry?.purpose, entry?.subjects],
    ['test.read-book', 'consult', 'Study', [subject]],
  )
  await countBooks(keeper(), {})
  assert.equal((await entries()).length, before + 1)
  assert.deepEqual(await announced(), [])
})

test('a purpose is asked for only of those whom one would help', async () => {
  const before = readings
  await assert.rejects(readBook(as(['reader']), { shelf: 'open' }), PurposeNeededError)
  await assert.rejects(
    readBook(as(['reader'], { purpose: '' }), { shelf: 'open' }),
    PurposeNeededError,
  )
  for (const [roles, shelf] of [
    [['reader'], 'closed'],
    [['keeper'], 'open'],
    [[], 'open'],
  ] as const) {
    await assert.rejects(readBook(as([...roles]), { shelf }), NotAllowedError)
  }
  await assert.rejects(
    readBook(as(['reader'], { purpose: 'x' }), { shelf: 'closed' }),
    NotAllowedError,
  )
  await assert.rejects(readBook(as(['reader']), { shelf: 'lost' }), NotFoundError)
  assert.equal(readings, before)
})

test('a button asks the same policy', () => {
  assert.equal(may(as(['keeper']), 'test.keep-book', bookAt('open')), true)
  assert.equal(may(as(['reader']), 'test.keep-book', bookAt('open')), false)
  // A door that only needs a purpose is shown: the page behind it asks for one.
  assert.equal(may(as(['reader']), 'test.read-book', bookAt('open')), true)
  assert.equal(may(as(['reader']), 'test.read-book', bookAt('closed')), false)
})

test('a verb is defined once and known by its name', () => {
  assert.equal(allVerbs().get('test.keep-book'), keepBook.definition)
  assert.throws(() => defineVerb(countBooks.definition), /test.count-books is defined twice/)
})
