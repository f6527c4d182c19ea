import { describe, type Model, openLinker, train } from '@bluelamp/science/linkage'
import { type InventedRecord, inventPeople, inventRecords } from '../people/invent-people.ts'

/**
 * One size in a process of its own: `online.ts <records> <new ones>`. Prints one line of JSON. Everyone is invented. The
 * new records are held back evenly from all: so most are of somebody known, and some of nobody.
 */
const [size, newcomers] = process.argv.slice(2).map(Number) as [number, number]
const sample = Math.min(size, 100_000)
const seed = 1

/** Rules that stay selective however many records there are: none needs a cap. */
const rules: Model['blocking'] = [
  { name: 'phone', keys: [{ field: 'phone' }] },
  { name: 'e-mail', keys: [{ field: 'email' }] },
  {
    name: 'a name and date of birth',
    keys: [{ field: 'name', as: 'variants' }, { field: 'date_of_birth' }],
  },
  { name: 'a name and postcode', keys: [{ field: 'name', as: 'sounds' }, { field: 'postcode' }] },
  {
    name: 'birth and outcode',
    keys: [{ field: 'date_of_birth' }, { field: 'postcode', as: 'outcode' }],
  },
  { name: 'a name and address', keys: [{ field: 'name', as: 'words' }, { field: 'address' }] },
  {
    name: 'two names and year',
    keys: [
      { field: 'name', as: 'sound-pairs' },
      { field: 'date_of_birth', as: 'year' },
    ],
  },
]

const { records } = inventPeople(sample, seed)
const described = { ...describe(records), blocking: rules }
const trained = train(described, records, { seed, randomPairs: 300_000 })
// Two records taken at random are the rarer the same the more people there are.
const model = { ...trained, prior: (trained.prior * sample) / size }

const linker = openLinker(model)
const people = inventRecords(size + newcomers, seed)
const persons = new Int32Array(size + newcomers)
const before = process.memoryUsage().rss
const began = performance.now()
const held: { row: number; values: InventedRecord }[] = []
const step = Math.floor((size + newcomers) / newcomers)
for (let row = 0; row < size + newcomers; row++) {
  const { person, values } = people.next().value!
  persons[row] = person
  if (row % step === 0 && held.length < newcomers) held.push({ row, values })
  else linker.load(String(row), values)
}
const loadSeconds = (performance.now() - began) / 1000
const bytes = linker.bytes()
const rss = process.memoryUsage().rss - before

type Times = { all: number[]; undisturbed: number[] }
const open = (): Times => ({ all: [], undisturbed: [] })

/**
 * Milliseconds by the clock. Undisturbed are those during which the machine did not take the processor away for somebody
 * else: what a machine of one's own would show.
 */
const timed = <T>(into: Times, work: () => T): T => {
  const switches = process.resourceUsage().involuntaryContextSwitches
  const from = performance.now()
  const made = work()
  const took = performance.now() - from
  into.all.push(took)
  if (process.resourceUsage().involuntaryContextSwitches === switches) into.undisturbed.push(took)
  return made
}
const finds = open()
const adds = open()
const clusters = open()
const withdrawals = open()
const candidates: number[] = []
let right = 0
let wrong = 0
const warmUp = Math.min(500, newcomers / 10)
for (const [n, { row, values }] of held.entries()) {
  timed(finds, () => linker.find(values))
  const links = timed(adds, () => linker.add(String(row), values))
  candidates.push(linker.last().candidates)
  timed(clusters, () => linker.clusterOf(String(row)))
  // Every tenth goes again, so that withdrawals are timed at full size.
  if (n % 10 === 0) timed(withdrawals, () => linker.withdraw(String(row)))
  for (const { id } of links) persons[Number(id)] === persons[row] ? right++ : wrong++
}
const spread = (times: readonly number[]) => {
  const sorted = times.slice(times.length > 2 * warmUp ? warmUp : 0).sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) }
}
const both = ({ all, undisturbed }: Times) => ({
  all: spread(all),
  undisturbed: spread(undisturbed),
  disturbed: all.length - undisturbed.length,
})
console.log(
  JSON.stringify({
    size,
    loadSeconds,
    bytesPerRecord: (bytes.records + bytes.keys + bytes.links) / size,
    bytes,
    residentPerRecord: rss / size,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    find: both(finds),
    add: both(adds),
    cluster: both(clusters),
    withdraw: both(withdrawals),
    candidates: spread(candidates),
    linkPrecision: right / Math.max(1, right + wrong),
    links: right + wrong,
  }),
)
