import { benefitFindings } from '../benefits/benefit-findings.ts'
import { blueprintFindings } from '../blueprint/blueprint-findings.ts'
import { capabilityFindings } from '../capability/capability-findings.ts'
import { designFindings } from '../design/design-findings.ts'
import { governanceFindings } from '../governance/governance-findings.ts'
import { moneyFindings } from '../money/money-findings.ts'
import { optionFindings } from '../options/option-findings.ts'
import { organisationFindings } from '../organisation/organisation-findings.ts'
import { processesFindings } from '../processes/processes-findings.ts'
import { roadmapFindings } from '../roadmap/roadmap-findings.ts'
import { scopeFindings } from '../scope/scope-findings.ts'
import { voiceFindings } from '../voices/voice-findings.ts'
import type { Model } from './element.ts'
import type { Finding } from './finding.ts'
import { type Area, areas } from './kind.ts'
import { unsaidFindings } from './unsaid.ts'

/** A rule's finding, with the part of the programme it belongs to. */
export type AreaFinding = Finding & { readonly area: Area }

const rules: Partial<Record<Area, (model: Model, today: string) => Finding[]>> = {
  scope: scopeFindings,
  capability: capabilityFindings,
  voices: voiceFindings,
  options: optionFindings,
  money: moneyFindings,
  roadmap: roadmapFindings,
  benefits: benefitFindings,
  blueprint: blueprintFindings,
  design: designFindings,
  organisation: organisationFindings,
  processes: processesFindings,
  governance: governanceFindings,
}

/** All that the rules see in a programme, in order of its parts. `today` is a day such as 2026-11-30. */
export const findings = (model: Model, today: string): AreaFinding[] =>
  (Object.keys(areas) as Area[]).flatMap(area =>
    [...unsaidFindings(model, area), ...(rules[area]?.(model, today) ?? [])].map(finding => ({
      area,
      ...finding,
    })),
  )
