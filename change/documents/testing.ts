import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync, inflateSync } from 'node:zlib'

/** For tests: what is inside the files we write, read without the libraries that wrote them. */

/** The parts of a zip by name, unpacked, found by its central directory. */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes)
  const parts = new Map<string, Buffer>()
  for (let at = zip.readUInt32LE(zip.length - 6); zip.readUInt32LE(at) === 0x02014b50; ) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map(place => zip.readUInt16LE(at + place))
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const data = zip.subarray(start, start + packed)
    parts.set(
      zip.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      method === 0 ? data : inflateRawSync(data),
    )
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return parts
}

/** A PDF's own bytes and each of its streams unpacked, as Latin letters. */
export function unfoldPdf(bytes: Uint8Array): string[] {
  const pdf = Buffer.from(bytes)
  const found = [pdf.toString('latin1')]
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.toString('latin1', at - 3, at) === 'end') continue
    try {
      found.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'))
    } catch {
      // Not a packed stream; its bytes are searched as they are.
    }
  }
  return found
}

/** Everything a PDF might say, however it is kept: strings, UTF-16 strings, and the letters that are shown. */
export function sayingsOfPdf(bytes: Uint8Array): string {
  return unfoldPdf(bytes)
    .flatMap(text => [
      text,
      text.replaceAll('\0', ''),
      [...text.matchAll(/<([0-9a-f]+)>|\bET\b/gi)]
        .map(([, hex]) => (hex ? Buffer.from(hex, 'hex').toString('latin1') : ' '))
        .join('')
        .replaceAll('\0', ''),
    ])
    .join('\n')
}

/** Whether a program of the machine is there. */
export function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Runs a program on a file of these bytes in a folder of its own, and gives back what `take` finds there. */
export function run<T>(
  bytes: Uint8Array,
  name: string,
  program: string,
  args: (folder: string, file: string) => string[],
  take: (folder: string, output: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'bluelamp-paper-'))
  try {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    const output = execFileSync(program, args(folder, file), {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 110_000,
    })
    return take(folder, output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const textOf = (folder: string, name: string): string =>
  readFileSync(join(folder, name), 'utf8')
