/** A list of 32-bit numbers that grows a piece at a time, so that adding to ten million never copies ten million. */
export type Ints = {
  get(index: number): number
  set(index: number, value: number): void
  readonly bytes: () => number
}

const bits = 16
const mask = (1 << bits) - 1

/** What was never set is `empty`. */
export function openInts(empty: number): Ints {
  const pieces: (Int32Array | undefined)[] = []
  let held = 0
  return {
    get: index => pieces[index >>> bits]?.[index & mask] ?? empty,
    set(index, value) {
      let piece = pieces[index >>> bits]
      if (!piece) {
        piece = new Int32Array(1 << bits).fill(empty)
        for (let at = pieces.length; at <= index >>> bits; at++) pieces.push(undefined)
        pieces[index >>> bits] = piece
        held++
      }
      piece[index & mask] = value
    },
    bytes: () => held * 4 * (1 << bits),
  }
}
