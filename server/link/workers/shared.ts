import type { RuleIndex } from '@bluelamp/science/linkage'

/** Memory that workers can read without a copy: for `buildTable`'s codes. */
export const sharedCodes = (size: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(size * Int32Array.BYTES_PER_ELEMENT))

/** An index where all workers can read it. */
export function shared({ starts, rows, first, keys, dropped }: RuleIndex): RuleIndex {
  const share = (numbers: Int32Array) => {
    if (numbers.buffer instanceof SharedArrayBuffer) return numbers
    const memory = sharedCodes(numbers.length)
    memory.set(numbers)
    return memory
  }
  return {
    starts: share(starts),
    rows: share(rows),
    first: share(first),
    keys: share(keys),
    dropped,
  }
}
