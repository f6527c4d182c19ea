import { fivePoint } from '../model/field.ts'
import type { Kinds } from '../model/kind.ts'

export const raidSorts = {
  constraint: 'Constraint',
  assumption: 'Assumption',
  risk: 'Risk',
  dependency: 'Dependency',
  issue: 'Issue',
} as const

export const governanceKinds = {
  workstream: {
    area: 'governance',
    words: 'Workstream',
    plural: 'Workstreams',
    about: 'Part of the work, with a lead and a deputy.',
    fields: {
      what: { type: 'prose', words: 'What it does', required: true },
      lead: { type: 'text', words: 'Lead', required: true },
      deputy: { type: 'text', words: 'Deputy', required: true },
      feeds: { type: 'many', words: 'Feeds into', of: ['workstream'], link: 'Triggering' },
    },
  },
  raid: {
    area: 'governance',
    words: 'RAID entry',
    plural: 'RAID log',
    about:
      'Risks, assumptions, issues, dependencies and constraints: owned, weighed and looked at again.',
    fields: {
      sort: { type: 'choice', words: 'Sort', choices: raidSorts, required: true },
      what: { type: 'prose', words: 'Cause, event and effect', required: true },
      owner: { type: 'text', words: 'Owner', required: true },
      likelihood: { type: 'choice', words: 'Likelihood', choices: fivePoint, required: true },
      impact: { type: 'choice', words: 'Impact', choices: fivePoint, required: true },
      response: {
        type: 'choice',
        words: 'Response',
        choices: {
          treat: 'Treat',
          tolerate: 'Tolerate',
          transfer: 'Transfer',
          terminate: 'Terminate',
        },
        required: true,
      },
      doing: { type: 'prose', words: 'What is being done' },
      review: { type: 'date', words: 'Looked at again on', required: true },
      closed: { type: 'yes-no', words: 'Closed' },
    },
  },
  contract: {
    area: 'governance',
    words: 'Contract',
    plural: 'Contract register',
    about: 'What was bought: price, what is held back, and the measures that release it.',
    archimate: 'Contract',
    fields: {
      supplier: { type: 'text', words: 'Supplier', required: true },
      scope: { type: 'prose', words: 'Scope', required: true },
      price: { type: 'money', words: 'Fixed price', required: true },
      holdBack: { type: 'number', words: 'Held back', unit: '%', min: 0, max: 100, required: true },
      years: { type: 'number', words: 'Years of the term', min: 1, max: 30, required: true },
      begins: { type: 'date', words: 'Begins', required: true },
      exit: { type: 'prose', words: 'How it ends' },
      measures: {
        type: 'rows',
        words: 'Performance, year by year',
        columns: {
          year: { type: 'number', words: 'Year', min: 1, max: 30, required: true },
          measure: { type: 'text', words: 'Measure', required: true },
          met: { type: 'yes-no', words: 'Met', required: true },
        },
      },
    },
  },
  deliverable: {
    area: 'governance',
    words: 'Deliverable',
    plural: 'Deliverables',
    about:
      'What was handed over, checked by somebody who did not make it, and accepted in one of four ways.',
    archimate: 'Deliverable',
    fields: {
      what: { type: 'prose', words: 'What was handed over', required: true },
      author: { type: 'text', words: 'Made by', required: true },
      contract: { type: 'one', words: 'Under contract', of: ['contract'], link: 'Association' },
      milestone: { type: 'money', words: 'Payment due at acceptance' },
      criteria: {
        type: 'rows',
        words: 'Criteria',
        columns: {
          what: { type: 'text', words: 'Criterion', required: true },
          met: { type: 'yes-no', words: 'Met', required: true },
          evidence: { type: 'text', words: 'Evidence', required: true },
          reviewer: { type: 'text', words: 'Checked by', required: true },
          major: { type: 'yes-no', words: 'A major finding' },
        },
      },
    },
  },
  gate: {
    area: 'governance',
    words: 'Gate',
    plural: 'Gates',
    about:
      'A point where the programme may be stopped: it is asked every time, and cannot be passed over.',
    fields: {
      order: { type: 'number', words: 'Number', min: 0, max: 50, required: true },
      project: { type: 'one', words: 'Project', of: ['project'], link: 'Association' },
      tests: { type: 'prose', words: 'What must be true to go on', required: true },
      stop: { type: 'prose', words: 'What stopping would cost and save', required: true },
      due: { type: 'date', words: 'On', required: true },
    },
  },
  decision: {
    area: 'governance',
    words: 'Decision',
    plural: 'Decisions',
    about: 'What the policing body decides, with its reasons. It holds once it is signed.',
    fields: {
      reference: { type: 'text', words: 'Reference', required: true },
      decision: { type: 'prose', words: 'Decision', required: true },
      reasons: { type: 'prose', words: 'Reasons', required: true },
      considered: {
        type: 'many',
        words: 'Options considered',
        of: ['option'],
        link: 'Association',
      },
      about: {
        type: 'one',
        words: 'About the deliverable',
        of: ['deliverable'],
        link: 'Association',
      },
      costs: { type: 'prose', words: 'Costs' },
      finance: { type: 'prose', words: 'Chief finance officer (section 151)' },
      law: { type: 'prose', words: 'Legal implications' },
      legal: { type: 'prose', words: 'Monitoring officer' },
      equality: { type: 'prose', words: 'Equality' },
      data: { type: 'prose', words: 'Data protection' },
      consultation: { type: 'prose', words: 'Consultation' },
      interests: { type: 'prose', words: 'Declared interests', required: true },
      exempt: { type: 'prose', words: 'Exempt part' },
      ground: { type: 'text', words: 'Ground of the exemption' },
      review: { type: 'date', words: 'Looked at again on' },
    },
  },
  paper: {
    area: 'governance',
    words: 'Board paper',
    plural: 'Board papers',
    about: 'What goes to the board: written from the record.',
    fields: {
      meeting: { type: 'date', words: 'Meeting', required: true },
      item: { type: 'number', words: 'Agenda item', min: 1, max: 99, required: true },
      purpose: { type: 'prose', words: 'Purpose of the report', required: true },
      background: { type: 'prose', words: 'Background', required: true },
      financial: { type: 'prose', words: 'Financial implications', required: true },
      legal: { type: 'prose', words: 'Legal implications', required: true },
      recommendation: { type: 'prose', words: 'Recommendation', required: true },
      exempt: { type: 'prose', words: 'Exempt part' },
      ground: { type: 'text', words: 'Ground of the exemption' },
      actions: {
        type: 'rows',
        words: 'Actions',
        columns: {
          what: { type: 'text', words: 'Action', required: true },
          who: { type: 'text', words: 'Who', required: true },
          by: { type: 'date', words: 'By', required: true },
          done: { type: 'yes-no', words: 'Done' },
        },
      },
    },
  },
} as const satisfies Kinds
