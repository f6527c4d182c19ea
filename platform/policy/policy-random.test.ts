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
  principalOf,
  schema,
  table,
  uuids,
} from './example-library.ts'
import { loadPolicy } from './policy.ts'
import { PolicyError } from './policy-errors.ts'

/** True-or-false expressions of every supported form. Required attributes stand bare, and the rows leave them out at will. */
const atom = fc.constantFrom(
  'resource.locked',
  'resource.owner == principal',
  'resource.owner != principal',
  `Person::"${uuids[1]}" in resource.readers`,
  'resource.readers.contains(principal)',
  'resource.readers.contains(resource.owner)',
  `[Person::"${uuids[0]}", principal].contains(resource.owner)`,
  `[principal, Person::"${uuids[0]}"].containsAll(resource.readers)`,
  `[principal].containsAny(resource.readers)`,
  `resource.readers == [principal]`,
  `resource.owner in resource.readers`,
  `resource.owner in [principal, Person::"${uuids[2]}"]`,
  'resource.level < principal.level',
  'resource.level <= 2',
  '1 < resource.level',
  'resource.level >= context.hour - 12',
  'resource.level != 0',
  'resource.size.pages > resource.level',
  'resource.size.pages <= 10',
  'resource.size has words',
  '(resource.size has words && resource.size.words < context.hour * 1000000000000)',
  'resource.level < context.hour * 100000000 * 1000000000',
  'context.hour * 1000000000000000 * 1000 > 5',
  'resource has branch',
  '(resource has branch && resource.branch == principal.name)',
  '(resource has branch && resource.branch like "*o*")',
  'resource has review',
  'resource has review.round',
  '(resource has review && resource.review has by)',
  '(resource has review.by && resource.review.by == resource.owner)',
  '(resource has folder && resource.folder == Folder::"attic")',
  'resource.title like "*\\""',
  'resource.title like "%*_*"',
  'resource.title like "D*t"',
  'resource.title == principal.name',
  'resource.teams == principal.teams',
  'resource.teams.containsAll(principal.teams)',
  'resource.teams.containsAny(principal.teams)',
  'principal.teams.containsAll(resource.teams)',
  'resource.teams.contains("red")',
  'resource.teams.isEmpty()',
  'resource == Document::"d3"',
  'resource in [Document::"d1", Document::"d2"]',
  'resource is Document',
  'principal.guest',
  'context.hour < 12',
  '(context has reason && context.reason == "audit")',
  '(principal has branch && resource has branch && principal.branch == resource.branch)',
)

const { expression } = fc.letrec<{ expression: string }>(tie => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: atom },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a} && ${b})`),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a} || ${b})`),
    },
    { weight: 2, arbitrary: tie('expression').map(a => `!(${a})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('expression'), tie('expression'), tie('expression'))
        .map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
    },
  ),
}))

const policySet = fc
  .array(
    fc.tuple(fc.constantFrom('permit', 'permit', 'forbid'), expression, fc.option(expression)),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map(parts =>
    parts
      .map(
        ([effect, when, unless], at) =>
          `@id("p${at}") @says("Rule ${at}.") ${effect}(principal, action, resource) when { ${when} }` +
          `${unless === null ? '' : ` unless { ${unless} }`};`,
      )
      .join('\n'),
  )

let database: TestDatabase
let db: Kysely<{ document: Document }>

before(async () => {
  database = await createTestDatabase({
    prepare: async () => {},
    templateKey: 'empty',
    name: 'policy',
  })
  const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 1 })
  db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  await sql.raw(table).execute(db)
})

after(async () => {
  await db?.destroy()
  await database?.drop()
})

test('policies nobody wrote mean the same to Cedar, to the predicate and to the SQL', async () => {
  const seen = { cases: 0, allowed: 0, skipped: 0, some: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(policySet, person, context, documents(25), async (text, who, given, rows) => {
      const policy = load(text)
      seen.refused += Number(!policy)
      if (!policy) return
      const question = { principal: principalOf(who), action: 'view', context: given }
      const filter = policy.filter({ ...question, resourceType: 'Document' })
      await sql`truncate document`.execute(db)
      await db.insertInto('document').values(rows).execute()
      const found = await db
        .selectFrom('document')
        .select('id')
        .where(filter.toSql(columns))
        .execute()
      const inSql = new Set(found.map(row => row.id))
      seen.some += Number(filter.kind === 'some')
      for (const row of rows) {
        const resource = { type: 'Document', id: row.id, attributes: attributesOf(row) }
        const because = () => `${text}\n${filter.explain()}\n${JSON.stringify({ who, given, row })}`
        const decision = policy.decide({ ...question, resource })
        assert.equal(
          filter.matches(resource.attributes, row.id),
          decision.allowed,
          filter.explain(),
        )
        assert.equal(inSql.has(row.id), decision.allowed, because())
        seen.cases += 1
        seen.allowed += Number(decision.allowed)
        seen.skipped += Number(decision.skipped.length > 0)
      }
    }),
    { seed: 7, numRuns: 430, endOnFailure: true },
  )
  assert.ok(seen.cases >= 10_000 && seen.some >= 300, JSON.stringify(seen))
  assert.ok(seen.allowed > seen.cases / 10 && seen.skipped > seen.cases / 10, JSON.stringify(seen))
})

/** Chance also makes rules that can never hold, which loading rightly refuses; nothing else may be refused. */
function load(text: string) {
  try {
    return loadPolicy({ schema, policies: { 'random.cedar': text } })
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const others = error.faults.filter(
      fault => !/policy is impossible|unable to guarantee safety/.test(fault),
    )
    assert.deepEqual(others, [], text)
    return undefined
  }
}
