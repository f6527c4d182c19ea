import { join } from 'node:path'
import { type Bench, type Claim, type Figure, round } from './bench.ts'
import { runApart } from './linkage/run-apart.ts'

type Spread = { p50: number; p95: number; p99: number; most: number }
type Times = { all: Spread; undisturbed: Spread; disturbed: number }
type Answer = {
  size: number
  loadSeconds: number
  bytesPerRecord: number
  residentPerRecord: number
  peakMiB: number
  find: Times
  add: Times
  cluster: Times
  withdraw: Times
  candidates: Spread
  linkPrecision: number
  links: number
}

const sizes = (process.env.BENCH_SIZES ?? '1000000,10000000').split(',').map(Number)
const newcomers = 20_000
const target = 5

const say4 = ({ p50, p95, p99, most }: Spread): string =>
  `p50 ${round(p50, 3)}, p95 ${round(p95, 3)}, p99 ${round(p99, 3)}, most ${round(most, 1)}`

const bench: Bench = {
  about: 'one new record against 1 and 10 million: found, kept, clustered, withdrawn',
  async run(say) {
    const figures: Figure[] = []
    const claims: Claim[] = []
    for (const size of sizes) {
      const one = await runApart<Answer>(process.execPath, [
        '--max-old-space-size=8000',
        join(import.meta.dirname, 'linkage/online.ts'),
        String(size),
        String(newcomers),
      ])
      say(`${size} records: loaded in ${round(one.loadSeconds)} s, add ${say4(one.add.all)} ms`)
      const name = (what: string) => `${size} records: ${what}`
      for (const [what, times] of Object.entries({
        find: one.find,
        add: one.add,
        'cluster of': one.cluster,
        withdraw: one.withdraw,
      })) {
        figures.push({ name: name(what), value: say4(times.all), unit: 'ms' })
        figures.push({
          name: name(`${what}, without the ${times.disturbed} a stranger broke into`),
          value: say4(times.undisturbed),
          unit: 'ms',
        })
      }
      figures.push(
        { name: name('candidates of a new record'), value: say4(one.candidates), unit: '' },
        {
          name: name('certain links made, of them right'),
          value: `${one.links}, ${round(100 * one.linkPrecision, 2)} %`,
          unit: '',
        },
        {
          name: name('loading without linking; bytes a record held, resident; peak'),
          value: `${round((one.loadSeconds / size) * 1e6, 1)} µs each; ${round(one.bytesPerRecord, 0)}, ${round(one.residentPerRecord, 0)}; ${round(one.peakMiB / 1024, 1)} GiB`,
          unit: '',
        },
      )
      claims.push({
        claim: name('a new record found, kept and linked: p99'),
        target: `under ${target} ms`,
        measured: `${round(one.add.all.p99, 2)} (undisturbed ${round(one.add.undisturbed.p99, 2)})`,
        unit: 'ms',
        reached: one.add.all.p99 < target && one.find.all.p99 < target,
      })
    }
    return { settings: { sizes: sizes.join(', '), newcomers, seed: 1 }, figures, claims }
  },
}

export default bench
