import { benefitKinds } from '../benefits/benefit-kinds.ts'
import { blueprintKinds } from '../blueprint/blueprint-kinds.ts'
import { capabilityKinds } from '../capability/capability-kinds.ts'
import { dataKinds } from '../capability/data-kinds.ts'
import { caseKinds } from '../cases/case-kinds.ts'
import { designKinds } from '../design/design-kinds.ts'
import { governanceKinds } from '../governance/governance-kinds.ts'
import { moneyKinds } from '../money/money-kinds.ts'
import { fitKinds } from '../options/fit-kinds.ts'
import { optionKinds } from '../options/option-kinds.ts'
import { practiceKinds } from '../options/practice-kinds.ts'
import { reportKinds } from '../options/report-kinds.ts'
import { organisationKinds } from '../organisation/organisation-kinds.ts'
import { channelKinds } from '../processes/channel-kinds.ts'
import { processKinds } from '../processes/process-kinds.ts'
import { roadmapKinds } from '../roadmap/roadmap-kinds.ts'
import { scopeKinds } from '../scope/scope-kinds.ts'
import { voiceKinds } from '../voices/voice-kinds.ts'
import type { Kind, Kinds } from './kind.ts'

/** Everything a programme can speak of. */
export const kinds: Kinds = {
  ...scopeKinds,
  ...capabilityKinds,
  ...dataKinds,
  ...voiceKinds,
  ...optionKinds,
  ...fitKinds,
  ...practiceKinds,
  ...reportKinds,
  ...moneyKinds,
  ...caseKinds,
  ...roadmapKinds,
  ...benefitKinds,
  ...blueprintKinds,
  ...designKinds,
  ...organisationKinds,
  ...processKinds,
  ...channelKinds,
  ...governanceKinds,
}

export const kindOf = (kind: string): Kind | undefined =>
  Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
