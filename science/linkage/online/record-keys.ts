import { hashText, mix } from '../block/hash.ts'
import { keysOf } from '../block/keys.ts'
import type { BlockingRule } from '../model.ts'

/** The hashed keys of one record under one rule, as `indexRule` of block/ has them: pairs of halves, one after another. */
export type RuleKeys = (textOf: (field: string) => string | null, into: number[]) => void

export class UncountedRuleError extends Error {
  override readonly name = 'UncountedRuleError'
}

/** Most keys one record may have under one rule. */
const mostKeys = 64
const between = ' + '

const join = (hash: number, more: number): number => mix(Math.imul(hash, 31) + more)

function hashParts(parts: readonly string[]): [number, number] {
  let [high, low] = [hashText(parts[0]!, 1), hashText(parts[0]!, 2)]
  for (const part of parts.slice(1)) {
    high = join(high, hashText(part, 1))
    low = join(low, hashText(part, 2))
  }
  return [high, low]
}

/**
 * Makes a rule a function of one record. Throws `UncountedRuleError` for a rule with a cap whose common keys were
 * not counted in training: whether a pair is a candidate would then depend on the other records.
 */
export function compileRule(rule: BlockingRule, number: number): RuleKeys {
  if (rule.cap !== undefined && rule.stops === undefined) {
    throw new UncountedRuleError(
      `Rule "${rule.name}" has a cap and no stops: train the model first`,
    )
  }
  const stops = new Map<number, Set<number>>()
  for (const stop of rule.stops ?? []) {
    const [high, low] = hashParts(stop.split(between))
    const lows = stops.get(high) ?? new Set()
    stops.set(high, lows.add(low))
  }
  // Rules do not share keys, so each sets its own off.
  const salt = Math.imul(number + 1, 0x9e3779b1)
  const highs: number[] = []
  const lows: number[] = []

  return (textOf, into) => {
    highs.length = 0
    lows.length = 0
    for (let place = 0; place < rule.keys.length; place++) {
      const { field, as } = rule.keys[place]!
      const text = textOf(field)
      const keys = text === null ? [] : keysOf(text, as).filter(key => key !== '')
      if (keys.length === 0) return
      const before = highs.length
      const from = place === 0 ? 0 : 1
      for (let k = from; k < keys.length && highs.length < mostKeys; k++) {
        const [high, low] = [hashText(keys[k]!, 1), hashText(keys[k]!, 2)]
        if (place === 0) {
          highs.push(high)
          lows.push(low)
        } else {
          for (let at = 0; at < before; at++) {
            highs.push(join(highs[at]!, high))
            lows.push(join(lows[at]!, low))
          }
        }
      }
      if (place === 0) continue
      const [high, low] = [hashText(keys[0]!, 1), hashText(keys[0]!, 2)]
      for (let at = 0; at < before; at++) {
        highs[at] = join(highs[at]!, high)
        lows[at] = join(lows[at]!, low)
      }
    }
    for (let at = 0; at < highs.length; at++) {
      if (!stops.get(highs[at]!)?.has(lows[at]!)) into.push(highs[at]! ^ salt, lows[at]!)
    }
  }
}
