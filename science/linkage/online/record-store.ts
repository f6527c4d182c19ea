import type { Judge } from '../compile/comparison.ts'
import type { Row } from '../compile/test.ts'
import type { Field } from '../model.ts'
import { type Ints, openInts } from './ints.ts'
import { type Lexicon, openLexicon } from './lexicon.ts'

/**
 * What records say, as numbers: one a field, and one a comparison that asks for several fields at once. -1 is
 * nothing said.
 */
export type RecordStore = {
  /** Keeps what a record says in place `row`. */
  put(row: number, texts: readonly (string | null)[]): void
  textOf(row: number, field: string): string | null
  readonly views: readonly View[]
  readonly bytes: () => number
}

/** What a comparison sees of a record: the number of it, and the texts behind a number. */
export type View = {
  codeOf(row: number): number
  rowOf(code: number): Row
  /** The number of what a record would be seen as that is not kept; -2 if nothing kept is seen the same. */
  find(texts: readonly (string | null)[]): number
  pick(texts: readonly (string | null)[]): Row
}

const cacheMask = (1 << 12) - 1

export function openRecordStore(fields: readonly Field[], judges: readonly Judge[]): RecordStore {
  const places = new Map(fields.map((field, place) => [field.name, place]))
  const lexicons = fields.map(() => openLexicon())
  const codes = fields.map(() => openInts(-1))
  const views = new Map<string, View>()
  const tuples: { fields: number[]; lexicon: Lexicon; codes: Ints }[] = []

  const judged = judges.map(judge => {
    const name = judge.fields.join('\n')
    const known = views.get(name)
    if (known) return known
    const seen = judge.fields.map(field => places.get(field)!)
    const view = seen.length === 1 ? single(seen[0]!) : several(seen)
    views.set(name, view)
    return view
  })

  function single(place: number): View {
    const lexicon = lexicons[place]!
    const column = codes[place]!
    return {
      codeOf: column.get,
      rowOf: cacheRows(code => [lexicon.textOf(code)]),
      find(texts) {
        const text = texts[place]!
        if (text === null) return -1
        const code = lexicon.find(text)
        return code < 0 ? -2 : code
      },
      pick: texts => [texts[place]!],
    }
  }

  function several(seen: number[]): View {
    const lexicon = openLexicon()
    const column = openInts(-1)
    tuples.push({ fields: seen, lexicon, codes: column })
    return {
      codeOf: column.get,
      rowOf: cacheRows(code =>
        lexicon
          .textOf(code)
          .split(' ')
          .map((part, at) => (part === '' ? null : lexicons[seen[at]!]!.textOf(Number(part)))),
      ),
      find(texts) {
        const parts = seen.map(place => {
          const text = texts[place]!
          return text === null ? '' : lexicons[place]!.find(text)
        })
        const code = parts.includes(-1) ? -1 : lexicon.find(parts.join(' '))
        return code < 0 ? -2 : code
      },
      pick: texts => seen.map(place => texts[place]!),
    }
  }

  return {
    put(row, texts) {
      for (let place = 0; place < lexicons.length; place++) {
        const text = texts[place]!
        codes[place]!.set(row, text === null ? -1 : lexicons[place]!.add(text))
      }
      for (const { fields: seen, lexicon, codes: column } of tuples) {
        const parts = seen.map(place => {
          const code = codes[place]!.get(row)
          return code < 0 ? '' : code
        })
        column.set(row, lexicon.add(parts.join(' ')))
      }
    },
    textOf(row, field) {
      const place = places.get(field)!
      const code = codes[place]!.get(row)
      return code < 0 ? null : lexicons[place]!.textOf(code)
    },
    views: judged,
    bytes: () => {
      let sum = 0
      for (const lexicon of lexicons) sum += lexicon.bytes()
      for (const column of codes) sum += column.bytes()
      for (const tuple of tuples) sum += tuple.lexicon.bytes() + tuple.codes.bytes()
      return sum
    },
  }
}

const nothing: Row = [null]

/** The same few thousand names come up again and again. */
function cacheRows(make: (code: number) => Row): (code: number) => Row {
  const cached = new Int32Array(cacheMask + 1).fill(-1)
  const rows: Row[] = new Array(cacheMask + 1).fill(nothing)
  return code => {
    if (code < 0) return nothing
    const place = code & cacheMask
    if (cached[place] !== code) {
      cached[place] = code
      rows[place] = make(code)
    }
    return rows[place]!
  }
}
