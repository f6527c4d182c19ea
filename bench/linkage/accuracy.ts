import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  bitsOf,
  buildTable,
  cluster,
  components,
  describe,
  type Evaluation,
  evaluatePairs,
  pairsReached,
  predict,
  type RecordTable,
  train,
  weighInside,
} from '@bluelamp/science/linkage'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Claim, type Figure, round } from '../bench.ts'

const data = join(import.meta.dirname, '../../../shared/data/linkage')

type Set = {
  name: string
  /** Reads all columns as text, with the truth in one called `truth`. */
  from: string
  /** Columns that are no evidence: numbers of rows and of clusters. */
  except: readonly string[]
  f1: number
  precision?: number
}

const sets: readonly Set[] = [
  {
    name: 'historical_figures_40k',
    from: `(select *, cluster as truth from read_parquet('${data}/historical_figures_40k.parquet'))`,
    except: ['unique_id', 'cluster'],
    f1: 0.88,
    precision: 0.97,
  },
  {
    name: 'febrl3',
    from: `(select *, split_part(trim(rec_id), '-', 2) as truth from read_csv('${data}/febrl_dataset3.csv', all_varchar = true))`,
    except: ['rec_id'],
    f1: 0.996,
  },
  {
    name: 'fake_1000',
    from: `(select *, cluster as truth from read_csv('${data}/fake_1000.csv', all_varchar = true))`,
    except: ['unique_id', 'cluster'],
    f1: 0.87,
  },
]

export const dataIsThere = (): boolean => existsSync(data)

export async function readSet(set: {
  from: string
  except: readonly string[]
}): Promise<{ records: RecordTable; truth: Int32Array }> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(
    `select cast(columns(*) as varchar) from ${set.from}`,
  )
  const names = reader.columnNames()
  const values = reader.getColumns() as (string | null)[][]
  connection.closeSync()
  instance.closeSync()
  const labels = new Map<string, number>()
  const truth = Int32Array.from(values[names.indexOf('truth')]!, label => {
    const key = label ?? ''
    if (!labels.has(key)) labels.set(key, labels.size)
    return labels.get(key)!
  })
  const columns: Record<string, (string | null)[]> = {}
  for (const [at, name] of names.entries()) {
    if (name !== 'truth' && !set.except.includes(name)) columns[name] = values[at]!
  }
  return { records: { ids: Array.from(truth, (_, row) => String(row)), columns }, truth }
}

/** Thresholds tried for the best: in bits, from more likely than not to one in many thousands. */
const tried = [0.01, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14]

/**
 * What comes out without labels and without a setting of ours for any file: described, trained, weighed, clustered. Beside the
 * threshold fixed beforehand (0.95) stands the best one, which takes the labels to find.
 */
export async function accuracy(
  say: (line: string) => void,
): Promise<{ figures: Figure[]; claims: Claim[] }> {
  const figures: Figure[] = []
  const claims: Claim[] = []
  for (const set of sets) {
    const { records, truth } = await readSet(set)
    const began = performance.now()
    const described = describe(records)
    const table = buildTable(records, described.fields)
    const model = train(described, table, { seed: 1 })
    const pairs = predict(model, table)
    const at = (certain: number) => evaluatePairs(cluster(table.size, pairs, { certain }), truth)
    const fixed = at(bitsOf(0.95))
    const seconds = (performance.now() - began) / 1000
    const best = tried.map(certain => ({ certain, ...at(certain) })).sort((a, b) => b.f1 - a.f1)[0]!
    const naive = evaluatePairs(components(table.size, pairs, bitsOf(0.95)), truth)
    const strict = evaluatePairs(
      cluster(table.size, weighInside(model, table, pairs, bitsOf(0.95)), {
        certain: bitsOf(0.95),
      }),
      truth,
    )
    const reach = pairsReached(pairs, truth)
    say(`${set.name}: ${words(fixed)} in ${round(seconds)} s`)
    figures.push(
      { name: `${set.name}: at 0.95 fixed beforehand`, value: words(fixed), unit: '' },
      {
        name: `${set.name}: at its best threshold, ${best.certain} bits`,
        value: words(best),
        unit: '',
      },
      {
        name: `${set.name}: at 0.95, all pairs of a component weighed`,
        value: words(strict),
        unit: '',
      },
      {
        name: `${set.name}: at 0.95, connected components for comparison`,
        value: words(naive),
        unit: '',
      },
      {
        name: `${set.name}: share of true pairs kept of ${pairs.candidates} candidates; all of it took`,
        value: `${round(reach.share, 4)}; ${round(seconds)} s`,
        unit: '',
      },
    )
    if (set.precision !== undefined) {
      claims.push({
        claim: `${set.name}: precision of pairs after clustering, at 0.95`,
        target: `at least ${set.precision}`,
        measured: round(fixed.precision, 4),
        unit: '',
        reached: fixed.precision >= set.precision,
      })
    }
    claims.push({
      claim: `${set.name}: F1 of pairs after clustering, without labels, at 0.95`,
      target: `at least ${set.f1}`,
      measured: round(fixed.f1, 4),
      unit: '',
      reached: fixed.f1 >= set.f1,
    })
  }
  return { figures, claims }
}

export const words = ({ precision, recall, f1, b3, largest }: Evaluation): string =>
  `precision ${round(precision, 4)}, recall ${round(recall, 4)}, F1 ${round(f1, 4)}, ` +
  `B3 ${round(b3.precision, 3)} / ${round(b3.recall, 3)} / ${round(b3.f1, 3)}, largest ${largest}`
