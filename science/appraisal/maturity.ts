/** CMMI's levels of maturity, in its words. */
export const maturityLevels = [
  { level: 1, name: 'initial' },
  { level: 2, name: 'managed' },
  { level: 3, name: 'defined' },
  { level: 4, name: 'quantitatively managed' },
  { level: 5, name: 'optimising' },
] as const

export type MaturityLevel = (typeof maturityLevels)[number]['level']

export interface MaturityClaim {
  readonly capability: string
  /** What shows each level: references to documents, figures, visits. Blank ones do not count. */
  readonly evidence: Readonly<Partial<Record<MaturityLevel, readonly string[]>>>
  /** The level somebody says it has. */
  readonly claimed?: MaturityLevel
  readonly target?: MaturityLevel
}

export interface Maturity {
  readonly capability: string
  /** The highest level with evidence for itself and every level below; `undefined` where there is none for level 1. */
  readonly level: MaturityLevel | undefined
  /** The first level without evidence: what to show next. */
  readonly missing: MaturityLevel | undefined
  /** Levels with evidence that do not count, for one below them has none. */
  readonly unsupported: readonly MaturityLevel[]
  /** Whether the claim, if one was made, stands. */
  readonly claimStands: boolean | undefined
  /** Levels still to go to the target; 0 when it is reached. */
  readonly gap: number | undefined
}

/** The level that the evidence bears. No level counts without evidence for every lower level. Never throws. */
export function assessMaturity({ capability, evidence, claimed, target }: MaturityClaim): Maturity {
  const levels = maturityLevels.map(one => one.level)
  const shown = levels.filter(level => evidence[level]?.some(one => one.trim() !== ''))
  const missing = levels.find(level => !shown.includes(level))
  const counted = shown.filter(level => missing === undefined || level < missing)
  const level = counted.at(-1)
  return {
    capability,
    level,
    missing,
    unsupported: shown.filter(one => !counted.includes(one)),
    claimStands: claimed === undefined ? undefined : claimed <= (level ?? 0),
    gap: target === undefined ? undefined : Math.max(0, target - (level ?? 0)),
  }
}
