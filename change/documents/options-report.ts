import { sayPounds } from '../say.ts'
import { drawCosts } from './cost-picture.ts'
import type { Block, Document, Section } from './document.ts'
import {
  type CostPhase,
  costPhases,
  type OptionsReport,
  type OptionsReportSection,
  optionsReportSections,
  type ReportedOption,
  scopeClasses,
} from './options-report-input.ts'
import { type Passage, paragraph, sectionOf } from './passage.ts'

const keys = Object.keys(optionsReportSections) as OptionsReportSection[]

export function optionsReport(report: OptionsReport): Document {
  const written = sectionBlocks(report)
  return {
    title: report.title,
    front: report.front,
    ...(report.summary ? { summary: report.summary } : {}),
    sections: keys.map((key): Section => {
      const section = sectionOf(optionsReportSections[key], written[key])
      return key === 'options'
        ? { ...section, sections: report.options.options.map(optionSection) }
        : section
    }),
    edition: 'whole',
  }
}

function sectionBlocks(report: OptionsReport): Record<OptionsReportSection, Passage> {
  const { scope, capability, engagement, options, governance } = report
  return {
    ambition: report.ambition,
    strategicIntent: report.strategicIntent,
    financialContext: report.financialContext,
    background: report.background,
    scope: withTable(
      scope,
      'Areas and their class',
      ['Area', 'Class', 'Modernisation outcomes'],
      scope.areas.map(one => [one.area, scopeClasses[one.class], one.outcomes]),
    ),
    capability: withTable(
      capability,
      'Capabilities, from 1 (initial) to 5 (optimising)',
      ['Capability', 'Now', 'Wanted', 'Evidence'],
      capability.assessed.map(one => [
        one.capability,
        `${one.current}`,
        `${one.target}`,
        one.evidence,
      ]),
      [1, 2],
    ),
    engagement: withTable(
      engagement,
      'What was heard',
      ['From', 'What they said', 'What came of it'],
      engagement.heard.map(one => [one.from, one.said, one.cameOfIt]),
    ),
    options: { ...options, blocks: [...options.blocks, ...costBlocks(options)] },
    governance: withTable(
      governance,
      'Who answers for what',
      ['Role', 'Duty'],
      governance.roles.map(one => [one.role, one.duty]),
    ),
  }
}

function withTable(
  passage: Passage,
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[] = [],
): Passage {
  if (rows.length === 0) return passage
  return {
    blocks: [...passage.blocks, { kind: 'table', caption, head, rows, numeric }],
    ...(passage.exempt ? { exempt: passage.exempt } : {}),
  }
}

/** The costs of all options in one picture, with the same as a table. */
function costBlocks({ options, costsExempt }: OptionsReport['options']): Block[] {
  if (options.length === 0) return []
  const phases = Object.keys(costPhases) as CostPhase[]
  const names = phases.map(phase => costPhases[phase])
  const total = ({ costs }: ReportedOption) => phases.reduce((sum, phase) => sum + costs[phase], 0)
  const [least, most] = [Math.min(...options.map(total)), Math.max(...options.map(total))]
  return [
    {
      kind: 'figure',
      caption: 'Cost of each option by phase',
      alt: `Bars of the costs of ${options.length} options by phase, from ${sayPounds(least)} to ${sayPounds(most)} in all`,
      svg: drawCosts(
        options.map(({ name, costs }) => ({ name, parts: phases.map(phase => costs[phase]) })),
        names,
      ),
      data: {
        head: ['Option', ...names, 'In all'],
        rows: options.map(option => [
          option.name,
          ...phases.map(phase => sayPounds(option.costs[phase])),
          sayPounds(total(option)),
        ]),
        numeric: [1, 2, 3, 4, 5],
      },
      ...(costsExempt ? { exempt: costsExempt } : {}),
    },
  ]
}

function optionSection(option: ReportedOption): Section {
  const { name, description, timescale, risks, risksSaid = '', more = [] } = option
  return {
    heading: name,
    blocks: [
      paragraph(description),
      paragraph([{ text: 'Timescale: ', strong: true }, timescale || 'not given yet']),
      ...more,
      ...(risks.length === 0
        ? [
            paragraph(
              risksSaid === ''
                ? 'No risk is named yet.'
                : [{ text: 'Risks: ', strong: true }, risksSaid],
            ),
          ]
        : [
            {
              kind: 'table' as const,
              caption: `Risks of ${name}`,
              head: ['Risk', 'Likelihood', 'Impact', 'Score', 'Response'],
              rows: risks.map(one => [
                one.risk,
                `${one.likelihood}`,
                `${one.impact}`,
                `${one.likelihood * one.impact}`,
                one.response,
              ]),
              numeric: [1, 2, 3],
            },
          ]),
    ],
  }
}
