import { benefitKinds } from '../benefits/benefit-kinds.ts'
import { blueprintKinds } from '../blueprint/blueprint-kinds.ts'
import { capabilityKinds } from '../capability/capability-kinds.ts'
import { caseKinds } from '../cases/case-kinds.ts'
import { governanceKinds } from '../governance/governance-kinds.ts'
import { moneyKinds } from '../money/money-kinds.ts'
import { fitKinds } from '../options/fit-kinds.ts'
import { optionKinds } from '../options/option-kinds.ts'
import { reportKinds } from '../options/report-kinds.ts'
import { roadmapKinds } from '../roadmap/roadmap-kinds.ts'
import { scopeKinds } from '../scope/scope-kinds.ts'
import { voiceKinds } from '../voices/voice-kinds.ts'
import type { Kind, Kinds } from './kind.ts'

/** Everything a programme can speak of. */
export const kinds: Kinds = {
  ...scopeKinds,
  ...capabilityKinds,
  ...voiceKinds,
  ...optionKinds,
  ...fitKinds,
  ...reportKinds,
  ...moneyKinds,
  ...caseKinds,
  ...roadmapKinds,
  ...benefitKinds,
  ...blueprintKinds,
  ...governanceKinds,
}

export const kindOf = (kind: string): Kind | undefined =>
  Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
