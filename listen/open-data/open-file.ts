import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import yauzl from 'yauzl'

/** Something a person named that cannot be read: says what, where and what to do. */
export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError'
}

/** One table of rows: a file, or an entry of an archive. May be opened more than once. */
export type DataFile = { name: string; open: () => Promise<Readable> }

const isData = (name: string) => /\.(csv|csv\.gz|zip)$/i.test(name)

/** The data files that the given files and folders hold, in the order of their names. */
export async function* findDataFiles(paths: readonly string[]): AsyncGenerator<DataFile> {
  for (const path of paths) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new UnreadableFileError(
        error.code === 'ENOENT'
          ? `There is no file or folder ${path}. Check how it is written.`
          : `${path} cannot be read: ${error.message}.`,
      )
    })
    if (found.isDirectory()) yield* findDataFiles(await listFolder(path))
    else if (/\.zip$/i.test(path)) yield* openArchive(path)
    else if (isData(path)) yield { name: basename(path), open: async () => openFile(path) }
    else {
      throw new UnreadableFileError(`${path} is not a .csv, .csv.gz or .zip file.`)
    }
  }
}

async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter(entry => entry.isDirectory() || isData(entry.name))
    .map(entry => join(folder, entry.name))
    .sort()
}

function openFile(path: string): Readable {
  const file = createReadStream(path)
  if (!/\.gz$/i.test(path)) return file
  const text = createGunzip()
  file.on('error', error => text.destroy(error))
  return file.pipe(text)
}

async function* openArchive(path: string): AsyncGenerator<DataFile> {
  const fault = (error: unknown) =>
    new UnreadableFileError(`${path} is not a whole zip archive: ${(error as Error).message}.`)
  const archive = await yauzl
    .openPromise(path, { autoClose: false, lazyEntries: true })
    .catch(error => {
      throw fault(error)
    })
  try {
    const entries: yauzl.Entry[] = []
    try {
      for await (const entry of archive.eachEntry()) {
        if (/\.csv$/i.test(entry.fileName)) entries.push(entry)
      }
    } catch (error) {
      throw fault(error)
    }
    for (const entry of entries) {
      yield {
        name: basename(entry.fileName),
        open: () => archive.openReadStreamPromise(entry),
      }
    }
  } finally {
    archive.close()
  }
}
