import type { Comparison, Level, Model } from '../model.ts'
import { compileSql } from '../splink/sql/compile.ts'
import { compileComparison, type Judge, saysNothing } from './comparison.ts'
import { openPairing, openWords } from './words.ts'

/** The comparisons of a model as functions of rows. */
export function compileModel(
  model: Pick<Model, 'comparisons' | 'fields' | 'frequencies'>,
): Judge[] {
  const words = openWords()
  const tools = { words, pairing: openPairing(words), sql: compileSql }
  const fields = model.fields.map(field => field.name)
  return model.comparisons.map(comparison =>
    compileComparison(comparison, fields, model.frequencies, tools),
  )
}

/** What an answer weighs: `bits` by level, and `rarity` times (`base` less log2 of the frequency) on top. */
export type Scale = {
  readonly bits: Float64Array
  readonly rarity: Float64Array
  readonly base: Float64Array
}

export class UntrainedModelError extends Error {
  override readonly name = 'UntrainedModelError'
}

export function scaleOf(comparison: Comparison): Scale {
  const { levels } = comparison
  return {
    bits: Float64Array.from(levels, level => bitsOf(comparison, level)),
    rarity: Float64Array.from(levels, level => level.termFrequency?.weight ?? 0),
    base: Float64Array.from(levels, level =>
      level.termFrequency ? Math.log2(level.termFrequency.base ?? exactU(comparison, level)) : 0,
    ),
  }
}

function bitsOf(comparison: Comparison, level: Level): number {
  if (saysNothing(level)) return 0
  if (level.m === undefined || level.u === undefined) {
    throw new UntrainedModelError(`Level "${level.label}" of "${comparison.name}" has no m and u`)
  }
  return Math.log2(level.m / level.u)
}

/** As in Splink: the frequency expected of exact agreement stands for that of levels short of it. */
function exactU(comparison: Comparison, level: Level): number {
  const exact = comparison.levels.find(
    l => 'equal' in l.test && l.test.equal === level.termFrequency?.field,
  )
  return exact?.u ?? level.u ?? 1
}

/** One way of being near and not the same, by comparison and level: log2 of its probability over m. `prior` likewise. */
export type Near = {
  readonly name: string
  readonly prior: number
  readonly apart: readonly Float64Array[]
}

export function compileNear({ near = {}, prior, comparisons }: Model): Near[] {
  return Object.entries(near).map(([name, share]) => ({
    name,
    prior: Math.log2(share / prior),
    apart: comparisons.map(({ levels }) =>
      Float64Array.from(levels, level => {
        const said = level.near?.[name]
        return saysNothing(level) || said === undefined ? 0 : Math.log2(said / level.m!)
      }),
    ),
  }))
}

/**
 * A weight against strangers, less what people near one another explain as well, of whom the pair says `levels`: never more than
 * it was.
 */
export function lessNear(weight: number, near: readonly Near[], levels: ArrayLike<number>): number {
  let against = 0
  let most = Number.NEGATIVE_INFINITY
  for (let n = 0; n < near.length; n++) {
    const { prior, apart } = near[n]!
    let odds = prior
    for (let c = 0; c < apart.length; c++) odds += apart[c]![levels[c]!]!
    // Where strangers are out of the question, only this one: and no number runs over.
    if (odds > most) most = odds
    against += 2 ** Math.min(1000, weight + odds)
  }
  return weight + most > 900 ? -most : weight - Math.log2(1 + against)
}

/** A tie of a model by numbers: bits by level of comparison `a`, then of `b`. */
export type CompiledTie = {
  readonly a: number
  readonly b: number
  readonly bits: Float64Array
  readonly width: number
}

export class BadTieError extends Error {
  override readonly name = 'BadTieError'
}

export function compileTies({
  comparisons,
  ties = [],
}: Pick<Model, 'comparisons' | 'ties'>): CompiledTie[] {
  return ties.map(({ between, bits }) => {
    const [a, b] = between.map(name => {
      const at = comparisons.findIndex(comparison => comparison.name === name)
      if (at < 0) throw new BadTieError(`A tie names comparison "${name}", which is not there`)
      return at
    }) as [number, number]
    const width = comparisons[b]!.levels.length
    const table = new Float64Array(comparisons[a]!.levels.length * width)
    for (const [x, level] of comparisons[a]!.levels.entries()) {
      for (const [y, other] of comparisons[b]!.levels.entries()) {
        table[x * width + y] = bits[level.label]?.[other.label] ?? 0
      }
    }
    return { a, b, bits: table, width }
  })
}

/**
 * Adds up what the comparisons of a pair say: the prior, levels and ties, then all that rarity adds. Whoever weighs a pair adds in
 * this order, so that it weighs the same to the bit everywhere.
 */
export function openSum(
  model: Model,
): (levels: ArrayLike<number>, frequencies: ArrayLike<number>) => number {
  const scales = model.comparisons.map(scaleOf)
  const ties = compileTies(model)
  const prior = logOdds(model.prior)
  return (levels, frequencies) => {
    let sum = prior
    let rare = 0
    for (let c = 0; c < scales.length; c++) {
      const { bits, rarity, base } = scales[c]!
      const level = levels[c]!
      sum += bits[level]!
      if (rarity[level]! > 0) rare += rarity[level]! * (base[level]! - frequencies[c]!)
    }
    for (let t = 0; t < ties.length; t++) {
      const { a, b, bits, width } = ties[t]!
      sum += bits[levels[a]! * width + levels[b]!]!
    }
    return sum + rare
  }
}

export const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits)
export const logOdds = (probability: number): number => Math.log2(probability / (1 - probability))
