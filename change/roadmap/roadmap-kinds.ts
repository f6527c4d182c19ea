import { levels } from '../model/field.ts'
import type { Kinds } from '../model/kind.ts'

export const roadmapKinds = {
  project: {
    area: 'roadmap',
    words: 'Project',
    plural: 'Projects',
    about:
      'A piece of change with a beginning and an end: what it costs, whom it needs, what it brings.',
    archimate: 'WorkPackage',
    fields: {
      what: { type: 'prose', words: 'What it delivers', required: true },
      lead: { type: 'text', words: 'Lead', required: true },
      quarters: {
        type: 'number',
        words: 'Quarters it takes',
        min: 1,
        max: 20,
        whole: true,
        required: true,
      },
      cost: {
        type: 'rows',
        words: 'What it spends, by quarter of its life',
        columns: {
          quarter: {
            type: 'number',
            words: 'Quarter',
            min: 1,
            max: 20,
            whole: true,
            required: true,
          },
          amount: { type: 'money', words: 'Spent', required: true },
        },
      },
      value: {
        type: 'money',
        words: 'What it brings a year once done',
        hint: 'In prices of the base year; what is worth nothing in money is said in the benefits.',
        required: true,
      },
      skills: {
        type: 'rows',
        words: 'People it needs in each quarter',
        columns: {
          skill: {
            type: 'one',
            words: 'Skill',
            of: ['skill'],
            link: 'Association',
            required: true,
          },
          people: { type: 'number', words: 'People', min: 0, max: 1000, required: true },
        },
      },
      after: { type: 'many', words: 'Begins after these end', of: ['project'], link: 'Triggering' },
      not: { type: 'many', words: 'Not together with', of: ['project'], link: 'Association' },
      must: { type: 'yes-no', words: 'It must be done' },
      earliest: { type: 'number', words: 'Earliest quarter', min: 1, max: 20, whole: true },
      latest: { type: 'number', words: 'Latest quarter to begin', min: 1, max: 20, whole: true },
      start: {
        type: 'number',
        words: 'Planned to begin in quarter',
        hint: 'Filled in when a roadmap is taken on; empty: not planned.',
        min: 1,
        max: 20,
        whole: true,
      },
      priority: { type: 'choice', words: 'How urgent', choices: levels },
      outcomes: { type: 'many', words: 'Outcomes', of: ['outcome'], link: 'Realization' },
      capabilities: {
        type: 'many',
        words: 'Capabilities it raises',
        of: ['capability'],
        link: 'Realization',
      },
      option: { type: 'one', words: 'Part of option', of: ['option'], link: 'Realization' },
    },
  },
  budget: {
    area: 'roadmap',
    words: 'Budget',
    plural: 'Budgets',
    about: 'The money for change, year by year, and the day on which the roadmap begins.',
    fields: {
      begins: { type: 'date', words: 'The roadmap begins', required: true },
      years: {
        type: 'rows',
        words: 'Money by year',
        columns: {
          year: {
            type: 'number',
            words: 'Year of the roadmap',
            min: 1,
            max: 5,
            whole: true,
            required: true,
          },
          amount: { type: 'money', words: 'Money', required: true },
        },
      },
      saving: { type: 'money', words: 'Saving that must be found over the five years' },
    },
  },
  plan: {
    area: 'roadmap',
    words: 'Plan',
    plural: 'Plans',
    about:
      'Stages, milestones and what is said about them elsewhere: contradictions are found and named.',
    fields: {
      begins: { type: 'date', words: 'First day of week 1' },
      stages: {
        type: 'rows',
        words: 'Stages',
        columns: {
          what: { type: 'text', words: 'Stage', required: true },
          from: { type: 'number', words: 'First week', min: 1, max: 1000, required: true },
          to: { type: 'number', words: 'Last week', min: 1, max: 1000, required: true },
          milestone: { type: 'date', words: 'Milestone' },
          makes: { type: 'text', words: 'Makes' },
          where: { type: 'text', words: 'Said in', required: true },
        },
      },
      statements: {
        type: 'rows',
        words: 'Said elsewhere',
        columns: {
          about: { type: 'text', words: 'About', required: true },
          due: { type: 'date', words: 'Due' },
          count: { type: 'number', words: 'Lasts', min: 0 },
          unit: {
            type: 'choice',
            words: 'Unit',
            choices: { days: 'days', weeks: 'weeks', months: 'months' },
          },
          where: { type: 'text', words: 'Said in', required: true },
        },
      },
    },
  },
  need: {
    area: 'roadmap',
    words: 'Urgent need',
    plural: 'Urgent needs',
    about:
      'What cannot wait for the roadmap, with its evidence and a day on which it is looked at again.',
    fields: {
      what: { type: 'prose', words: 'What is needed', required: true },
      evidence: { type: 'prose', words: 'Evidence', required: true },
      delay: { type: 'prose', words: 'What happens if it waits', required: true },
      review: { type: 'date', words: 'Looked at again on', required: true },
      project: { type: 'one', words: 'Became project', of: ['project'], link: 'Association' },
    },
  },
} as const satisfies Kinds
