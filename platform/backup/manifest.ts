import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { BackupError } from './backup-error.ts'

export const formatVersion = 1

const Name = Type.Object({ schema: Type.String(), name: Type.String() })

const Partition = Type.Object({
  schema: Type.String(),
  name: Type.String(),
  parent: Name,
  /** As SQL: `FOR VALUES FROM (...) TO (...)` or `DEFAULT`. */
  bound: Type.String(),
  /** As SQL, when the partition is itself divided: `RANGE (day)`. */
  key: Type.Union([Type.String(), Type.Null()]),
})

const Table = Type.Object({
  schema: Type.String(),
  name: Type.String(),
  columns: Type.Array(Type.String()),
  /** Its rows are kept under the table; the partitions are made again if they are missing. */
  partitions: Type.Array(Partition),
  partitioned: Type.Boolean(),
})

const Sequence = Type.Object({
  schema: Type.String(),
  name: Type.String(),
  /** As text: it may be beyond what a JavaScript number holds. */
  last: Type.String(),
  called: Type.Boolean(),
})

const Header = Type.Object({
  format: Type.Integer(),
  createdAt: Type.String(),
  /** The name of the last migration applied. */
  schemaVersion: Type.String(),
  serverVersion: Type.String(),
  schemas: Type.Array(Type.String()),
  tables: Type.Array(Table),
  sequences: Type.Array(Sequence),
})

const TableStart = Type.Object({ table: Type.Integer() })
const TableEnd = Type.Object({ rows: Type.Integer(), bytes: Type.Integer(), sha256: Type.String() })
const FileEnd = Type.Object({ rows: Type.Integer(), bytes: Type.Integer(), sha256: Type.String() })

export type Name = Static<typeof Name>
export type Partition = Static<typeof Partition>
export type Table = Static<typeof Table>
export type Sequence = Static<typeof Sequence>
export type Header = Static<typeof Header>
export type TableEnd = Static<typeof TableEnd>
export type FileEnd = Static<typeof FileEnd>

/** What a backup holds. `bytes` counts the rows' text before compression; `sha256` is of that text. */
export type BackupManifest = Omit<Header, 'tables'> &
  FileEnd & { tables: (Table & TableEnd)[]; sequences: Sequence[] }

export const readHeader = (payload: Buffer) => parse(Header, payload, 'header')
export const readTableStart = (payload: Buffer) => parse(TableStart, payload, 'start of a table')
export const readTableEnd = (payload: Buffer) => parse(TableEnd, payload, 'end of a table')
export const readFileEnd = (payload: Buffer) => parse(FileEnd, payload, 'end')

function parse<T extends Type.TSchema>(schema: T, payload: Buffer, what: string): Static<T> {
  let value: unknown
  try {
    value = JSON.parse(payload.toString('utf8'))
  } catch {
    value = undefined
  }
  // A newer format may have another header, and its number is the news that helps.
  if (hasNewerFormat(value)) {
    throw new BackupError(
      `This backup has format ${value.format}, made by a newer Bluelamp; this one reads format ${formatVersion}. Update first.`,
    )
  }
  if (Value.Check(schema, value)) return value
  throw new BackupError(`The backup is damaged: its ${what} cannot be read. Use another copy.`)
}

function hasNewerFormat(value: unknown): value is { format: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    typeof value.format === 'number' &&
    value.format > formatVersion
  )
}

export function tableName(name: Name): string {
  return `${name.schema}.${name.name}`
}
