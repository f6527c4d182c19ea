import { join } from 'node:path'
import type { Bench, Claim, Figure } from './bench.ts'
import { accuracy, dataIsThere, readSet } from './linkage/accuracy.ts'
import { growth } from './linkage/growth.ts'
import { race } from './linkage/race.ts'
import { historical, invented } from './linkage/spec.ts'
import { writeParquet } from './people/write-parquet.ts'
import { tempFolder } from './tools/temp-folder.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const people = Number(process.env.BENCH_PEOPLE ?? 200_000)
const sizes = [50_000, 200_000, 1_000_000, ...(process.argv.includes('--full') ? [5_000_000] : [])]
const small = process.env.BENCH_SMALL === '1'
/** Parts to run, of `race`, `accuracy` and `growth`; all if not named. */
const parts = (process.env.BENCH_PARTS ?? 'race,accuracy,growth').split(',')

const bench: Bench = {
  about:
    'linking records: speed against Splink and DuckDB, accuracy on known truth, growth. --full: 5 million',
  async run(say) {
    const { path: folder, remove } = tempFolder('linkage')
    const figures: Figure[] = []
    const claims: Claim[] = []
    const take = (found: { figures: Figure[]; claims: Claim[] }) => {
      figures.push(...found.figures)
      claims.push(...found.claims)
    }
    const there = dataIsThere()
    if (!there)
      figures.push({
        name: 'sets with known truth',
        value: 'left out: ../shared/data is not there',
        unit: '',
      })
    if (parts.includes('race')) {
      if (there) {
        const parquet = join(
          import.meta.dirname,
          '../../shared/data/linkage/historical_figures_40k.parquet',
        )
        take(
          await race(historical, parquet, await historicalTruth(parquet), { folder, rounds, say }),
        )
      }
      const parquet = join(folder, 'people.parquet')
      const person = await writeParquet(people, 1, parquet)
      const truth = new Map(Array.from(person, (number, row) => [String(row), String(number)]))
      const named = { ...invented, name: `${people} invented records` }
      take(await race(named, parquet, truth, { folder, rounds, say }))
    }
    if (there && parts.includes('accuracy')) take(await accuracy(say))
    if (parts.includes('growth')) take(await growth(small ? [20_000, 50_000] : sizes, say))
    remove()
    return { settings: { rounds, people, seed: 1, parts: parts.join(', ') }, figures, claims }
  },
}

async function historicalTruth(parquet: string): Promise<ReadonlyMap<string, string>> {
  const { records, truth } = await readSet({
    from: `(select unique_id, cluster as truth from read_parquet('${parquet}'))`,
    except: [],
  })
  return new Map(records.columns.unique_id!.map((id, row) => [String(id), String(truth[row])]))
}

export default bench
