import type { Index } from './messages.ts'

/** Memory that workers can read without a copy: for `buildTable`'s codes. */
export const sharedCodes = (size: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(size * Int32Array.BYTES_PER_ELEMENT))

/** An index copied to where all workers can read it. */
export function shared({ starts, rows, first, keys }: Index): Index {
  const copy = (numbers: Int32Array) => {
    const memory = sharedCodes(numbers.length)
    memory.set(numbers)
    return memory
  }
  return { starts: copy(starts), rows: copy(rows), first: copy(first), keys: copy(keys) }
}
