import type { RecordTable } from '@bluelamp/science/linkage'
import { DuckDBInstance } from '@duckdb/node-api'

/** Columns of a Parquet file as texts, missing as null. */
export async function readParquet(
  path: string,
  id: string,
  columns: readonly string[],
): Promise<RecordTable> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const casts = columns.map(name => `cast("${name}" as varchar) as "${name}"`)
  const reader = await connection.runAndReadAll(
    `select cast("${id}" as varchar) as " id", ${casts.join(', ')} from read_parquet('${path.replaceAll("'", "''")}')`,
  )
  const [ids, ...values] = reader.getColumns() as (string | null)[][]
  connection.closeSync()
  instance.closeSync()
  return {
    ids: ids as string[],
    columns: Object.fromEntries(columns.map((name, at) => [name, values[at]!])),
  }
}
