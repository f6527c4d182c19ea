import type { Model } from '../model/element.ts'
import { type Finding, wrong } from '../model/finding.ts'
import { unansweredThemes } from './themes.ts'

export const voiceFindings = (model: Model): Finding[] =>
  unansweredThemes(model).map(theme => wrong(theme, 'Not answered yet'))
