import type { Head } from './checkpoint.ts'
import { readWitness } from './witness.ts'

/** The witness file one tree size after another, never held as a whole. Call `open` before the first look. */
export class WitnessReader {
  count = 0
  #heads: AsyncGenerator<Head> | undefined
  #next: Head | undefined

  /** Of the file no more than its first `bytes`. */
  constructor(file: string | undefined, bytes: number | undefined) {
    this.#heads = file === undefined ? undefined : readWitness(file, bytes)
  }

  async open(): Promise<void> {
    await this.#advance()
  }

  get nextSize(): number | undefined {
    return this.#next?.size
  }

  async take(size: number): Promise<Head[]> {
    const taken: Head[] = []
    while (this.#next?.size === size) {
      taken.push(this.#next)
      this.count++
      await this.#advance()
    }
    return taken
  }

  async close(): Promise<void> {
    await this.#heads?.return(undefined)
  }

  async #advance(): Promise<void> {
    const result = await this.#heads?.next()
    this.#next = result === undefined || result.done ? undefined : result.value
  }
}
