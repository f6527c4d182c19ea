import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'
import { matchWords } from '../../memory/search/find-candidates.ts'
import {
  type Likeness,
  leastLikeness,
  likenessOf,
  wordsOfName,
} from '../../memory/search/name-words.ts'

/** Every name in the database, scored one by one with the measure that search ranks by: what it should have found. */
export class BruteForce {
  readonly #words: string[] = []
  readonly #ids = new Map<string, number>()
  /** Words of each name, names one after another, and where each name begins. */
  #of = new Int32Array(1 << 20)
  #from = new Int32Array(1 << 18)
  #names = 0
  #held = 0
  readonly #entities = new Map<string, number>()
  #entityOf = new Int32Array(1 << 18)

  static async read(db: Db): Promise<BruteForce> {
    const all = new BruteForce()
    let last = '00000000-0000-0000-0000-000000000000'
    for (;;) {
      const { rows } = await sql<{ record: string; entity: string; name: string }>`
        select record_id as record, entity_id as entity, value as name from memory.detail
        where name = 'name' and record_id > ${last} order by record_id limit 50000`.execute(db)
      if (rows.length === 0) return all
      for (const { entity, name } of rows) all.#add(entity, name)
      last = rows.at(-1)!.record
    }
  }

  get distinctWords(): number {
    return this.#words.length
  }

  get names(): number {
    return this.#names
  }

  #add(entity: string, name: string): void {
    const words = wordsOfName(name)
    if (this.#names + 2 > this.#from.length) {
      this.#from = grown(this.#from)
      this.#entityOf = grown(this.#entityOf)
    }
    if (this.#held + words.length > this.#of.length) this.#of = grown(this.#of)
    for (const word of words) {
      let id = this.#ids.get(word)
      if (id === undefined) {
        id = this.#words.push(word) - 1
        this.#ids.set(word, id)
      }
      this.#of[this.#held++] = id
    }
    const known = this.#entities.get(entity)
    this.#entityOf[this.#names] = known ?? this.#entities.size
    if (known === undefined) this.#entities.set(entity, this.#entities.size)
    this.#from[++this.#names] = this.#held
  }

  /** Likeness of the entities most like what was asked, the best first: names that hold all of its words. */
  best(asked: readonly string[], most: number): number[] {
    const alike = asked.map(word => {
      const found = new Map<number, Likeness>()
      for (const [id, other] of this.#words.entries()) {
        const likeness = likenessOf(word, other)
        if (likeness) found.set(id, likeness)
      }
      return found
    })
    const scores = new Map<number, number>()
    for (let name = 0; name < this.#names; name += 1) {
      const words = this.#of.subarray(this.#from[name]!, this.#from[name + 1]!)
      if (!alike.every(found => words.some(word => found.has(word)))) continue
      const { likeness, matches } = matchWords(alike, [...words])
      if (matches.includes(undefined) || likeness < leastLikeness) continue
      const entity = this.#entityOf[name]!
      if ((scores.get(entity) ?? 0) < likeness) scores.set(entity, likeness)
    }
    return [...scores.values()].sort((x, y) => y - x).slice(0, most)
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
