import {
  bitsOf,
  buildTable,
  cluster,
  describe,
  evaluatePairs,
  weighInside,
} from '@bluelamp/science/linkage'
import { openScorers, sharedCodes } from '../../server/link/workers/score-in-workers.ts'
import { inventPeople } from '../people/invent-people.ts'

/** One size in a process of its own: `grow.ts <records>`. Prints one line of JSON. Everyone is invented. */
const size = Number(process.argv[2])
const { records, person } = inventPeople(size, 1)
globalThis.gc?.()
const before = process.memoryUsage().rss
const scorers = openScorers(2)
const began = performance.now()
const start = process.cpuUsage()
const stages: Record<string, number> = {}
let last = began
const stage = (name: string) => {
  const now = performance.now()
  stages[name] = (now - last) / 1000
  last = now
}
const described = describe(records)
const table = buildTable(records, described.fields, { codes: sharedCodes })
stage('read')
const { model, blocks } = await scorers.train(described, table, { seed: 1 })
stage('train')
// As `npm run link` does: pairs more likely than not, then all pairs within what certain links tie together.
const pairs = await scorers.score(model, table, { atLeast: 0, blocks })
stage('score')
const certain = bitsOf(0.95)
const clusters = cluster(size, weighInside(model, table, pairs, certain), { certain })
stage('cluster')
const seconds = (performance.now() - began) / 1000
const used = process.cpuUsage(start)
await scorers.close()
const found = evaluatePairs(clusters, person)
const peakMiB = process.resourceUsage().maxRSS / 1024
console.log(
  JSON.stringify({
    size,
    seconds,
    processor: (used.user + used.system) / 1e6,
    stages,
    candidates: pairs.candidates,
    kept: pairs.weight.length,
    peakMiB,
    bytesPerRecord: Math.max(0, peakMiB * 2 ** 20 - before) / size,
    ...found,
  }),
)
