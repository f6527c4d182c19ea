import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { BackupError, messageOf } from './backup-error.ts'

/**
 * One file: the line below, then frames. A frame is one letter, the length of its payload as an
 * unsigned 32-bit big-endian number, and the payload:
 *
 *   H  header: JSON with format, versions, tables and sequences
 *   T  a table begins: JSON with its place in the header's list
 *   D  up to 1 MiB of the table's rows in the text format of COPY, as one gzip member
 *   E  the table ends: JSON with rows, bytes and SHA-256 of its text
 *   Z  the file ends: JSON with the totals and the SHA-256 of every byte before this frame
 */
const magic = Buffer.from('BLUELAMP BACKUP\n')
const pieceSize = 1024 * 1024
const longestFrame = 64 * 1024 * 1024
const readSize = 256 * 1024
// Half the time of the default level for files a tenth larger.
const compression = { level: 3 }

const compress = promisify(gzip)
const expand = promisify(gunzip)

export type FrameKind = 'H' | 'T' | 'D' | 'E' | 'Z'
export type Frame = { kind: string; payload: Buffer; hashBefore: string | undefined }

export class BackupWriter {
  private readonly hash = createHash('sha256')
  private readonly file: string
  private readonly handle: FileHandle
  private pieces: Buffer[] = []
  private pieceBytes = 0
  private pending: Promise<void> = Promise.resolve()

  private constructor(file: string, handle: FileHandle) {
    this.file = file
    this.handle = handle
  }

  static async create(file: string): Promise<BackupWriter> {
    if (existsSync(file)) {
      throw new BackupError(`${file} exists already. Choose another name, or move it away.`)
    }
    try {
      // It will hold personal data: for its owner's eyes only.
      const handle = await open(`${file}.partial`, 'w', 0o600)
      await handle.chmod(0o600)
      const writer = new BackupWriter(file, handle)
      await writer.put(magic)
      return writer
    } catch (error) {
      throw new BackupError(`${file} cannot be written: ${messageOf(error)}`, { cause: error })
    }
  }

  async json(kind: FrameKind, value: unknown): Promise<void> {
    await this.flush()
    await this.pending
    await this.frame(kind, Buffer.from(JSON.stringify(value)))
  }

  /** Rows of the present table. Compressing one piece overlaps with gathering the next. */
  async rows(chunk: Buffer): Promise<void> {
    this.pieces.push(chunk)
    this.pieceBytes += chunk.length
    if (this.pieceBytes >= pieceSize) await this.flush()
  }

  async finish(totals: { rows: number; bytes: number }): Promise<string> {
    await this.flush()
    await this.pending
    const sha256 = this.hash.copy().digest('hex')
    await this.frame('Z', Buffer.from(JSON.stringify({ ...totals, sha256 })))
    await this.handle.sync()
    await this.handle.close()
    await rename(`${this.file}.partial`, this.file)
    return sha256
  }

  async abandon(): Promise<void> {
    await this.pending.catch(() => {})
    await this.handle.close().catch(() => {})
    await rm(`${this.file}.partial`, { force: true })
  }

  private async flush() {
    if (this.pieceBytes === 0) return
    const piece = Buffer.concat(this.pieces)
    this.pieces = []
    this.pieceBytes = 0
    await this.pending
    this.pending = compress(piece, compression).then(payload => this.frame('D', payload))
    // It is awaited at the next piece; until then nobody listens.
    this.pending.catch(() => {})
  }

  private async frame(kind: FrameKind, payload: Buffer) {
    const head = Buffer.alloc(5)
    head.write(kind, 'latin1')
    head.writeUInt32BE(payload.length, 1)
    await this.put(head)
    await this.put(payload)
  }

  private async put(bytes: Buffer) {
    this.hash.update(bytes)
    for (let at = 0; at < bytes.length; ) {
      at += (await this.handle.write(bytes, at)).bytesWritten
    }
  }
}

/** Every frame in turn. The one that ends the file carries the hash of all before it. */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const bytes = await openBytes(file)
  try {
    const hash = createHash('sha256')
    const first = await bytes.take(magic.length)
    if (!first?.equals(magic)) throw new BackupError(`${file} is not a Bluelamp backup.`)
    hash.update(first)
    for (;;) {
      const head = await bytes.take(5)
      if (head === undefined) throw cutShort(file)
      const kind = head.toString('latin1', 0, 1)
      const length = head.readUInt32BE(1)
      if (!/[HTDEZ]/.test(kind) || length > longestFrame) {
        throw new BackupError(`${file} is damaged: there is rubbish in it. Use another copy.`)
      }
      const payload = await bytes.take(length)
      if (payload === undefined) throw cutShort(file)
      if (kind === 'Z') {
        if ((await bytes.take(1)) !== undefined) {
          throw new BackupError(`${file} is damaged: it goes on after its end. Use another copy.`)
        }
        yield { kind, payload, hashBefore: hash.digest('hex') }
        return
      }
      hash.update(head).update(payload)
      yield { kind, payload, hashBefore: undefined }
    }
  } finally {
    await bytes.close()
  }
}

export async function expandRows(file: string, payload: Buffer): Promise<Buffer> {
  try {
    return await expand(payload, { maxOutputLength: longestFrame })
  } catch (error) {
    throw new BackupError(`${file} is damaged: ${messageOf(error)}. Use another copy.`, {
      cause: error,
    })
  }
}

function cutShort(file: string) {
  return new BackupError(`${file} is cut short: its end is missing. Use another copy.`)
}

async function openBytes(file: string) {
  let handle: FileHandle
  try {
    handle = await open(file, 'r')
  } catch (error) {
    throw new BackupError(`${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
  let rest = Buffer.alloc(0)
  return {
    close: () => handle.close(),
    /** Exactly so many bytes, or undefined where the file ends first. */
    async take(length: number): Promise<Buffer | undefined> {
      const parts = [rest]
      let have = rest.length
      while (have < length) {
        const room = Buffer.allocUnsafe(Math.max(readSize, length - have))
        const { bytesRead } = await handle.read(room, 0, room.length)
        if (bytesRead === 0) return undefined
        parts.push(room.subarray(0, bytesRead))
        have += bytesRead
      }
      const all = parts.length === 1 ? rest : Buffer.concat(parts)
      rest = all.subarray(length)
      return all.subarray(0, length)
    },
  }
}
