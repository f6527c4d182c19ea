import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Bench, type Claim, type Figure, round, rounds } from './bench.ts'
import type { Generated, GenerateOrder, Loaded } from './tools/generate-force.ts'
import { tempFolder } from './tools/temp-folder.ts'

const until = '2026-11-20T09:00:00Z'
const file = join(import.meta.dirname, 'tools/generate-force.ts')

/** A process of its own for each, so that its peak of memory is its own. */
async function apart<T>(order: GenerateOrder, say: (line: string) => void): Promise<T> {
  const child = fork(file, [], { execArgv: [] })
  const ended = once(child, 'exit')
  let done: T | undefined
  let fault = 'it ended without a word'
  child.on('message', (told: { said: string } | { fault: string } | { done: T }) => {
    if ('said' in told) say(`  ${told.said}`)
    else if ('fault' in told) fault = told.fault
    else done = told.done
  })
  child.send(order)
  await ended
  if (done === undefined) throw new Error(`${order.what} ${order.size} failed: ${fault}`)
  return done
}

const times = { small: 3, force: 1 } as const

async function measure(size: 'small' | 'force', say: (line: string) => void) {
  const made: Generated[] = []
  const loads: Loaded[] = []
  for (let n = 0; n < times[size]; n += 1) {
    say(`making the ${size} force`)
    const done = await apart<Generated>({ what: 'generate', size, until }, () => {})
    made.push(done)
    say(`  ${round(done.seconds)} s, ${done.peakMiB} MiB: ${JSON.stringify(done.rows)}`)
    say(`loading the ${size} force`)
    const folder = tempFolder(`generate-${size}`)
    try {
      loads.push(await apart<Loaded>({ what: 'load', size, until, folder: folder.path }, say))
    } finally {
      folder.remove()
    }
  }
  const [first, loaded] = [made[0]!, loads[0]!]
  const seconds = rounds(
    made.map(each => each.seconds),
    1,
  )
  const loadSeconds = rounds(
    loads.map(each => each.seconds),
    1,
  )
  const about = (name: string, value: number | string, unit: string): Figure => ({
    name: `${size}: ${name}`,
    value,
    unit,
  })
  const rows = Object.values(loaded.tables).reduce((sum, count) => sum + count, 0)
  const largest = Object.entries(loaded.tables)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
  const perSecond = round(rows / loaded.seconds, 0)
  const figures = [
    about('every row made once, nothing kept', seconds, 's'),
    ...Object.entries(first.rows).map(([part, count]) => about(`made ${part}`, count, 'rows')),
    about('peak memory while making', Math.max(...made.map(each => each.peakMiB)), 'MiB'),
    about('made and loaded into PostgreSQL', loadSeconds, 's'),
    about('loaded', rows, 'rows'),
    about('loaded', perSecond, 'rows a second'),
    ...largest.map(([table, count]) => about(table, count, 'rows')),
    about('database', loaded.megabytes, 'MB'),
    about('peak memory of the loader', Math.max(...loads.map(each => each.peakMiB)), 'MiB'),
  ]
  const same = made.every(each => each.digest === first.digest)
  return { figures, same, repeated: made.length > 1 }
}

const bench: Bench = {
  about: 'the invented force: making it and loading it (BENCH_SMALL=1: the small one only)',
  run: async say => {
    const figures: Figure[] = []
    const claims: Claim[] = []
    const sizes =
      process.env.BENCH_SMALL === '1' ? (['small'] as const) : (['small', 'force'] as const)
    for (const size of sizes) {
      const measured = await measure(size, say)
      figures.push(...measured.figures)
      if (!measured.repeated) continue
      claims.push({
        claim: `The ${size} force is the same each time, row for row`,
        target: 'the same',
        measured: measured.same ? 'the same' : 'another',
        unit: '',
        reached: measured.same,
      })
    }
    return {
      settings: { until, months: '24 small, 3 full', rounds: JSON.stringify(times) },
      figures,
      claims,
    }
  },
}

export default bench
