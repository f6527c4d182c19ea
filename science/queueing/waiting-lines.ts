/** First come, first served: who waits for each pool. A case waits in one line at most. */
export class WaitingLines {
  readonly #first: Int32Array
  readonly #last: Int32Array
  readonly #behind: Int32Array

  constructor(lines: number, cases: number) {
    this.#first = new Int32Array(lines).fill(-1)
    this.#last = new Int32Array(lines).fill(-1)
    this.#behind = new Int32Array(cases)
  }

  isEmpty(line: number): boolean {
    return this.#first[line] === -1
  }

  join(line: number, one: number): void {
    this.#behind[one] = -1
    if (this.#last[line] === -1) this.#first[line] = one
    else this.#behind[this.#last[line]!] = one
    this.#last[line] = one
  }

  /** Takes out who waits longest. The line must not be empty. */
  take(line: number): number {
    const one = this.#first[line]!
    this.#first[line] = this.#behind[one]!
    if (this.#first[line] === -1) this.#last[line] = -1
    return one
  }
}
