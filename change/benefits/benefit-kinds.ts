import { forceFigures } from '@bluelamp/memory/contract'
import type { Kinds } from '../model/kind.ts'
import { benefitKinds as sorts } from '../options/option-kinds.ts'
import { attributions } from './evidence.ts'

const wordsIn = <K extends string>(named: Readonly<Record<K, { readonly words: string }>>) =>
  Object.fromEntries(
    Object.entries<{ readonly words: string }>(named).map(([key, { words }]) => [key, words]),
  )

export const benefitKinds = {
  measure: {
    area: 'benefits',
    words: 'Measure',
    plural: 'Measures',
    about: 'How a benefit is told: by hand, or read from the running force.',
    fields: {
      unit: { type: 'text', words: 'Unit', required: true },
      source: {
        type: 'choice',
        words: 'Where it comes from',
        choices: { hand: 'Entered by hand', force: 'Read from the running force' },
        required: true,
      },
      figure: {
        type: 'choice',
        words: 'Figure of the running force',
        hint: 'What the force can be asked at any time, for the last 28 days.',
        choices: wordsIn(forceFigures),
      },
      definition: { type: 'prose', words: 'What exactly is counted', required: true },
      readings: {
        type: 'rows',
        words: 'Readings',
        columns: {
          date: { type: 'date', words: 'When', required: true },
          value: { type: 'number', words: 'Value', required: true },
          money: { type: 'money', words: 'Worth in money' },
          source: { type: 'text', words: 'Where it was read', required: true },
        },
      },
    },
  },
  benefit: {
    area: 'benefits',
    words: 'Benefit',
    plural: 'Benefits',
    about:
      'What gets better because of a project, for an outcome. What is claimed as reached is never more than was measured.',
    archimate: 'Value',
    fields: {
      what: { type: 'prose', words: 'What gets better', required: true },
      sort: { type: 'choice', words: 'Kind', choices: sorts, required: true },
      owner: { type: 'text', words: 'Owner', required: true },
      projects: {
        type: 'many',
        words: 'Projects that bring it',
        of: ['project'],
        link: 'Association',
        required: true,
      },
      outcomes: {
        type: 'many',
        words: 'Outcomes it serves',
        of: ['outcome'],
        link: 'Influence',
        required: true,
      },
      measure: { type: 'one', words: 'Measure', of: ['measure'], link: 'Association' },
      baseline: { type: 'number', words: 'Baseline' },
      baselineOn: { type: 'date', words: 'Baseline taken on' },
      baselineHow: { type: 'text', words: 'How the baseline was taken' },
      target: { type: 'number', words: 'Target' },
      by: { type: 'date', words: 'Target reached by' },
      worth: { type: 'money', words: 'Worth a year at the target' },
      attribution: {
        type: 'choice',
        words: 'How it is told that the project did it',
        choices: wordsIn(attributions),
      },
      grade: {
        type: 'choice',
        words: 'Evidence (Maryland scale)',
        hint: 'Before and after is 2. A comparison is 3, or 4 with several areas and other causes looked at. A randomised trial is 5. No way allows more.',
        choices: { '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' },
      },
      claimed: { type: 'money', words: 'Claimed as reached, a year' },
    },
  },
} as const satisfies Kinds
