import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { inventedColumns, inventPeople } from './invent-people.ts'

const quote = (text: string | null) => (text === null ? '' : `"${text.replaceAll('"', '""')}"`)

/** Writes invented people as one Parquet file, by way of a CSV beside it; `id` and `person` (the truth) come first. */
export async function writeParquet(count: number, seed: number, path: string): Promise<Int32Array> {
  const { records, person } = inventPeople(count, seed)
  const csv = `${path}.csv`
  const file = createWriteStream(csv)
  file.write(`id,person,${inventedColumns.join(',')}\n`)
  let lines: string[] = []
  for (let row = 0; row < count; row++) {
    const values = inventedColumns.map(name => quote(records.columns[name]![row] as string | null))
    lines.push(`${row},${person[row]},${values.join(',')}\n`)
    if (lines.length < 20_000 && row + 1 < count) continue
    if (!file.write(lines.join(''))) await once(file, 'drain')
    lines = []
  }
  file.end()
  await finished(file)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const text = (value: string) => `'${value.replaceAll("'", "''")}'`
  await connection.run(
    `copy (select * replace (cast(id as integer) as id, cast(person as integer) as person)
       from read_csv(${text(csv)}, all_varchar = true)) to ${text(path)} (format parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
  await rm(csv)
  return person
}
