import type { Model } from '../model/element.ts'
import type { Finding } from '../model/finding.ts'
import { channelFindings } from './channel-findings.ts'
import { processFindings } from './process-findings.ts'

export const processesFindings = (model: Model): Finding[] => [
  ...processFindings(model),
  ...channelFindings(model),
]
