import { fivePoint } from '../model/field.ts'
import type { Kinds } from '../model/kind.ts'

const raidSorts = {
  constraint: 'Constraint',
  assumption: 'Assumption',
  risk: 'Risk',
  dependency: 'Dependency',
  issue: 'Issue',
} as const

const actions = {
  what: { type: 'text', words: 'Action', required: true },
  who: { type: 'text', words: 'Who', required: true },
  by: { type: 'date', words: 'By', required: true },
  done: { type: 'yes-no', words: 'Done' },
} as const

/** What was asked of somebody, once they have said something to it. */
const answered = {
  answer: { type: 'prose', words: 'Answer' },
  answeredOn: { type: 'date', words: 'Answered on' },
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
      leftLikelihood: { type: 'choice', words: 'Likelihood after that', choices: fivePoint },
      leftImpact: { type: 'choice', words: 'Impact after that', choices: fivePoint },
      accepts: {
        type: 'number',
        words: 'Highest score accepted here',
        hint: 'The appetite for this sort of risk: likelihood times impact, 1 to 25.',
        min: 1,
        max: 25,
        whole: true,
      },
      proximity: {
        type: 'choice',
        words: 'How near it is',
        choices: {
          now: 'Within a month',
          quarter: 'Within three months',
          year: 'Within a year',
          later: 'Later',
        },
      },
      review: { type: 'date', words: 'Looked at again on', required: true },
      closed: { type: 'yes-no', words: 'Closed' },
    },
  },
  escalation: {
    area: 'governance',
    words: 'Escalation',
    plural: 'Escalations',
    about: 'What a lead cannot settle goes to somebody who can, with a day for the answer.',
    fields: {
      about: {
        type: 'one',
        words: 'About',
        of: ['raid', 'project', 'workstream', 'deliverable', 'benefit'],
        link: 'Association',
        required: true,
      },
      what: { type: 'prose', words: 'What must be settled', required: true },
      to: { type: 'text', words: 'Goes to', required: true },
      raisedOn: { type: 'date', words: 'Raised on', required: true },
      answerBy: { type: 'date', words: 'Answer needed by', required: true },
      ...answered,
    },
  },
  question: {
    area: 'governance',
    words: 'Question to the force',
    plural: 'Questions to the force',
    about:
      'How the policing body holds the chief constable to account for an objective: what it asked, and what it was told.',
    fields: {
      objective: {
        type: 'one',
        words: 'About the objective',
        of: ['outcome'],
        link: 'Association',
        required: true,
      },
      asks: { type: 'prose', words: 'What is asked', required: true },
      askedOn: { type: 'date', words: 'Asked on', required: true },
      ...answered,
    },
  },
  meeting: {
    area: 'governance',
    words: 'Meeting of the board',
    plural: 'Meetings of the board',
    about: 'Its agenda is the papers in the order of their items; its minutes and actions follow.',
    fields: {
      on: { type: 'date', words: 'On', required: true },
      papers: { type: 'many', words: 'Papers', of: ['paper'], link: 'Association' },
      present: { type: 'prose', words: 'Present' },
      minutes: { type: 'prose', words: 'Minutes' },
      exempt: {
        type: 'prose',
        words: 'Exempt part of the minutes',
        hint: 'What is said of an exempt part of a paper.',
      },
      ground: { type: 'text', words: 'Ground of the exemption' },
      actions: { type: 'rows', words: 'Actions', columns: actions },
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
      years: {
        type: 'number',
        words: 'Years of the term',
        min: 1,
        max: 30,
        whole: true,
        required: true,
      },
      begins: { type: 'date', words: 'Begins', required: true },
      exit: { type: 'prose', words: 'How it ends' },
      measures: {
        type: 'rows',
        words: 'Performance, year by year',
        columns: {
          year: { type: 'number', words: 'Year', min: 1, max: 30, whole: true, required: true },
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
      order: { type: 'number', words: 'Number', min: 0, max: 50, whole: true, required: true },
      project: { type: 'one', words: 'Project', of: ['project'], link: 'Association' },
      tests: { type: 'prose', words: 'What must be true to go on', required: true },
      stop: { type: 'prose', words: 'What stopping would mean', required: true },
      stopCosts: { type: 'money', words: 'What stopping would cost' },
      stopSaves: { type: 'money', words: 'What stopping would save' },
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
      evidence: { type: 'prose', words: 'Other evidence relied on' },
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
      item: { type: 'number', words: 'Agenda item', min: 1, max: 99, whole: true, required: true },
      purpose: { type: 'prose', words: 'Purpose of the report', required: true },
      background: { type: 'prose', words: 'Background', required: true },
      financial: { type: 'prose', words: 'Financial implications', required: true },
      legal: { type: 'prose', words: 'Legal implications', required: true },
      recommendation: { type: 'prose', words: 'Recommendation', required: true },
      exempt: { type: 'prose', words: 'Exempt part' },
      ground: { type: 'text', words: 'Ground of the exemption' },
      actions: { type: 'rows', words: 'Actions', columns: actions },
    },
  },
} as const satisfies Kinds
