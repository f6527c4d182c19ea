import type { Kinds } from '../model/kind.ts'
import { partnerKinds } from './partner-kinds.ts'
import { peopleKinds } from './people-kinds.ts'
import { structureKinds } from './structure-kinds.ts'

export const organisationKinds = {
  ...structureKinds,
  ...peopleKinds,
  ...partnerKinds,
} as const satisfies Kinds
