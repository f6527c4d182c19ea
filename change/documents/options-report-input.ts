import type { Block, Exemption, FrontMatter } from './document.ts'
import type { Passage } from './passage.ts'

// The nine contents of the options report, and the cost phases: Technology Task Force terms of reference (2012), 4 and 3.
export const optionsReportSections = {
  ambition: 'Ambition statement',
  strategicIntent: 'Strategic intent',
  financialContext: 'Financial context',
  background: 'Background',
  scope: 'Scope',
  capability: 'Capability assessment',
  engagement: 'Engagement with members of staff and the public',
  options: 'Options analysis including costs, timescales and risks',
  governance: 'Governance',
} as const

export const costPhases = {
  startUp: 'Start-up',
  designAndBuild: 'Design and build',
  implementation: 'Implementation',
  ownership: 'Ownership',
} as const

export type OptionsReportSection = keyof typeof optionsReportSections
export type CostPhase = keyof typeof costPhases

/** The classes of scope: terms of reference, 6. */
export const scopeClasses = {
  core: 'Core service',
  support: 'Support service',
  ict: 'ICT or information services',
} as const

export type ScopedArea = {
  readonly area: string
  readonly class: keyof typeof scopeClasses
  readonly outcomes: string
}

/** Maturity from 1 to 5. */
export type AssessedCapability = {
  readonly capability: string
  readonly current: number
  readonly target: number
  readonly evidence: string
}

export type Heard = {
  readonly from: string
  readonly said: string
  /** What was changed for it, or why nothing was. */
  readonly cameOfIt: string
}

export type OptionRisk = {
  readonly risk: string
  /** From 1 to 5. */
  readonly likelihood: number
  /** From 1 to 5. */
  readonly impact: number
  readonly response: string
}

export type ReportedOption = {
  readonly name: string
  readonly description: string
  /** Whole pounds. */
  readonly costs: Readonly<Record<CostPhase, number>>
  readonly timescale: string
  readonly risks: readonly OptionRisk[]
  /** Or told in words, where they are not weighed one by one. */
  readonly risksSaid?: string
  /** What else is said of it, such as its figures. */
  readonly more?: readonly Block[]
}

export type GovernanceRole = { readonly role: string; readonly duty: string }

export type OptionsReport = {
  readonly title: string
  readonly front: FrontMatter
  readonly summary?: readonly Block[]
  readonly ambition: Passage
  readonly strategicIntent: Passage
  readonly financialContext: Passage
  readonly background: Passage
  readonly scope: Passage & { readonly areas: readonly ScopedArea[] }
  readonly capability: Passage & { readonly assessed: readonly AssessedCapability[] }
  readonly engagement: Passage & { readonly heard: readonly Heard[] }
  readonly options: Passage & {
    readonly options: readonly ReportedOption[]
    readonly costsExempt?: Exemption
  }
  readonly governance: Passage & { readonly roles: readonly GovernanceRole[] }
}
