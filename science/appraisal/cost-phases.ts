import { BadMoneyError, inPounds, type Real } from './money.ts'

/** The four phases in which an option's costs are told (Technology Task Force, terms of reference, 2012, section 3). */
export const costPhases = ['start-up', 'design and build', 'implementation', 'ownership'] as const
export type CostPhase = (typeof costPhases)[number]

/** What a benefit is. Minutes saved release no cash unless a post or a cost goes with them. */
export const benefitKinds = ['cash-releasing', 'non-cash', 'quality', 'dis-benefit'] as const
export type BenefitKind = (typeof benefitKinds)[number]

/** Three points, low below high: whoever gives one figure has not said how sure they are. */
export interface Estimate<Year extends number = number> {
  readonly low: Real<Year>
  readonly likely: Real<Year>
  readonly high: Real<Year>
}

export interface Line<Year extends number = number> {
  /** One name, one uncertain input: a line of the same name in another option moves with it. */
  readonly name: string
  readonly estimate: Estimate<Year>
  /** How many times the estimate falls in each year, the first of them year 0: [0, 0.5, 1, 1]. */
  readonly profile: readonly number[]
}

export interface CostLine<Year extends number = number> extends Line<Year> {
  readonly phase: CostPhase
  /** Costs of others count against the benefits and not as public cost. The public sector unless told. */
  readonly bornBy?: 'public sector' | 'others'
}

export interface BenefitLine<Year extends number = number> extends Line<Year> {
  readonly kind: BenefitKind
  /** The post or cost that goes: without it a benefit releases no cash. */
  readonly releasedBy?: string
}

/** An effect that has no price: told in words beside the figures, always. */
export interface UnmonetisedEffect {
  readonly name: string
  readonly words: string
}

export interface Option<Year extends number = number> {
  readonly name: string
  /** The year whose prices all its lines are in. */
  readonly prices: Year
  readonly costs: readonly CostLine<Year>[]
  readonly benefits: readonly BenefitLine<Year>[]
  readonly unmonetised?: readonly UnmonetisedEffect[]
}

export class BadOptionError extends Error {
  override name = 'BadOptionError'
}

/** Throws `BadOptionError` with all faults of an option at once. */
export function checkOption(option: Option): void {
  const faults: string[] = []
  const names = new Set<string>()
  for (const line of [...option.costs, ...option.benefits]) {
    if (names.has(line.name)) faults.push(`two lines are called "${line.name}"`)
    names.add(line.name)
    faults.push(...faultsOfLine(line, option.prices))
  }
  for (const { name, phase } of option.costs) {
    if (!costPhases.includes(phase)) faults.push(`"${name}" has the phase ${phase}`)
  }
  for (const { name, kind, releasedBy } of option.benefits) {
    if (!benefitKinds.includes(kind)) faults.push(`"${name}" is a benefit of kind ${kind}`)
    if (kind === 'cash-releasing' && !releasedBy?.trim()) {
      faults.push(`"${name}" releases no cash until it says which post or cost goes`)
    }
  }
  if (option.costs.length === 0) faults.push('it has no costs; even doing nothing has some')
  if (faults.length > 0) throw new BadOptionError(`${option.name}: ${faults.join('; ')}`)
}

function faultsOfLine({ name, estimate, profile }: Line, prices: number): string[] {
  const faults: string[] = []
  const points = [estimate.low, estimate.likely, estimate.high]
  for (const point of points) {
    if (point.kind !== 'real' || point.prices !== prices) {
      faults.push(`"${name}" must be real money of ${prices}`)
    }
  }
  const [low, likely, high] = points.map(inPounds) as [number, number, number]
  if (!(low >= 0)) faults.push(`"${name}" is below 0; turn a cost into a benefit or the reverse`)
  if (low === high) {
    faults.push(`"${name}" is a single figure; give low, likely and high`)
  } else if (!(low <= likely && likely <= high)) {
    faults.push(`low, likely and high of "${name}" are out of order`)
  }
  if (
    !profile.some(share => share > 0) ||
    profile.some(share => !(share >= 0 && share < Infinity))
  ) {
    faults.push(`the years of "${name}" must be 0 or more and not all 0`)
  }
  return faults
}

/** Which of the three points of an estimate, or a share on top of the likely one (0.1 for 10% more). */
export type Setting = 'low' | 'likely' | 'high' | { readonly change: number }

/** Pounds of a line under a setting. Throws `BadMoneyError` where a change is no number. */
export function poundsAt(line: Line, setting: Setting = 'likely'): number {
  if (typeof setting === 'string') return inPounds(line.estimate[setting])
  if (!Number.isFinite(setting.change)) throw new BadMoneyError(`a change of ${setting.change}`)
  return inPounds(line.estimate.likely) * (1 + setting.change)
}
