import { currentLevel, targetLevel } from '../capability/inventory.ts'
import type { Block, FrontMatter, OptionsReport, ReportedOption } from '../documents/index.ts'
import { passageOf } from '../governance/passages.ts'
import { choiceIn } from '../model/choice.ts'
import {
  type Element,
  type Model,
  namedIn,
  numberIn,
  ofKind,
  rowsIn,
  textIn,
} from '../model/element.ts'
import { sayDay, sayPence, sayPounds, sayPoundsInMillions } from '../say.ts'
import { classify } from '../scope/classify.ts'
import { rateServices, signedCutOff } from '../scope/rating.ts'
import { answerOf } from '../voices/themes.ts'
import { type AppraisedOption, appraiseOptions } from './appraise-options.ts'
import { contractImpacts, type Impact, impactWords } from './contract-fit.ts'
import { ofTransfer } from './option-kinds.ts'

/** The options report as it is written from the model: what people wrote, and beside it the figures as they stand now. */
export function buildReport(model: Model, report: Element, front: FrontMatter): OptionsReport {
  const words = (field: string) => passageOf(report, field)
  const appraisal = appraiseOptions(model)
  const below = belowTheLine(model)
  const impacts = new Map(contractImpacts(model).map(impact => [impact.option.id, impact]))
  return {
    title: report.name,
    front,
    ambition: words('ambition'),
    strategicIntent: words('strategicIntent'),
    financialContext: words('financialContext'),
    background: words('background'),
    scope: {
      blocks: [...words('scope').blocks, ...below],
      areas: ofKind(model, 'service').map(service => ({
        area: service.name,
        class: classify(service).class ?? 'support',
        outcomes: namedIn(model, service, 'outcomes')
          .map(({ name }) => name)
          .join('; '),
      })),
    },
    capability: {
      ...words('capability'),
      assessed: ofKind(model, 'capability').map(capability => ({
        capability: capability.name,
        current: currentLevel(capability),
        target: targetLevel(capability),
        evidence: rowsIn(capability, 'evidence')
          .map(row => `${row.what} (${row.source}, ${sayDay(String(row.date))})`)
          .join('; '),
      })),
    },
    engagement: {
      ...words('engagement'),
      heard: ofKind(model, 'theme').map(theme => ({
        from: namedIn(model, theme, 'from')
          .map(({ name }) => name)
          .join('; '),
        said: theme.name,
        cameOfIt: answerOf(model, theme),
      })),
    },
    options: {
      blocks: [...words('options').blocks, ...figures(appraisal.options, appraisal.prices)],
      options: appraisal.options.map(option => reported(option, impacts.get(option.element.id))),
    },
    governance: {
      ...words('governance'),
      roles: ofKind(model, 'workstream').map(stream => ({
        role: `${stream.name}: ${textIn(stream, 'lead')}, deputy ${textIn(stream, 'deputy')}`,
        duty: textIn(stream, 'what'),
      })),
    },
  }
}

function belowTheLine(model: Model): Block[] {
  const cutOff = signedCutOff(model)
  if (!cutOff) return []
  const below = rateServices(model).filter(({ score }) => score < cutOff.score)
  return below.length === 0
    ? []
    : [
        {
          kind: 'paragraph',
          text: `Not analysed, by the signed cut-off of ${cutOff.score}: ${below.map(each => each.service.name).join(', ')}.`,
        },
      ]
}

function figures(options: readonly AppraisedOption[], prices: number): Block[] {
  if (options.length === 0) return []
  return [
    {
      kind: 'table',
      caption: `Present values by the Green Book, in prices of ${prices}; costs with optimism bias`,
      head: ['Option', 'Costs', 'Benefits', 'Net (NPSV)', 'P10', 'P50', 'P90', 'At 3.0%'],
      rows: options.map(({ element, adjusted, spread, atThreePercent }) => [
        element.name,
        ...[
          adjusted.presentCosts,
          adjusted.presentBenefits,
          adjusted.npsv,
          ...spread.percentiles.map(({ value }) => value),
          atThreePercent.npsv,
        ].map(sayPoundsInMillions),
      ]),
      numeric: [1, 2, 3, 4, 5, 6, 7],
    },
    {
      kind: 'note',
      text: 'The ratio of benefits to costs is no pass mark. Read the figures beside what has no price, the risks and how well each option fits.',
    },
  ]
}

function reported(
  { element, adjusted }: AppraisedOption,
  impact: Impact | undefined,
): ReportedOption {
  const costs = adjusted.costsByPhase
  const said = (words: string, field: string) => {
    const text = textIn(element, field)
    return text === '' ? [] : [`${words}: ${text}`]
  }
  return {
    name: element.name,
    description: textIn(element, 'what'),
    costs: {
      startUp: Math.round(costs['start-up']),
      designAndBuild: Math.round(costs['design and build']),
      implementation: Math.round(costs.implementation),
      ownership: Math.round(costs.ownership),
    },
    timescale: `${numberIn(element, 'months') ?? 0} months until it works`,
    risks: [],
    risksSaid: textIn(element, 'risks'),
    more: [
      {
        kind: 'list',
        items: [
          `Delivery: ${choiceIn(element, 'model') ?? 'not said'}`,
          ...said('What follows for staff', 'staffing'),
          ...Object.entries(ofTransfer).flatMap(([field, words]) => said(words, field)),
          ...sureness(element),
          `Present cost in all: ${sayPounds(adjusted.presentCosts)}`,
          ...(impact ? contractsTouched(impact) : []),
        ],
      },
    ],
  }
}

/** What the option would do to contracts that stand; nothing where there are none to weigh. */
function contractsTouched(impact: Impact): string[] {
  const { touched, kept, unweighed, unsaid, leave } = impact
  if (touched.length + kept.length + unweighed.length === 0) return []
  const cost = `${sayPence(leave)} to leave or vary them${unsaid.length > 0 ? ', as far as it is said' : ''}`
  return [
    touched.length > 0
      ? `Contracts touched: ${impactWords(impact).join('; ')} (${cost})`
      : 'Contracts touched: none of those weighed',
    ...(unweighed.length > 0
      ? [`Contracts not weighed yet: ${unweighed.map(({ name }) => name).join(', ')}`]
      : []),
  ]
}

/** How sure the estimates are, and what would make them surer. */
function sureness(element: Element): string[] {
  const grade = choiceIn(element, 'confidence')
  const narrow = textIn(element, 'narrow')
  return grade ? [`Estimates: ${grade}${narrow ? `. Surer by: ${narrow}` : ''}`] : []
}
