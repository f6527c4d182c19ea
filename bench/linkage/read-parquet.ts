import { DuckDBInstance } from '@duckdb/node-api'
import { type CodedRead, readCoded } from '../../server/link/read-coded.ts'

/** Columns of a Parquet file, coded, and its identifiers. */
export async function readParquet(
  path: string,
  id: string,
  columns: readonly string[],
): Promise<CodedRead> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  const read = await readCoded(
    connection,
    id,
    columns,
    `read_parquet('${path.replaceAll("'", "''")}')`,
  )
  connection.closeSync()
  instance.closeSync()
  return read
}
