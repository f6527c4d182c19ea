import type { BlockingRule } from '../model.ts'
import type { BlockIndex } from './candidates.ts'

/**
 * Rules under which all keys together bring no more than `most` pairs: where they bring more, the caps of those that have one are
 * lowered to one number, the largest that is enough. What many records share says least, so the largest blocks go first.
 * The rules as they were where nothing needs to go.
 */
export function affordRules(
  rules: readonly BlockingRule[],
  blocks: BlockIndex,
  most: number,
): readonly BlockingRule[] {
  const bySize: number[] = []
  let uncapped = 0
  for (const [r, { index }] of blocks.rules.entries()) {
    for (let key = 0; key + 1 < index.starts.length; key++) {
      const size = index.starts[key + 1]! - index.starts[key]!
      const pairs = (size * (size - 1)) / 2
      if (rules[r]!.cap === undefined) uncapped += pairs
      else bySize[size] = (bySize[size] ?? 0) + pairs
    }
  }
  let pairs = uncapped
  let cap = 1
  while (cap + 1 < bySize.length && pairs + (bySize[cap + 1] ?? 0) <= most) {
    cap++
    pairs += bySize[cap] ?? 0
  }
  if (cap + 1 >= bySize.length) return rules
  return rules.map(rule =>
    rule.cap === undefined ? rule : { ...rule, cap: Math.min(rule.cap, Math.max(2, cap)) },
  )
}
