import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts'
import {
  attributesOf,
  columns,
  context,
  type Document,
  documents,
  person,
  policies,
  principalOf,
  schema,
  table,
  uuids,
} from './example-library.ts'
import { oracle } from './example-oracle.ts'
import { loadPolicy, type Policy } from './policy.ts'
import type { Columns } from './policy-sql.ts'
import type { RowFilter } from './row-filter.ts'

let database: TestDatabase
let db: Kysely<{ document: Document }>

before(async () => {
  database = await createTestDatabase({
    prepare: async () => {},
    templateKey: 'empty',
    name: 'policy',
  })
  // One connection: the temporary table belongs to it.
  const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 1 })
  db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  await sql.raw(table).execute(db)
})

after(async () => {
  await db?.destroy()
  await database?.drop()
})

async function fill(rows: Document[]): Promise<void> {
  await sql`truncate document`.execute(db)
  await db.insertInto('document').values(rows).execute()
}

async function found(filter: RowFilter): Promise<Set<string>> {
  const rows = await db.selectFrom('document').select('id').where(filter.toSql(columns)).execute()
  return new Set(rows.map(row => row.id))
}

test('Cedar, the predicate, the SQL and a rule written by hand agree on generated cases', async () => {
  const policy = loadPolicy({ schema, policies })
  const actions = policy.actions().map(action => action.name)
  const seen = { cases: 0, allowed: 0, skipped: 0, kinds: new Set<string>() }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(person, context), { minLength: 5, maxLength: 5 }),
      documents(60),
      async (asking, rows) => {
        await fill(rows)
        for (const [who, given] of asking) {
          const principal = principalOf(who)
          for (const action of actions) {
            const filter = policy.filter({
              principal,
              action,
              resourceType: 'Document',
              context: given,
            })
            const inSql = await found(filter)
            seen.kinds.add(filter.kind)
            for (const row of rows) {
              const resource = { type: 'Document', id: row.id, attributes: attributesOf(row) }
              const because = () =>
                `${filter.explain()}\n${JSON.stringify({ who, action, given, row })}`
              const expected = oracle(who, action, row, given)
              const { allowed, reasons, skipped } = policy.decide({
                principal,
                action,
                resource,
                context: given,
              })
              assert.deepEqual({ allowed, reasons, skipped }, expected)
              assert.equal(
                filter.matches(resource.attributes, row.id),
                expected.allowed,
                filter.explain(),
              )
              assert.equal(inSql.has(row.id), expected.allowed, because())
              seen.cases += 1
              seen.allowed += Number(allowed)
              seen.skipped += Number(skipped.length > 0)
            }
          }
        }
      },
    ),
    { seed: 20_240_611, numRuns: 10, endOnFailure: true },
  )
  assert.ok(seen.cases >= 10_000, `${seen.cases} cases`)
  assert.ok(
    seen.allowed > seen.cases / 10 && seen.allowed < seen.cases * 0.9,
    `${seen.allowed} allowed`,
  )
  assert.ok(seen.skipped > seen.cases / 10, `${seen.skipped} with a policy skipped`)
  assert.deepEqual([...seen.kinds].sort(), ['none', 'some'])
})

const ann = {
  type: 'Person',
  id: String(uuids[0]),
  attributes: { name: 'ann', teams: [], level: 1, guest: false },
}
const now = { hour: 12 }

const small = (text: string): Policy => loadPolicy({ schema, policies: { 'small.cedar': text } })

function view(policy: Policy, attributes: Record<string, unknown>) {
  const resource = { type: 'Document', id: 'd', attributes }
  const filter = policy.filter({
    principal: ann,
    action: 'view',
    resourceType: 'Document',
    context: now,
  })
  const decision = policy.decide({ principal: ann, action: 'view', resource, context: now })
  assert.equal(filter.matches(attributes, 'd'), decision.allowed)
  return { decision, filter }
}

test('a policy that meets an absent attribute is skipped, and the others still speak', () => {
  const policy = small(`
    @id("titled") @says("Plans are open.") permit(principal, action, resource) when { resource.title == "Plan" };
    @id("low") @says("Low papers are open.") permit(principal, action, resource) when { resource.level < 1 };
    @id("locked") @says("Locked papers are shut.") forbid(principal, action, resource) when { resource.locked };`)
  const { decision } = view(policy, { level: 0, locked: null })
  assert.deepEqual(decision, {
    allowed: true,
    reasons: ['low'],
    sentences: ['Low papers are open.'],
    skipped: ['locked', 'titled'],
  })
  assert.deepEqual(view(policy, { title: 'Plan', locked: true }).decision.sentences, [
    'Locked papers are shut.',
  ])
})

test('an error on the left is not outweighed by truth on the right, not even under a negation', async () => {
  const policy = small(`
    @id("either") @says("Either.") permit(principal, action, resource) when { resource.locked || resource.level < 1 };
    @id("not-both") @says("Not both.") permit(principal, action, resource) unless { resource.locked && resource.level < 1 };`)
  assert.equal(view(policy, { level: 0 }).decision.allowed, false)
  assert.equal(view(policy, { level: 5 }).decision.allowed, false)
  const { filter } = view(policy, { level: 5, locked: false })
  await fill(
    [
      { id: 'a', level: 0, locked: null },
      { id: 'b', level: 5, locked: false },
      { id: 'c', level: null, locked: true },
    ].map(row => row as Document),
  )
  assert.deepEqual([...(await found(filter))].sort(), ['b', 'c'])
})

test('no policy at all denies everything, and a single forbid outweighs every permit', () => {
  const nothing = loadPolicy({ schema, policies: {} })
  const { decision, filter } = view(nothing, { level: 0 })
  assert.deepEqual(decision, { allowed: false, reasons: [], sentences: [], skipped: [] })
  assert.equal(filter.kind, 'none')

  const everything = '@id("all") @says("Everything.") permit(principal, action, resource);'
  assert.equal(view(small(everything), {}).filter.kind, 'all')
  const stopped = view(
    small(`${everything} @id("stop") @says("Stop.") forbid(principal, action, resource);`),
    {},
  )
  assert.deepEqual(stopped.decision.reasons, ['stop'])
  assert.equal(stopped.filter.kind, 'none')
  assert.match(stopped.filter.explain(), /Stop\. \[stop\]/)
})

test('values reach the database as parameters only', () => {
  const policy = loadPolicy({ schema, policies })
  const attributes = { ...ann.attributes, branch: "x' or true --" }
  const filter = policy.filter({
    principal: { ...ann, attributes },
    action: 'view',
    resourceType: 'Document',
    context: { ...now, reason: 'audit' },
  })
  const compiled = db.selectFrom('document').select('id').where(filter.toSql(columns)).compile()
  assert.ok(!compiled.sql.includes('or true --'))
  assert.ok(compiled.parameters.includes("x' or true --"))
  assert.throws(() => filter.toSql({}), /name the column it stands in/)
})

test('rows that never have an attribute say so with null instead of a column', async () => {
  const policy = small(`
    @id("branch") @says("x") permit(principal, action, resource) when { resource has branch && resource.branch == "north" };
    @id("free") @says("y") permit(principal, action, resource) when { !(resource has review) && resource.level == 1 };
    @id("long") @says("z") forbid(principal, action, resource) when { resource has folder } unless { resource.size has words };`)
  await fill([
    { id: 'a', level: 1, branch: 'north', folder: 'attic', review_round: 3, pages: 1 } as Document,
  ])
  const asked = { principal: ann, action: 'view', resourceType: 'Document', context: now }
  const without = {
    ...columns,
    branch: null,
    folder: null,
    'review.by': null,
    'review.round': null,
  }
  const ids = (given: Columns) =>
    db.selectFrom('document').select('id').where(policy.filter(asked).toSql(given)).execute()
  assert.equal((await ids(columns)).length, 0)
  assert.equal((await ids({ ...columns, folder: null })).length, 1)
  assert.equal((await ids(without)).length, 1)
  assert.equal((await ids({ ...without, level: null })).length, 0)
})

test('the filter explains itself, and the policy can be shown to people', () => {
  const policy = loadPolicy({ schema, policies })
  const words = policy
    .filter({ principal: ann, action: 'edit', resourceType: 'Document', context: now })
    .explain()
  assert.match(
    words,
    /An owner may do anything .* \[owners-do-anything\]: owner is "0000.*" and locked is not true/,
  )
  assert.match(words, /and none of these:\n.*level is more than 1/)
  assert.deepEqual(
    policy.actions().map(({ name, says }) => [name, says]),
    [
      ['edit', 'Change a document'],
      ['find', 'Find documents'],
      ['shred', 'Destroy a document'],
      ['view', 'Open a document'],
    ],
  )
  const listed = policy.policies()
  assert.equal(listed.length, 9)
  const guests = listed.find(entry => entry.id === 'guests-never-shred')
  assert.deepEqual(
    { ...guests, text: guests?.text.includes('principal.guest') },
    {
      id: 'guests-never-shred',
      says: 'Guests destroy nothing.',
      effect: 'forbid',
      text: true,
      file: 'limits.cedar',
      actions: ['shred'],
    },
  )
})
