import type { Kinds } from '../model/kind.ts'
import { ideaKinds } from './idea-kinds.ts'
import { releaseKinds } from './release-kinds.ts'
import { requirementKinds } from './requirement-kinds.ts'
import { serviceKinds } from './service-kinds.ts'

export const designKinds = {
  ...requirementKinds,
  ...serviceKinds,
  ...ideaKinds,
  ...releaseKinds,
} as const satisfies Kinds
