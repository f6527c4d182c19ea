/**
 * Rows by key: hashed keys of 64 bits (two halves) to lists of rows. Most keys are of one row, which stands in
 * the table itself; lists are blocks of 2, 4, 8 ... numbers, and a block outgrown is used again.
 */
export type Postings = {
  add(high: number, low: number, row: number): void
  /** Throws nothing if the row is not there. */
  remove(high: number, low: number, row: number): void
  /** How many rows have the key. */
  count(high: number, low: number): number
  /** Writes the rows into `into` and says how many there are; `into` must hold `count`. */
  read(high: number, low: number, into: Int32Array): number
  readonly bytes: () => number
}

const partBits = 12
const pieceBits = 18
const pieceMask = (1 << pieceBits) - 1
/** Of a list with no rows left; its key stays. */
const nobody = -0x80000000

export function openPostings(): Postings {
  // A slot is three numbers: high, low, and what: 0 free, row + 1, or -1 - the address of a block.
  const parts: (Int32Array | undefined)[] = new Array(1 << partBits)
  const filled = new Int32Array(1 << partBits)
  let tableBytes = 0
  // A block is its class and count (class * 2^26 + count is too tight: two numbers), then its rows.
  const pieces: Int32Array[] = []
  const free: number[][] = []
  let end = 0
  let pieceBytes = 0

  const addPiece = (length: number): number => {
    pieces.push(new Int32Array(length))
    pieceBytes += length * 4
    return (pieces.length - 1) << pieceBits
  }
  /** A block of 2^order numbers, the first two of which are its order and count. */
  const allocate = (order: number): number => {
    const again = free[order]?.pop()
    if (again !== undefined) return again
    const length = 1 << order
    // A list too long for a piece has one to itself.
    if (order > pieceBits) return addPiece(length)
    if (pieces.length === 0 || (end & pieceMask) + length > 1 << pieceBits || end === 0) {
      end = addPiece(1 << pieceBits)
    }
    const address = end
    end += length
    // Full to the brim: the next begins a new piece.
    if ((end & pieceMask) === 0) end = 0
    return address
  }
  const release = (address: number, order: number) => {
    while (free.length <= order) free.push([])
    free[order]!.push(address)
  }
  const pieceOf = (address: number) => pieces[address >>> pieceBits]!

  const grow = (part: number): Int32Array => {
    const old = parts[part]
    const slots = new Int32Array(old ? old.length * 2 : 48)
    tableBytes += slots.byteLength - (old?.byteLength ?? 0)
    const mask = slots.length / 3 - 1
    for (let from = 0; old && from < old.length; from += 3) {
      if (old[from + 2] === 0) continue
      let at = old[from + 1]! & mask
      while (slots[3 * at + 2] !== 0) at = (at + 1) & mask
      slots[3 * at] = old[from]!
      slots[3 * at + 1] = old[from + 1]!
      slots[3 * at + 2] = old[from + 2]!
    }
    parts[part] = slots
    return slots
  }
  /** Where the key stands, or -1 - where it would. */
  const seek = (slots: Int32Array, high: number, low: number): number => {
    const mask = slots.length / 3 - 1
    for (let at = low & mask; ; at = (at + 1) & mask) {
      if (slots[3 * at + 2] === 0) return -1 - 3 * at
      if (slots[3 * at] === high && slots[3 * at + 1] === low) return 3 * at
    }
  }
  const partOf = (high: number) => high >>> (32 - partBits)

  const find = (high: number, low: number): number => {
    const slots = parts[partOf(high)]
    if (!slots) return 0
    const at = seek(slots, high, low)
    return at < 0 ? 0 : slots[at + 2]!
  }

  return {
    add(high, low, row) {
      const part = partOf(high)
      let slots = parts[part] ?? grow(part)
      let at = seek(slots, high, low)
      if (at < 0) {
        if (filled[part]! * 4 >= slots.length) {
          slots = grow(part)
          at = seek(slots, high, low)
        }
        at = -1 - at
        slots[at] = high
        slots[at + 1] = low
        slots[at + 2] = row + 1
        filled[part]!++
        return
      }
      const what = slots[at + 2]!
      if (what === nobody) slots[at + 2] = row + 1
      else if (what > 0) {
        const address = allocate(2)
        const piece = pieceOf(address)
        const place = address & pieceMask
        piece[place] = 2
        piece[place + 1] = 2
        piece[place + 2] = what - 1
        piece[place + 3] = row
        slots[at + 2] = -1 - address
      } else {
        const address = -1 - what
        const piece = pieceOf(address)
        const place = address & pieceMask
        const order = piece[place]!
        const count = piece[place + 1]!
        if (count + 2 < 1 << order) {
          piece[place + 2 + count] = row
          piece[place + 1] = count + 1
          return
        }
        const wider = allocate(order + 1)
        const into = pieceOf(wider)
        const start = wider & pieceMask
        into.set(piece.subarray(place, place + 2 + count), start)
        into[start] = order + 1
        into[start + 1] = count + 1
        into[start + 2 + count] = row
        release(address, order)
        slots[at + 2] = -1 - wider
      }
    },
    remove(high, low, row) {
      const slots = parts[partOf(high)]
      const at = slots ? seek(slots, high, low) : -1
      if (!slots || at < 0) return
      const what = slots[at + 2]!
      if (what === row + 1) slots[at + 2] = nobody
      if (what >= 0 || what === nobody) return
      const address = -1 - what
      const piece = pieceOf(address)
      const place = address & pieceMask
      const count = piece[place + 1]!
      const rows = piece.subarray(place + 2, place + 2 + count)
      const where = rows.indexOf(row)
      if (where < 0) return
      rows[where] = rows[count - 1]!
      piece[place + 1] = count - 1
      if (count === 2) {
        slots[at + 2] = rows[0]! + 1
        release(address, piece[place]!)
      }
    },
    count(high, low) {
      const what = find(high, low)
      if (what === 0 || what === nobody) return 0
      if (what > 0) return 1
      const address = -1 - what
      return pieceOf(address)[(address & pieceMask) + 1]!
    },
    read(high, low, into) {
      const what = find(high, low)
      if (what === 0 || what === nobody) return 0
      if (what > 0) {
        into[0] = what - 1
        return 1
      }
      const address = -1 - what
      const place = (address & pieceMask) + 2
      const piece = pieceOf(address)
      const count = piece[place - 1]!
      for (let at = 0; at < count; at++) into[at] = piece[place + at]!
      return count
    },
    bytes: () => tableBytes + pieceBytes,
  }
}
