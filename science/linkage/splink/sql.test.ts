import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileTest } from '../compile/test.ts'
import type { RecordValues, Value } from '../model.ts'
import { compileSql, readSplinkSettings, UnreadableSqlError } from './index.ts'
import { recogniseTest } from './recognise.ts'
import { listColumns } from './sql/compile.ts'
import { parseSql } from './sql/parse.ts'

const left: RecordValues = {
  x: 'abc',
  y: null,
  n: '9',
  dob: '1980-04-12',
  list: ['p', 'q', 'r'],
  priced: ['{"value":"p","share":0.1}', '{"value":"z","share":0.5}'],
  postcode: 'B4 6NL',
}
const right: RecordValues = {
  x: 'acb',
  y: 'abc',
  n: '10',
  dob: '1980-05-12',
  list: ['q', 's'],
  priced: ['{"value":"p","share":0.1}'],
  postcode: 'B4 6QX',
}

test('conditions come to what DuckDB 1.5 makes of them', () => {
  const table: [string, boolean | null][] = [
    ['"x_l" = "x_r"', false],
    ['l.x = r.x', false],
    ['y_l = y_r', null],
    ['y_l = y_r OR x_l <> x_r', true],
    ['y_l = y_r AND x_l = x_r', false],
    ['NOT (y_l = y_r)', null],
    ['y_l IS NULL OR y_r IS NULL', true],
    ['y_l IS NOT NULL', false],
    ['y_l IS DISTINCT FROM y_r', true],
    ['coalesce(y_l <> y_r, FALSE)', false],
    ['(y_l = y_r) IS NOT TRUE', true],
    ["x_l IN ('abc', NULL)", true],
    ["x_l NOT IN ('zzz', NULL)", null],
    ['n_l < n_r', true],
    ['n_l BETWEEN 8 AND n_r', true],
    ['abs(n_l - n_r) / greatest(n_l, n_r) <= 0.1', true],
    ['2 + 3 * 4 - -1 = 15', true],
    ['levenshtein(x_l, x_r) <= 1', false],
    ['levenshtein(x_l, x_r) <= 2', true],
    ['damerau_levenshtein(x_l, x_r) <= 1', true],
    ["damerau_levenshtein('ca', 'abc') = 2", true],
    ["jaccard('duck', 'luck') = 0.6", true],
    ['jaro_winkler_similarity(x_l, x_r) >= 0.55', true],
    ['substr(x_l, 1, 1) = substring(x_r, 1, 1)', true],
    ["substr(x_l, -2) = 'bc'", true],
    ['array_length(list_intersect(list_l, list_r)) >= 1', true],
    ['len(list_l) * len(list_r) <= 6', true],
    ["list_l[1] = 'p' AND list_l[-1] = 'r'", true],
    ['list_contains(list_r, list_l[2])', true],
    ['abs(epoch(dob_l) - epoch(dob_r)) <= 2592000', true],
    ["abs(datediff('day', dob_l, dob_r)) = 30", true],
    ["datediff('month', CAST(dob_l AS DATE), dob_r::date) = 1", true],
    ["try_strptime(dob_l, '%d/%m/%Y') IS NULL", true],
    ["try_strptime('12/04/1980', '%d/%m/%Y') = dob_l", true],
    ["CASE x_l WHEN 'abd' THEN 1 WHEN 'abc' THEN 2 ELSE 0 END = 2", true],
    ["CASE WHEN y_l = 'a' THEN 1 ELSE 0 END = 0", true],
    ['TRY_CAST(x_l AS INTEGER) IS NULL', true],
    ["x_l || 'd' = 'abcd'", true],
    ["NULLIF(regexp_extract(postcode_l, '^[A-Z]+[0-9]+ [0-9]'), '') = 'B4 6'", true],
    [
      'list_max(list_transform(flatten(list_transform(list_l, a -> list_transform(list_r, b -> [a, b]))), c -> jaro_similarity(c[1], c[2]))) = 1',
      true,
    ],
    [
      'list_reduce(list_transform(priced_l, a -> CASE WHEN array_contains(list_transform(priced_r, b -> b.value), a.value) THEN a.share ELSE 1.0 END), lambda p, q: p * q) = 0.1',
      true,
    ],
  ]
  for (const [sql, expected] of table) assert.equal(compileSql(sql)(left, right), expected, sql)
})

test('a list kept as one text is the same list', () => {
  const joined = { ...left, list: 'p\u001fq\u001fr' }
  const single = { ...right, list: 'q' }
  assert.equal(
    compileSql('len(list_l) = 3 AND len(list_r) = 1 AND list_contains(list_l, list_r[1])')(
      joined,
      single,
    ),
    true,
  )
})

test('what is not understood is refused, and the condition named', () => {
  for (const [sql, why] of [
    ['soundex(x_l) = soundex(x_r)', /«soundex\(x_l\).*soundex is not known/],
    ['x_l = = x_r', /«x_l = = x_r».*character 7/],
    ['x_l = x', /"x" is no column/],
    ['x_l = x_r)', /not expected/],
    ['(x_l = x_r', /"\)" is missing/],
    ['CAST(x_l AS GEOMETRY) = x_r', /type geometry/],
    ['levenshtein(x_l) < 1', /is given 1 values/],
    ['x_l ~ x_r', /"~" is not expected/],
    ['list_transform(x_l, 3) = 1', /needs a list and a lambda/],
  ] as const) {
    assert.throws(
      () => compileSql(sql),
      (error: Error) => error instanceof UnreadableSqlError && why.test(error.message),
      sql,
    )
  }
  const settings = {
    link_type: 'dedupe_only',
    comparisons: [
      {
        output_column_name: 'x',
        comparison_levels: [{ sql_condition: 'st_distance(x_l, x_r) < 3' }],
      },
    ],
  }
  assert.throws(
    () => readSplinkSettings(settings),
    /st_distance\(x_l, x_r\) < 3.*st_distance is not known/,
  )
  assert.throws(() => readSplinkSettings({ comparison_columns: [] }), /Splink 2/)
  assert.throws(
    () => readSplinkSettings({ comparisons: [{}] }),
    /comparisons\[0\].comparison_levels should be a list/,
  )
})

test('SQL truth: De Morgan, symmetry of AND and OR, and double negation hold with null', () => {
  const bit = fc.constantFrom('TRUE', 'FALSE', 'NULL', 'x_l = x_r', 'y_l = y_r', 'n_l < n_r')
  const say = (sql: string) => compileSql(sql)(left, right)
  fc.assert(
    fc.property(bit, bit, (a, b) => {
      assert.equal(say(`NOT (${a} AND ${b})`), say(`NOT (${a}) OR NOT (${b})`))
      assert.equal(say(`${a} OR ${b}`), say(`${b} OR ${a}`))
      assert.equal(say(`NOT NOT (${a})`), say(`(${a})`))
    }),
    { seed: 8, numRuns: 200 },
  )
})

test('usual conditions become quick tests that say the same on every pair of records', () => {
  const quick: string[] = [
    '"x_l" = "x_r"',
    'x_l IS NULL OR x_r IS NULL',
    '(x_l IS NULL OR x_r IS NULL) OR (y_l IS NULL OR y_r IS NULL)',
    'x_l = y_r AND x_r = y_l',
    'jaro_winkler_similarity(x_l, x_r) >= 0.8 AND (x_l = x_r OR y_l = y_r)',
    'jaro_similarity(x_l, x_r) >= 0.7',
    'array_length(list_intersect(list_l, list_r)) >= 2',
    "ABS(EPOCH(try_strptime(dob_l, '%Y-%m-%d')) - EPOCH(try_strptime(dob_r, '%Y-%m-%d'))) <= 2629800.0",
    "abs(datediff('day', dob_l, dob_r)) <= 14",
  ]
  const text: fc.Arbitrary<Value> = fc.constantFrom('abc', 'abd', 'bca', 'ab', null)
  const record = fc.record({
    x: text,
    y: text,
    dob: fc.constantFrom<Value>('1980-04-12', '1980-04-26', '1980-05-13', 'unread', null),
    list: fc.constantFrom<Value>(['p', 'q'], ['q', 'p', 'r'], ['p'], null),
  })
  const fields = ['x', 'y', 'dob', 'list']
  for (const sql of quick) {
    const condition = parseSql(sql)
    const found = recogniseTest(condition, listColumns(condition))
    assert.ok(found !== undefined && !('sql' in found), sql)
    const holds = compileTest(found, fields, { pairing: () => assert.fail('no words here') })
    const slow = compileSql(sql)
    const row = (one: RecordValues) =>
      fields.map(name => {
        const value = one[name] ?? null
        return value === null || typeof value === 'string' ? value : value.join('\u001f')
      })
    fc.assert(
      fc.property(record, record, (a, b) => {
        assert.equal(holds(row(a), row(b)), slow(a, b) === true, sql)
      }),
      { seed: 9, numRuns: 300 },
    )
  }
})

test('blocking rules are read as keys where they can be, and named where not', () => {
  const { model, leftOut } = readSplinkSettings({
    link_type: 'dedupe_only',
    comparisons: [],
    blocking_rules_to_generate_predictions: [
      'l.x = r.x AND substr(l.dob, 1, 4) = substr(r.dob, 1, 4)',
      { blocking_rule: 'l.y = r.y', sql_dialect: 'duckdb' },
      'levenshtein(l.x, r.x) < 2',
      'st_x(l.x) = 1',
    ],
  })
  assert.deepEqual(
    model.blocking.map(rule => rule.keys),
    [[{ field: 'x' }, { field: 'dob', as: 'first-4' }], [{ field: 'y' }]],
  )
  assert.equal(leftOut.length, 2)
  assert.deepEqual(
    model.fields.map(field => field.name),
    ['dob', 'x', 'y'],
  )
})
