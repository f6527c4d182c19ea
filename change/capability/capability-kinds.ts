import { fivePoint, levels } from '../model/field.ts'
import type { Kinds } from '../model/kind.ts'

export const capabilityKinds = {
  outcome: {
    area: 'capability',
    words: 'Outcome',
    plural: 'Outcomes and objectives',
    about:
      'What is to be different for the public, partners or staff: what every investment is traced to.',
    archimate: 'Outcome',
    fields: {
      what: { type: 'prose', words: 'What will be different, and for whom', required: true },
      measure: { type: 'text', words: 'How one will know', required: true },
      pillar: {
        type: 'choice',
        words: 'Pillar',
        choices: {
          listen: 'Designed to listen and reassure',
          prevent: 'Geared to prevent harm',
          respond: 'Prepared to respond at pace',
          learn: 'Ready to learn and adapt',
        },
      },
      serves: {
        type: 'many',
        words: 'Serves the objective',
        of: ['outcome'],
        link: 'Influence',
      },
      objective: { type: 'yes-no', words: 'It is a strategic objective of its own' },
      owner: { type: 'text', words: 'Who answers for it' },
    },
  },
  capability: {
    area: 'capability',
    words: 'Capability',
    plural: 'Capabilities',
    about:
      'What the force is able to do, how well today and how well it must be. No level counts without evidence for every lower one.',
    archimate: 'Capability',
    fields: {
      what: { type: 'prose', words: 'What the force can do', required: true },
      owner: { type: 'text', words: 'Owner', required: true },
      current: { type: 'choice', words: 'Level today', choices: fivePoint, required: true },
      target: { type: 'choice', words: 'Level it must reach', choices: fivePoint, required: true },
      evidence: {
        type: 'rows',
        words: 'Evidence',
        columns: {
          level: { type: 'choice', words: 'Level', choices: fivePoint, required: true },
          what: { type: 'text', words: 'What was seen', required: true },
          source: { type: 'text', words: 'Where', required: true },
          date: { type: 'date', words: 'When', required: true },
        },
      },
      services: {
        type: 'many',
        words: 'Services that need it',
        of: ['service'],
        link: 'Association',
      },
      parent: { type: 'one', words: 'Part of', of: ['capability'], link: 'Composition' },
    },
  },
  application: {
    area: 'capability',
    words: 'System',
    plural: 'Systems',
    about:
      'Applications, data and infrastructure the force runs, with what each costs and when its support ends.',
    archimate: 'ApplicationComponent',
    fields: {
      what: { type: 'prose', words: 'What it is for', required: true },
      sort: {
        type: 'choice',
        words: 'Sort',
        choices: { application: 'Application', data: 'Data', infrastructure: 'Infrastructure' },
        required: true,
      },
      owner: { type: 'text', words: 'Owner' },
      hosting: { type: 'text', words: 'Where it runs' },
      supportEnds: { type: 'date', words: 'Support ends' },
      cost: { type: 'money', words: 'Cost a year' },
      criticality: { type: 'choice', words: 'How critical', choices: levels },
      likelihood: { type: 'choice', words: 'Likelihood of failure', choices: fivePoint },
      impact: { type: 'choice', words: 'Impact of failure', choices: fivePoint },
      capabilities: {
        type: 'many',
        words: 'Capabilities it serves',
        of: ['capability'],
        link: 'Realization',
      },
      outcomes: { type: 'many', words: 'Outcomes it serves', of: ['outcome'], link: 'Influence' },
    },
  },
  'ict-line': {
    area: 'capability',
    words: 'ICT investment',
    plural: 'ICT investments',
    about: 'Money asked for ICT. Without an agreed outcome it cannot be approved.',
    archimate: 'Requirement',
    fields: {
      what: { type: 'prose', words: 'What it buys', required: true },
      cost: { type: 'money', words: 'Cost', required: true },
      systems: {
        type: 'many',
        words: 'Systems it changes',
        of: ['application'],
        link: 'Association',
      },
      outcomes: { type: 'many', words: 'Outcomes it serves', of: ['outcome'], link: 'Realization' },
    },
  },
  skill: {
    area: 'capability',
    words: 'Skill for change',
    plural: 'Skills for change',
    about: 'People able to deliver change, by skill: how many in each quarter.',
    archimate: 'Resource',
    fields: {
      people: { type: 'number', words: 'People in an ordinary quarter', min: 0, required: true },
      quarters: {
        type: 'rows',
        words: 'Quarters that differ',
        columns: {
          quarter: {
            type: 'number',
            words: 'Quarter (1 is the first)',
            min: 1,
            max: 40,
            whole: true,
            required: true,
          },
          people: { type: 'number', words: 'People', min: 0, required: true },
        },
      },
    },
  },
} as const satisfies Kinds
