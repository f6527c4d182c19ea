import {
  type OptionsReportSection,
  optionsReportSections as reportSections,
} from '../documents/options-report-input.ts'
import { type Element, type Model, numberIn, ofKind, textIn } from '../model/element.ts'
import { unansweredThemes } from '../voices/themes.ts'
import { shortList, shortListFaults } from './short-list.ts'

export { reportSections }

/** Sections that are written from the model need it to hold something; all need words of their own. */
const drawnFrom: Partial<Record<OptionsReportSection, (model: Model) => boolean>> = {
  scope: model => ofKind(model, 'service').length > 0,
  capability: model => ofKind(model, 'capability').length > 0,
  engagement: model => ofKind(model, 'theme').length > 0,
  // An option without its timescale or its risks leaves the analysis unwritten.
  options: model =>
    shortList(model).length > 0 &&
    shortList(model).every(
      option => numberIn(option, 'months') !== undefined && textIn(option, 'risks').trim() !== '',
    ),
  governance: model => ofKind(model, 'workstream').length > 0,
}

export const emptySections = (model: Model, report: Element): OptionsReportSection[] =>
  (Object.keys(reportSections) as OptionsReportSection[]).filter(
    section => textIn(report, section).trim() === '' || drawnFrom[section]?.(model) === false,
  )

/** Why the report cannot be signed yet. */
export function reportFaults(model: Model, report: Element): string[] {
  const empty = emptySections(model, report)
  const themes = unansweredThemes(model)
  return [
    ...(empty.length > 0
      ? [`Empty: ${empty.map(section => reportSections[section]).join(', ')}`]
      : []),
    ...shortListFaults(model),
    ...(themes.length > 0
      ? [`Themes without an answer: ${themes.map(theme => theme.name).join(', ')}`]
      : []),
  ]
}
