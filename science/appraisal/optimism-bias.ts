/** What a project can overrun: its time, its capital costs or, for what is bought as a service, its running costs. */
export type BiasMeasure = 'duration' | 'capital' | 'operating'

export interface BiasBounds {
  readonly upper: number
  readonly lower: number
}

export type ProjectType = keyof typeof optimismBiasTable

/**
 * Starting values by type of project, percent on top of the estimate: Mott MacDonald 2002, Review of Large Public
 * Procurement in the UK, as the Treasury's supplementary guidance prints them. Indicative, not limits: a force
 * with figures of its own overruns should use those.
 */
export const optimismBiasTable = {
  'standard buildings': { duration: { upper: 4, lower: 1 }, capital: { upper: 24, lower: 2 } },
  'non-standard buildings': { duration: { upper: 39, lower: 2 }, capital: { upper: 51, lower: 4 } },
  'standard civil engineering': {
    duration: { upper: 20, lower: 1 },
    capital: { upper: 44, lower: 3 },
  },
  'non-standard civil engineering': {
    duration: { upper: 25, lower: 3 },
    capital: { upper: 66, lower: 6 },
  },
  // Computers and software are developed, and belong here.
  'equipment and development': {
    duration: { upper: 54, lower: 10 },
    capital: { upper: 200, lower: 10 },
  },
  outsourcing: { operating: { upper: 41, lower: 0 } },
} as const satisfies Record<string, Readonly<Partial<Record<BiasMeasure, BiasBounds>>>>

export class BadOptimismBiasError extends Error {
  override name = 'BadOptimismBiasError'
}

/** A risk was priced by itself and left in the optimism bias too. `risk` and `area` say which. */
export class RiskCountedTwiceError extends Error {
  override name = 'RiskCountedTwiceError'
  readonly risk: string
  readonly area: string
  constructor(risk: string, area: string) {
    super(
      `the risk "${risk}" is priced by itself and still counted in the optimism bias for "${area}"; take it out of one of them`,
    )
    this.risk = risk
    this.area = area
  }
}

/** The bounds for a type of project, percent. Throws `BadOptimismBiasError` where the table has none. */
export function biasBounds(type: ProjectType, measure: BiasMeasure): BiasBounds {
  const row: Partial<Record<BiasMeasure, BiasBounds>> | undefined = optimismBiasTable[type]
  const found = row?.[measure]
  if (!found) throw new BadOptimismBiasError(`the table has no ${measure} bias for ${type}`)
  return found
}

/**
 * Bounds for a project of several types, weighted by their shares of its capital cost (shares from 0 to 1). Throws
 * `BadOptimismBiasError` where the shares do not add up to 1 or a type has no such bias.
 */
export function blendBias(
  parts: readonly { readonly type: ProjectType; readonly share: number }[],
  measure: BiasMeasure,
): BiasBounds {
  checkShares(parts.map(part => part.share))
  const sum = (end: keyof BiasBounds) =>
    parts.reduce((all, { type, share }) => all + share * biasBounds(type, measure)[end], 0)
  return { upper: sum('upper'), lower: sum('lower') }
}

/**
 * The bias left, percent, when a share of what causes it (0 to 1) has been dealt with: (1 - share) x upper. It may
 * end below the lower bound. Throws `BadOptimismBiasError` for a share outside 0 to 1 or a negative bound.
 */
export function mitigateBias(upper: number, mitigatedShare: number): number {
  if (!(upper >= 0 && upper < Infinity)) throw new BadOptimismBiasError(`a bias of ${upper}%`)
  if (!(mitigatedShare >= 0 && mitigatedShare <= 1)) {
    throw new BadOptimismBiasError(`a mitigated share of ${mitigatedShare}: give 0 to 1`)
  }
  return (1 - mitigatedShare) * upper
}

/** A risk area that adds to the bias. */
export interface BiasContributor {
  readonly area: string
  /** Its share of the upper bound, 0 to 1; the shares of all areas make 1. */
  readonly share: number
  /** How much of it has been dealt with or priced by itself, 0 to 1. */
  readonly mitigated: number
  readonly evidence?: string
}

/** A risk with a price of its own: likelihood times impact, in the unit of the estimate. */
export interface QuantifiedRisk {
  readonly name: string
  /** The contributor it would otherwise hide in. */
  readonly area: string
  readonly expectedCost: number
}

export interface AdjustedCost {
  /** Percent on top of the estimate that is left. */
  readonly biasPercent: number
  readonly bias: number
  readonly quantifiedRisks: number
  readonly riskManagement: number
  /** All of it, in the unit of the estimate. */
  readonly total: number
}

/**
 * An estimate with what experience and known risks add to it: estimate x (1 + bias left) + risks priced by themselves
 * + what managing risk costs, all in one unit. The bias falls as risks are priced: an area whose risk is priced must
 * be wholly out of the bias, else `RiskCountedTwiceError` names it. Throws `BadOptimismBiasError` for shares that do
 * not make 1, a mitigation without evidence, a risk in an area that is not there or a negative amount.
 */
export function adjustForOptimism(input: {
  readonly estimate: number
  readonly upper: number
  readonly contributors: readonly BiasContributor[]
  readonly quantifiedRisks?: readonly QuantifiedRisk[]
  readonly riskManagement?: number
}): AdjustedCost {
  const { estimate, upper, contributors, quantifiedRisks = [], riskManagement = 0 } = input
  checkShares(contributors.map(one => one.share))
  for (const { area, mitigated, evidence } of contributors) {
    if (mitigated > 0 && !evidence?.trim()) {
      throw new BadOptimismBiasError(`"${area}" is mitigated without evidence`)
    }
  }
  for (const { name, area, expectedCost } of quantifiedRisks) {
    const contributor = contributors.find(one => one.area === area)
    if (!contributor) throw new BadOptimismBiasError(`"${name}" lies in no area given: "${area}"`)
    if (contributor.mitigated < 1) throw new RiskCountedTwiceError(name, area)
    checkAmount(name, expectedCost)
  }
  checkAmount('the estimate', estimate)
  checkAmount('risk management', riskManagement)
  const biasPercent = contributors.reduce(
    (sum, { share, mitigated }) => sum + share * mitigateBias(upper, mitigated),
    0,
  )
  const bias = (estimate * biasPercent) / 100
  const priced = quantifiedRisks.reduce((sum, risk) => sum + risk.expectedCost, 0)
  return {
    biasPercent,
    bias,
    quantifiedRisks: priced,
    riskManagement,
    total: estimate + bias + priced + riskManagement,
  }
}

function checkShares(shares: readonly number[]): void {
  const sum = shares.reduce((all, share) => all + share, 0)
  if (shares.some(share => !(share >= 0)) || Math.abs(sum - 1) > 1e-9) {
    throw new BadOptimismBiasError(`the shares ${shares.join(', ')} must be 0 or more and make 1`)
  }
}

function checkAmount(name: string, amount: number): void {
  if (!(amount >= 0 && amount < Infinity)) {
    throw new BadOptimismBiasError(`${name} is ${amount}: give 0 or more`)
  }
}
