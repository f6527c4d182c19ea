/** How many of each thing there are as time goes on, and the area under that while it is measured. */
export class TimeAverages {
  readonly #counts: Int32Array
  readonly #since: Float64Array
  readonly #areas: Float64Array
  #isOpen = false

  constructor(things: number) {
    this.#counts = new Int32Array(things)
    this.#since = new Float64Array(things)
    this.#areas = new Float64Array(things)
  }

  now(thing: number): number {
    return this.#counts[thing]!
  }

  change(thing: number, by: number, now: number): void {
    if (this.#isOpen) {
      this.#areas[thing]! += this.#counts[thing]! * (now - this.#since[thing]!)
      this.#since[thing] = now
    }
    this.#counts[thing]! += by
  }

  /** Measuring begins. */
  open(now: number): void {
    this.#isOpen = true
    this.#since.fill(now)
  }

  /** Measuring ends. */
  close(now: number): void {
    for (let thing = 0; thing < this.#counts.length; thing++) this.change(thing, 0, now)
    this.#isOpen = false
  }

  area(thing: number): number {
    return this.#areas[thing]!
  }
}
