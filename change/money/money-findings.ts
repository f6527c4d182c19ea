import type { Model } from '../model/element.ts'
import type { Finding } from '../model/finding.ts'
import { budgetFindings } from './budget-findings.ts'
import { commissionFindings } from './commissioning.ts'
import { productivityFindings } from './productivity.ts'
import { savingFindings } from './saving-by-year.ts'

export const moneyFindings = (model: Model): Finding[] => [
  ...budgetFindings(model),
  ...savingFindings(model),
  ...productivityFindings(model),
  ...commissionFindings(model),
]
