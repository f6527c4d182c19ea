import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Head, parseNote, writeNote } from './checkpoint.ts'

/**
 * The witness file holds every signed head, one note after another with an empty line between, and lives
 * outside the database. It only grows; better still on another machine's disk. It shows a journal that
 * was cut short, or written anew by someone who had the key.
 */
export class WitnessMalformedError extends Error {
  override name = 'WitnessMalformedError'
}

/** A note takes some 250 bytes; an origin would have to be very long to pass this. */
const tail = 8192

export async function appendToWitness(file: string, heads: readonly Head[]): Promise<void> {
  if (heads.length === 0) return
  const handle = await open(file, 'a', 0o644)
  try {
    await handle.appendFile(heads.map(head => `${writeNote(head)}\n`).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The head last witnessed. A note torn by a crash is taken off the end: nothing was built on it. */
export async function readLastWitnessed(file: string): Promise<Head | undefined> {
  const handle = await open(file, 'a+', 0o644)
  try {
    const { size } = await handle.stat()
    const start = Math.max(0, size - tail)
    const bytes = Buffer.alloc(size - start)
    await handle.read(bytes, 0, bytes.length, start)
    const whole = lengthOfWholeNotes(bytes)
    if (whole < bytes.length) {
      if (!isTornNote(bytes.toString('utf8', whole))) throw malformed(file)
      await handle.truncate(start + whole)
    }
    const notes = bytes.toString('utf8', 0, whole).split(/(?<=\n— [^\n]*\n)\n/)
    const last = notes.findLast(note => note !== '')
    if (last === undefined) return undefined
    const head = parseNote(last)
    if (head === undefined) throw malformed(file)
    return head
  } finally {
    await handle.close()
  }
}

/** Each note ends in its signature's line and an empty one; within a note no two signatures follow. */
function lengthOfWholeNotes(bytes: Buffer): number {
  const signature = bytes.lastIndexOf('\n— ')
  if (signature === -1) return 0
  const end = bytes.indexOf('\n\n', signature + 1)
  if (end !== -1) return end + 2
  const before = bytes.subarray(0, signature).lastIndexOf('\n— ')
  return before === -1 ? 0 : bytes.indexOf('\n\n', before + 1) + 2
}

const tornLines = [
  /^[^\s+]+$/,
  /^\d*$/,
  /^[A-Za-z0-9+/=]*$/,
  /^s?e?a?l?e?d? ?[\dT:.Z-]*$/,
  /^$/,
  /^[—\ufffd]?/,
]

/** Only such an end is cut off: a setting that names some other file must not cost that file its content. */
const isTornNote = (text: string): boolean =>
  text.split('\n').every((line, place) => tornLines[place]?.test(line) ?? line === '')

/** How long the file is now; nothing where it cannot be read, which reading it will tell. */
export function sizeOfWitness(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size
}

/** Every head in the file in its order, reading as it goes. What a crash tore off the last note is passed over. */
export async function* readWitness(
  file: string,
  bytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<Head> {
  const handle = await open(file).catch((cause: unknown) => {
    throw new WitnessMalformedError(`the witness file ${file} cannot be read`, { cause })
  })
  if (bytes === 0) return handle.close()
  let note: string[] = []
  for await (const line of handle.readLines({ end: bytes - 1 })) {
    if (line === '' && note.at(-1)?.startsWith('— ')) {
      const head = parseNote(`${note.join('\n')}\n`)
      if (head === undefined) throw malformed(file)
      yield head
      note = []
    } else {
      note.push(line)
    }
  }
}

const malformed = (file: string) =>
  new WitnessMalformedError(
    `the witness file ${file} holds something that is no signed head: put back the file as it was, or look into who changed it`,
  )
