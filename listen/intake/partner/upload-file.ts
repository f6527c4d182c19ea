import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  NotFoundError,
  type Resource,
} from '@bluelamp/platform'
import { longestDelivery, megabyte } from '../intake.ts'
import type { Source } from '../sources/source.ts'
import { findSources } from '../sources/source-store.ts'
import { type Taken, takeIn } from '../take-in.ts'
import { checkMapping, guessMapping, type Mapping } from './mapping.ts'
import { addMapping, findMappings, findNewestMapping, type SavedMapping } from './mapping-store.ts'
import { type PartnerFile, readFile } from './read-file.ts'
import { addUpload, findUpload, removeUpload, type UploadRow } from './upload-store.ts'

const intake = (forceId: string): Resource => ({
  type: 'Intake',
  id: 'files',
  attributes: { forceId },
})

const sourceOf = async (context: Context, forceId: string, code: string): Promise<Source> => {
  const source = (await findSources(context, forceId)).find(each => each.code === code)
  if (source?.adapter === 'partner-file') return source
  throw new InvalidInputError([
    { field: 'source', message: 'Choose which partner the file is from' },
  ])
}

export type Upload = {
  forceId: string
  source: string
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** Keeps a partner's file for a day, so that its columns can be mapped and looked at before it is taken in. */
export const uploadFile = defineVerb({
  name: 'listen.upload-file',
  operation: 'collect',
  resource: (_context, { forceId }: Upload) => intake(forceId),
  run: async (context, upload): Promise<{ uploadId: string }> => {
    const source = await sourceOf(context, upload.forceId, upload.source)
    const most = longestDelivery['partner-file']
    const fault =
      upload.bytes.length === 0
        ? 'Choose a file that is not empty'
        : upload.bytes.length > most
          ? `The file is larger than ${most / megabyte} MB: load it by the command line`
          : undefined
    if (fault) throw new InvalidInputError([{ field: 'file', message: fault }])
    return { uploadId: await addUpload(context, { ...upload, sourceId: source.id }) }
  },
  about: (_done, { source }) => ({ detail: { source } }),
  announce: false,
})

export type FileView = {
  sources: Source[]
  mappings: SavedMapping[]
  upload?: Pick<UploadRow, 'id' | 'name'> & { source: Source; size: number }
  /** The file read, or why it cannot be. */
  file?: PartnerFile
  fault?: string
  /** The mapping that fits its columns best: one that was saved, or a guess. */
  suggested?: { name: string; mapping: Mapping }
}

/** What is needed to map a file: its rows, the mappings there are, and which one fits. */
export const readUpload = defineVerb({
  name: 'listen.read-upload',
  operation: 'consult',
  resource: (_context, { forceId }: { forceId: string; uploadId?: string }) => intake(forceId),
  run: async (context, { forceId, uploadId }): Promise<FileView> => {
    const sources = (await findSources(context, forceId)).filter(
      source => source.adapter === 'partner-file' && source.open,
    )
    const mappings = await findMappings(context, forceId)
    if (!uploadId) return { sources, mappings }
    const row = await findUpload(context, forceId, uploadId)
    const source = row && sources.find(each => each.id === row.source_id)
    if (!row || !source) throw new NotFoundError('file', uploadId)
    const upload = { id: row.id, name: row.name, source, size: row.bytes.length }
    try {
      const file = readFile(row.bytes)
      return { sources, mappings, upload, file, suggested: fitting(file.columns, mappings, source) }
    } catch (error) {
      if ((error as Error).name !== 'UnreadableError') throw error
      return { sources, mappings, upload, fault: (error as Error).message }
    }
  },
  about: ({ upload }) => ({ detail: { ...(upload && { source: upload.source.code }) } }),
})

/** The saved mapping all of whose columns the file has, the one with the most first; else a guess by their names. */
function fitting(
  columns: readonly string[],
  mappings: readonly SavedMapping[],
  source: Source,
): { name: string; mapping: Mapping } {
  const [best] = mappings
    .filter(({ mapping }) => Object.keys(mapping.columns).every(column => columns.includes(column)))
    .sort((a, b) => Object.keys(b.mapping.columns).length - Object.keys(a.mapping.columns).length)
  return best ?? { name: source.code, mapping: guessMapping(columns) }
}

export type SaveMapping = { forceId: string; name: string; mapping: Mapping }

/** Saves a mapping under its name; one that says the same as the newest version is that version. */
export const saveMapping = defineVerb({
  name: 'listen.save-mapping',
  operation: 'none',
  resource: (_context, { forceId }: SaveMapping) => intake(forceId),
  run: async (context, { forceId, name, mapping }): Promise<{ id: string; version: number }> => {
    const faults = [
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 60
        ? []
        : [{ field: 'name', message: 'Name the mapping in small letters, digits and hyphens' }]),
      ...checkMapping(mapping),
    ]
    if (faults.length > 0) throw new InvalidInputError(faults)
    const newest = await findNewestMapping(context, forceId, name)
    if (newest && canonical(newest.mapping) === canonical(mapping)) {
      return { id: newest.id, version: newest.version }
    }
    return addMapping(context, forceId, name, mapping)
  },
  about: () => ({}),
})

/** The database keeps the fields of a document in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )

/** Takes an uploaded file in under a saved mapping; the upload is gone with it. */
export async function takeUpload(
  context: Context,
  { forceId, uploadId, mappingId }: { forceId: string; uploadId: string; mappingId: string },
): Promise<Taken> {
  return context.db.transaction().execute(async db => {
    const inner = { ...context, db }
    const row = await findUpload(inner, forceId, uploadId)
    const source =
      row && (await findSources(inner, forceId)).find(each => each.id === row.source_id)
    if (!row || !source || !(await removeUpload(inner, uploadId))) {
      throw new ConflictError('This file was taken in already, or is not kept any more.')
    }
    return takeIn(inner, {
      forceId,
      source: source.code,
      adapter: source.adapter,
      name: row.name,
      mediaType: row.media_type,
      bytes: row.bytes,
      mappingId,
    })
  })
}
