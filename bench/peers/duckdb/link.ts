import { writeFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Spec, SpecLevel } from '../../linkage/spec.ts'

/** One run in a process of its own: `link.ts <spec as JSON> <parquet> <out>`. Prints one line of JSON. */
const [specText, parquet, out] = process.argv.slice(2) as [string, string, string]
const spec = JSON.parse(specText) as Spec
const began = performance.now()
const imports = process.cpuUsage()
const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const db = await instance.connect()
const { comparisons, blocking } = spec
const quoted = parquet.replaceAll("'", "''")
const columns = [...new Set([...comparisons.map(c => c.column), ...blocking.flat()])]
await db.run(`create table records as
  select row_number() over () - 1 as row, "${spec.id}" as id, ${columns.map(c => `cast("${c}" as varchar) as "${c}"`).join(', ')}
  from read_parquet('${quoted}')`)
const size = Number(await one('select count(*) from records'))
const byFrequency = comparisons.filter(({ levels }) =>
  levels.some(l => l.kind === 'equal' && l.byFrequency),
)
for (const { column } of byFrequency) {
  await db.run(`create table "tf_${column}" as select "${column}" as value, count(*) / sum(count(*)) over () as share
    from records where "${column}" is not null group by 1`)
}
const loaded = performance.now()

const test = (column: string, level: SpecLevel): string => {
  const [l, r] = [`l."${column}"`, `r."${column}"`]
  if (level.kind === 'equal') return `${l} = ${r}`
  if (level.kind === 'jaro-winkler')
    return `jaro_winkler_similarity(${l}, ${r}) >= ${level.atLeast}`
  return `levenshtein(${l}, ${r}) <= ${level.atMost}`
}
/** -1 missing, then from the strongest level down to otherwise. */
const gammas = comparisons.map(({ column, levels }, c) => {
  const cases = levels.map((level, at) => `when ${test(column, level)} then ${at}`).join(' ')
  return `case when l."${column}" is null or r."${column}" is null then -1 ${cases} else ${levels.length} end as g${c}`
})
const g = comparisons.map((_, c) => `g${c}`).join(', ')
await db.run(
  `create table pairs as ${blocking
    .map(rule => {
      const equal = rule.map(column => `l."${column}" = r."${column}"`).join(' and ')
      return `select l.row as a, r.row as b from records l join records r on ${equal} and l.row < r.row`
    })
    .join(' union ')}`,
)
await db.run(`create table scored as select a, b, ${gammas.join(', ')}
  from pairs join records l on l.row = a join records r on r.row = b`)
await db.run(`select setseed(0.5)`)
await db.run(`create table random_pairs as
  select least(a, b) as a, greatest(a, b) as b from (
    select cast(floor(random() * ${size}) as bigint) as a, cast(floor(random() * ${size}) as bigint) as b
    from range(${spec.randomPairs})) where a <> b`)
const seen = await patterns('scored')
const random = await patterns(
  `(select ${gammas.join(', ')} from random_pairs join records l on l.row = a join records r on r.row = b)`,
)
const { prior, bits, u } = learn()
const learnt = performance.now()

const weights = comparisons.map(({ column, levels }, c) => {
  const cases = bits[c]!.map((weight, at) => {
    const level = levels[at]
    const rare = level?.kind === 'equal' && level.byFrequency
    return `when ${at} then ${weight}${rare ? ` + log2(${u[c]![at]} / "t${column}".share)` : ''}`
  })
  return `case g${c} ${cases.join(' ')} else 0 end`
})
const joins = byFrequency.map(
  ({ column }) => `left join "tf_${column}" "t${column}" on "t${column}".value = l."${column}"`,
)
await db.run(`create table predictions as select * from (
  select l.id as a, r.id as b, ${Math.log2(prior / (1 - prior))} + ${weights.join(' + ')} as weight
  from scored join records l on l.row = a join records r on r.row = b ${joins.join(' ')}) where weight >= -10`)
const pairs = Number(await one('select count(*) from scored'))
const scored = performance.now()
const used = process.cpuUsage(imports)
const certain = await db.runAndReadAll(
  `select a, b from predictions where weight >= ${Math.log2(0.95 / 0.05)}`,
)
writeFileSync(out, JSON.stringify(certain.getRows().map(row => row.map(String))))
const seconds = (from: number, to: number) => (to - from) / 1000
console.log(
  JSON.stringify({
    pairs,
    load: seconds(began, loaded),
    train: seconds(loaded, learnt),
    predict: seconds(learnt, scored),
    total: seconds(began, scored),
    processor: (used.user + used.system) / 1e6,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
)

async function one(sql: string): Promise<unknown> {
  return (await db.runAndReadAll(sql)).getRows()[0]![0]
}

type Pattern = { levels: number[]; count: number }
async function patterns(from: string): Promise<Pattern[]> {
  const read = await db.runAndReadAll(`select ${g}, count(*) from ${from} group by ${g}`)
  return read.getRows().map(row => {
    const numbers = row.map(Number)
    return { levels: numbers.slice(0, -1), count: numbers.at(-1)! }
  })
}

/** Expectation and maximisation over patterns, u held at what random pairs show. */
function learn(): { prior: number; bits: number[][]; u: number[][] } {
  const count = (of: Pattern[], weightOf: (pattern: Pattern) => number) =>
    comparisons.map(({ levels }, c) => {
      const sums = new Array<number>(levels.length + 1).fill(0.5)
      for (const pattern of of)
        if (pattern.levels[c]! >= 0) sums[pattern.levels[c]!]! += weightOf(pattern)
      const all = sums.reduce((a, b) => a + b, 0)
      return sums.map(sum => sum / all)
    })
  const nonMatches = count(random, pattern => pattern.count)
  let m = comparisons.map(({ levels }) => {
    const shares = [...levels, 0].map((_, at) => 2 ** -at)
    const all = shares.reduce((a, b) => a + b, 0)
    return shares.map(share => share / all)
  })
  let odds = 0.1
  for (let round = 0; round < 25; round++) {
    const likely = new Map<Pattern, number>()
    let same = 0
    let total = 0
    for (const pattern of seen) {
      let ratio = odds / (1 - odds)
      for (const [c, level] of pattern.levels.entries())
        if (level >= 0) ratio *= m[c]![level]! / nonMatches[c]![level]!
      likely.set(pattern, ratio / (1 + ratio))
      same += (ratio / (1 + ratio)) * pattern.count
      total += pattern.count
    }
    m = count(seen, pattern => likely.get(pattern)! * pattern.count)
    odds = Math.min(0.99, same / total)
  }
  const found = seen.reduce((sum, pattern) => sum + pattern.count, 0) * odds
  return {
    prior: found / ((size * (size - 1)) / 2),
    bits: m.map((shares, c) => shares.map((share, at) => Math.log2(share / nonMatches[c]![at]!))),
    u: nonMatches,
  }
}
