import type { Kinds } from '../model/kind.ts'
import { budgetKinds } from './budget-kinds.ts'
import { commissionKinds } from './commission-kinds.ts'
import { productivityKinds } from './productivity-kinds.ts'

export const moneyKinds = {
  ...budgetKinds,
  ...productivityKinds,
  ...commissionKinds,
} as const satisfies Kinds
