import { fivePoint } from '../model/field.ts'
import type { Kinds } from '../model/kind.ts'

/** The eleven documents of the WMP2020 blueprint (report of 17 March 2015, paragraph 9). */
export const components = {
  summary: 'Executive summary',
  capabilities: 'Capabilities blueprint',
  organisation: 'Organisation blueprint',
  technology: 'Technology blueprint',
  channels: 'Channel strategy',
  partnership: 'Partnership strategy',
  culture: 'Culture and leadership model',
  journeys: 'Customer journey',
  processes: 'Process impact',
  services: 'Service catalogue',
  roadmap: 'Roadmap and business case',
} as const

export const blueprintKinds = {
  component: {
    area: 'blueprint',
    words: 'Component',
    plural: 'Components',
    about:
      'One of the eleven parts of the blueprint: what it says today, and when it was last refreshed.',
    archimate: 'Grouping',
    fields: {
      part: { type: 'choice', words: 'Part', choices: components, required: true },
      says: { type: 'prose', words: 'What it says', required: true },
      owner: { type: 'text', words: 'Owner', required: true },
      refreshed: { type: 'date', words: 'Last refreshed', required: true },
    },
  },
  state: {
    area: 'blueprint',
    words: 'State',
    plural: 'States',
    about: 'The force as it is, at the end of a tranche, or as it is to be.',
    archimate: 'Plateau',
    fields: {
      when: { type: 'date', words: 'Reached on', required: true },
      what: { type: 'prose', words: 'What is then true', required: true },
      projects: {
        type: 'many',
        words: 'Projects done by then',
        of: ['project'],
        link: 'Association',
      },
      capabilities: {
        type: 'many',
        words: 'Capabilities in place',
        of: ['capability'],
        link: 'Composition',
      },
      systems: {
        type: 'many',
        words: 'Systems in place',
        of: ['application'],
        link: 'Composition',
      },
      services: { type: 'many', words: 'Services in place', of: ['service'], link: 'Composition' },
    },
  },
  journey: {
    area: 'blueprint',
    words: 'Customer journey',
    plural: 'Customer journeys',
    about: 'What someone goes through, step by step, today and as it is to be.',
    archimate: 'BusinessProcess',
    fields: {
      who: { type: 'text', words: 'Whose journey', required: true },
      steps: {
        type: 'rows',
        words: 'Steps',
        columns: {
          what: { type: 'text', words: 'Step', required: true },
          hours: { type: 'number', words: 'Hours today', min: 0, required: true },
          hoursTarget: { type: 'number', words: 'Hours to be', min: 0, required: true },
          satisfied: {
            type: 'number',
            words: 'Satisfied today (%)',
            min: 0,
            max: 100,
            required: true,
          },
          satisfiedTarget: { type: 'number', words: 'To be (%)', min: 0, max: 100, required: true },
          effort: {
            type: 'choice',
            words: 'Effort today (1 little to 5 much)',
            choices: fivePoint,
          },
          effortTarget: { type: 'choice', words: 'Effort to be', choices: fivePoint },
        },
      },
      services: {
        type: 'many',
        words: 'Services on the way',
        of: ['service'],
        link: 'Association',
      },
      projects: {
        type: 'many',
        words: 'Projects that close the gap',
        of: ['project'],
        link: 'Association',
      },
    },
  },
} as const satisfies Kinds
