import { hash } from 'node:crypto'
import type { Hash } from './merkle.ts'

const newline = 0x0a

/** Stands where an entry is gone; as long as a hash, so that many can be strung together. */
export const noHash: Hash = ' '.repeat(64)

let scratch = Buffer.alloc(0)

/**
 * Leaf hashes of many contents at once, each preceded by a newline; an empty one gives `noHash`. The
 * newline's own byte becomes the 0x00 that leaves are hashed behind, so nothing is copied; and the bytes
 * are written into one kept buffer, for making a new one each time takes longer than the hashing.
 */
export function hashLines(lines: string): Hash[] {
  if (scratch.length < lines.length * 3) scratch = Buffer.allocUnsafeSlow(lines.length * 3)
  const bytes = scratch.subarray(0, scratch.write(lines))
  const hashes: Hash[] = []
  for (let start = 0; start < bytes.length; ) {
    const next = bytes.indexOf(newline, start + 1)
    const end = next === -1 ? bytes.length : next
    bytes[start] = 0x00
    hashes.push(end - start === 1 ? noHash : hash('sha256', bytes.subarray(start, end), 'hex'))
    start = end
  }
  return hashes
}
