import { writeFileSync } from 'node:fs'
import { buildTable } from '@bluelamp/science/linkage'
import { openScorers, sharedCodes } from '../../server/link/workers/score-in-workers.ts'
import { ourModel } from './our-model.ts'
import { readParquet } from './read-parquet.ts'
import type { Spec } from './spec.ts'

/** One run of ours in a process of its own: `link-ours.ts <spec as JSON> <parquet> <out>`. Prints one line of JSON. */
const [specText, parquet, out] = process.argv.slice(2) as [string, string, string]
const spec = JSON.parse(specText) as Spec
const began = performance.now()
const imports = process.cpuUsage()
const scorers = openScorers(2)
const model = ourModel(spec)
const { records, ids } = await readParquet(
  parquet,
  spec.id,
  model.fields.map(field => field.name),
)
// Workers take a moment to start, which a small file does not need.
if (records.size >= 100_000) scorers.start()
const loaded = performance.now()
const table = buildTable(records, model.fields, { codes: sharedCodes })
const coded = performance.now()
const { model: trained, blocks } = await scorers.train(model, table, {
  seed: spec.seed,
  randomPairs: spec.randomPairs,
})
const learnt = performance.now()
const { left, right, weight, candidates } = await scorers.score(trained, table, {
  atLeast: -10,
  blocks,
})
const scored = performance.now()
const used = process.cpuUsage(imports)
await scorers.close()
writeFileSync(out, JSON.stringify(certainPairs()))
const seconds = (from: number, to: number) => (to - from) / 1000
console.log(
  JSON.stringify({
    pairs: candidates,
    load: seconds(began, loaded) + seconds(loaded, coded),
    train: seconds(coded, learnt),
    predict: seconds(learnt, scored),
    total: seconds(began, scored),
    processor: (used.user + used.system) / 1e6,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
)

/** Pairs of probability 0.95 and more, by id: to be held against the truth by the one who asked. */
function certainPairs(): string[][] {
  const certain = Math.log2(0.95 / 0.05)
  const pairs: string[][] = []
  for (let pair = 0; pair < weight.length; pair++) {
    if (weight[pair]! >= certain) pairs.push([ids(left[pair]!), ids(right[pair]!)])
  }
  return pairs
}
