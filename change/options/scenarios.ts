import {
  BadOptionError,
  greenBook2026,
  type Option,
  runScenarios,
  type Scenario,
  type Setting,
} from '@bluelamp/science/appraisal'
import { type Element, type Model, numberIn } from '../model/element.ts'
import { pricesOf, toOption, withOptimism } from './appraise-options.ts'
import { shortList } from './short-list.ts'

export type ScenarioRow = {
  readonly element: Element
  /** Net present value in real pounds under each scenario, in their order. */
  readonly worth: readonly number[]
}

export type OptionScenarios = {
  readonly scenarios: readonly Pick<Scenario, 'name' | 'words'>[]
  readonly rows: readonly ScenarioRow[]
  /** The option worth most under each scenario. */
  readonly best: readonly (Element | undefined)[]
}

const yearsLate = 2

/** Stories of how things could go, the same for every option, so that the ranking can be read under each. */
const stories = (option: Option): Scenario[] => {
  const all = (lines: readonly { readonly name: string }[], setting: Setting) =>
    Object.fromEntries(lines.map(({ name }) => [name, setting]))
  const dear = all(option.costs, 'high')
  const little = all(
    option.benefits.filter(({ kind }) => kind !== 'dis-benefit'),
    'low',
  )
  return [
    { name: 'As estimated', words: 'every line at its likely figure' },
    { name: 'Dear', words: 'every cost at its highest', settings: dear },
    { name: 'Little gained', words: 'every benefit at its lowest', settings: little },
    { name: 'Late', words: `every benefit ${yearsLate} years late`, benefitsLate: yearsLate },
    {
      name: 'All three',
      words: 'dear, little gained and late',
      settings: { ...dear, ...little },
      benefitsLate: yearsLate,
    },
  ]
}

/** The short list under each story; options that cannot be appraised are left out. */
export function optionScenarios(model: Model): OptionScenarios {
  const prices = pricesOf(model)
  const told = shortList(model).flatMap(element => {
    try {
      const option = withOptimism(toOption(element, prices), numberIn(element, 'optimism') ?? 0)
      const scenarios = stories(option)
      return [{ element, scenarios, runs: runScenarios(option, greenBook2026, scenarios) }]
    } catch (error) {
      if (!(error instanceof BadOptionError)) throw error
      return []
    }
  })
  const rows = told.map(({ element, runs }) => ({ element, worth: runs.map(({ npsv }) => npsv) }))
  const scenarios = told[0]?.scenarios ?? []
  return {
    scenarios,
    rows,
    best: scenarios.map(
      (_, at) => [...rows].sort((a, b) => b.worth[at]! - a.worth[at]!)[0]?.element,
    ),
  }
}
