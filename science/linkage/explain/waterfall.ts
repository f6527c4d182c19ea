import type { Weighed } from '../model.ts'
import { capital, oneIn, percent, probabilityOf } from './explain.ts'
import { inWords } from './say-field.ts'
import { drawWaterfall } from './waterfall-svg.ts'

/** One bar, in bits: it runs from `from` to `to`, and `rarity` of its length comes of values being rare or common. */
export type Bar = {
  readonly label: string
  readonly kind: 'start' | 'for' | 'against' | 'neither' | 'total'
  readonly from: number
  readonly to: number
  readonly weight: number
  readonly rarity: number
}

export type Waterfall = {
  readonly bars: readonly Bar[]
  /** Match weight in bits, and the probability it means. */
  readonly total: number
  readonly probability: number
  /** Places on the axis with their odds in words ("1 in 1,000", "evens", "1,000 to 1"). */
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  /** What the picture shows, for those who do not see it. */
  readonly description: string
  /** The picture: stands alone, without style attributes or outside styles. */
  readonly svg: string
}

export type WaterfallOptions = {
  /** Begins the ids in the picture: unique on its page. Default "waterfall". */
  readonly id?: string
  /** Pixels. Below 520 names stand over the bars, for a telephone. Default 720. */
  readonly width?: number
  /** What a comparison is called. Default: its own name in words. */
  readonly names?: Readonly<Record<string, string>>
}

/**
 * The way from what was known beforehand to the verdict, a bar for each comparison: what speaks for the
 * link first, heaviest first, then what speaks against it. Data for a table, and an SVG picture.
 */
export function waterfall(weighed: Weighed, options: WaterfallOptions = {}): Waterfall {
  const start = weighed.prior
  const bars: Bar[] = [
    { label: 'Before comparing', kind: 'start', from: 0, to: start, weight: start, rarity: 0 },
  ]
  let at = start
  for (const finding of [...weighed.findings].sort((a, b) => b.weight - a.weight)) {
    const to = at + finding.weight
    bars.push({
      label: options.names?.[finding.comparison] ?? capital(inWords(finding.comparison)),
      kind: Math.abs(finding.weight) < 0.05 ? 'neither' : finding.weight > 0 ? 'for' : 'against',
      from: at,
      to,
      weight: finding.weight,
      rarity: finding.frequencyWeight,
    })
    at = to
  }
  const total = weighed.weight
  // Comparisons may be tied: what they say together differs from the sum of the two.
  if (Math.abs(total - at) > 0.05) {
    const kind = total > at ? 'for' : 'against'
    bars.push({
      label: 'What goes together',
      kind,
      from: at,
      to: total,
      weight: total - at,
      rarity: 0,
    })
  }
  bars.push({ label: 'Together', kind: 'total', from: 0, to: total, weight: total, rarity: 0 })

  const ticks = ticksFor(bars)
  const description = describe(bars, weighed)
  return {
    bars,
    total,
    probability: weighed.probability,
    ticks,
    description,
    svg: drawWaterfall({
      bars,
      ticks,
      description,
      title: `Why the two records are the same or not: ${percent(weighed.probability)}`,
      verdict: percent(weighed.probability),
      id: options.id ?? 'waterfall',
      width: options.width ?? 720,
    }),
  }
}

function describe(bars: readonly Bar[], weighed: Weighed): string {
  const name = (kind: Bar['kind']) =>
    bars.filter(bar => bar.kind === kind).map(bar => bar.label.toLowerCase())
  const list = (all: readonly string[]) => (all.length === 0 ? 'nothing' : all.join(', '))
  return (
    `Starting from ${oneIn(probabilityOf(weighed.prior))}. Speaking for the same: ${list(name('for'))}. ` +
    `Speaking against: ${list(name('against'))}. ` +
    `Together: ${percent(weighed.probability)}.`
  )
}

/** Odds at powers of ten, seven at most, always with evens. */
function ticksFor(bars: readonly Bar[]): readonly { at: number; label: string }[] {
  const bits = bars.flatMap(bar => [bar.from, bar.to])
  const tens = Math.log2(10)
  const low = Math.floor(Math.min(0, ...bits) / tens)
  const high = Math.ceil(Math.max(0, ...bits) / tens)
  const step = Math.max(1, Math.ceil((high - low) / 6))
  const out: { at: number; label: string }[] = []
  for (let power = Math.ceil(low / step) * step; power <= high; power += step) {
    out.push({ at: power * tens, label: oddsOf(power) })
  }
  return out
}

function oddsOf(power: number): string {
  if (power === 0) return 'evens'
  const size = Math.abs(power)
  const number =
    size < 6 ? String(10 ** size).replace(/\B(?=(\d{3})+$)/g, ',') : `10${superscript(size)}`
  return power > 0 ? `${number} to 1` : `1 to ${number}`
}

function superscript(number: number): string {
  return [...String(number)].map(digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')
}
