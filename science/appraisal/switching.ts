import { type WeightedLine, weighLines } from './cash-flows.ts'
import type { Option } from './cost-phases.ts'
import { BadOptionError } from './cost-phases.ts'
import type { DiscountSchedule } from './discount.ts'

export interface SwitchingValue {
  readonly input: string
  /** By how much it must change, as a share: 0.1387 for 13.87% more. */
  readonly change: number
  /** Pounds of its estimate at that point, in the preferred option or, where only the rival has it, in the rival. */
  readonly value: number
  readonly what: 'NPSV is 0' | 'ranking flips'
  readonly option: string
  /** The option that comes level. */
  readonly rival?: string
}

export interface Switching {
  /** The option of the highest NPSV, and that value. */
  readonly preferred: string
  readonly npsv: number
  /** Nearest first. Those that would need an input below 0 are left out: they cannot happen. */
  readonly values: readonly SwitchingValue[]
  /** The three that need the least change. */
  readonly smallest: readonly SwitchingValue[]
}

/**
 * For each input the change, all others at their likely figures, at which the preferred option's NPSV becomes 0 or a
 * rival draws level with it (Green Book, switching values). Lines of one name in several options are one input and
 * move together. Throws `BadOptionError` for no option or two of one name, and the errors of `appraise`.
 */
export function switchingValues(options: readonly Option[], schedule: DiscountSchedule): Switching {
  const weighed = options.map(option => {
    const lines = weighLines(option, schedule)
    return { name: option.name, prices: option.prices, lines, npsv: lines.reduce(addWorth, 0) }
  })
  if (new Set(options.map(option => option.name)).size !== options.length) {
    throw new BadOptionError('two options have one name')
  }
  const preferred = weighed.reduce<(typeof weighed)[number] | undefined>(
    (best, one) => (best && best.npsv >= one.npsv ? best : one),
    undefined,
  )
  if (!preferred) throw new BadOptionError('no option to compare')
  if (weighed.some(one => one.prices !== preferred.prices)) {
    throw new BadOptionError('the options are in the prices of different years')
  }
  const values = preferred.lines.flatMap(line =>
    at(line, preferred.npsv, worth(line), { what: 'NPSV is 0', option: preferred.name }),
  )
  for (const rival of weighed) {
    if (rival === preferred) continue
    const lead = preferred.npsv - rival.npsv
    const told = { what: 'ranking flips', option: preferred.name, rival: rival.name } as const
    for (const line of preferred.lines) {
      const shared = rival.lines.find(other => other.name === line.name)
      values.push(...at(line, lead, worth(line) - (shared ? worth(shared) : 0), told))
    }
    for (const line of rival.lines) {
      if (preferred.lines.some(own => own.name === line.name)) continue
      values.push(...at(line, lead, -worth(line), told))
    }
  }
  values.sort((a, b) => Math.abs(a.change) - Math.abs(b.change))
  return {
    preferred: preferred.name,
    npsv: preferred.npsv,
    values,
    smallest: values.slice(0, 3),
  }
}

const worth = ({ weight, likely }: WeightedLine): number => weight * likely
const addWorth = (sum: number, line: WeightedLine): number => sum + worth(line)

/** Where `lead` has gone when it falls by `slope` for each whole the line shrinks. */
function at(
  line: WeightedLine,
  lead: number,
  slope: number,
  told: Pick<SwitchingValue, 'what' | 'option' | 'rival'>,
): SwitchingValue[] {
  const change = -lead / slope
  if (!Number.isFinite(change) || change < -1) return []
  return [{ input: line.name, change, value: line.likely * (1 + change), ...told }]
}
