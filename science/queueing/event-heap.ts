/** What is still to happen, soonest first: a binary heap of times and codes in typed arrays, which grow. */
export class EventHeap {
  size = 0
  #times = new Float64Array(256)
  #codes = new Int32Array(256)

  /** When the next thing happens; infinity where nothing is left. */
  get soonest(): number {
    return this.size === 0 ? Infinity : this.#times[0]!
  }

  push(time: number, code: number): void {
    if (this.size === this.#times.length) this.#grow()
    const [times, codes] = [this.#times, this.#codes]
    let place = this.size++
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (times[parent]! <= time) break
      times[place] = times[parent]!
      codes[place] = codes[parent]!
      place = parent
    }
    times[place] = time
    codes[place] = code
  }

  /** Takes out the next and gives its code. The heap must not be empty. */
  pop(): number {
    const times = this.#times
    const codes = this.#codes
    const first = codes[0]!
    const size = --this.size
    const [time, code] = [times[size]!, codes[size]!]
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= size) break
      if (child + 1 < size && times[child + 1]! < times[child]!) child++
      if (times[child]! >= time) break
      times[place] = times[child]!
      codes[place] = codes[child]!
      place = child
    }
    times[place] = time
    codes[place] = code
    return first
  }

  #grow(): void {
    const [times, codes] = [this.#times, this.#codes]
    this.#times = new Float64Array(times.length * 2)
    this.#codes = new Int32Array(codes.length * 2)
    this.#times.set(times)
    this.#codes.set(codes)
  }
}
