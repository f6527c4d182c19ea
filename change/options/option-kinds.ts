import type { Kinds } from '../model/kind.ts'

export const phases = {
  'start-up': 'Start-up',
  'design-and-build': 'Design and build',
  implementation: 'Implementation',
  ownership: 'Ownership',
} as const

export const benefitKinds = {
  'cash-releasing': 'Cash-releasing',
  'non-cash': 'Not cash-releasing',
  quality: 'Quality',
  'dis-benefit': 'Dis-benefit',
} as const

export const criticalFactors = {
  fit: 'Strategic fit',
  value: 'Potential value for money',
  supplier: 'Supplier capacity and capability',
  affordability: 'Affordability',
  achievability: 'Achievability',
} as const

const deliveryModels = {
  public: 'Continue in the public sector',
  transform: 'Partners transform, the force operates',
  shared: 'Shared with other forces or public bodies',
  outsource: 'Operated by a supplier',
  joint: 'Joint venture',
} as const

/** What is said of every way that gives work to others. */
export const ofTransfer = {
  tupe: 'Staff who move (TUPE)',
  tax: 'Tax',
  control: 'Direction and control',
  exit: 'Exit',
} as const

const score = {
  '0': '0 does not meet',
  '1': '1 partly',
  '2': '2 meets',
  '3': '3 more than meets',
} as const
const estimate = {
  low: { type: 'money', words: 'Low', required: true },
  likely: { type: 'money', words: 'Likely', required: true },
  high: { type: 'money', words: 'High', required: true },
} as const
const years = {
  from: { type: 'number', words: 'From year', min: 0, max: 60, required: true },
  to: { type: 'number', words: 'To year', min: 0, max: 60, required: true },
} as const

export const optionKinds = {
  choice: {
    area: 'options',
    words: 'Long-list choice',
    plural: 'Long list',
    about: 'The options framework: for each question what could be done, and what becomes of it.',
    fields: {
      question: {
        type: 'choice',
        words: 'Question',
        choices: {
          scope: 'Scope',
          solution: 'Solution',
          delivery: 'Delivery',
          implementation: 'Implementation',
          funding: 'Funding',
        },
        required: true,
      },
      verdict: {
        type: 'choice',
        words: 'What becomes of it',
        choices: { carry: 'Carried forward', possible: 'Possible', discount: 'Discounted' },
        required: true,
      },
      reason: { type: 'prose', words: 'Because', required: true },
    },
  },
  option: {
    area: 'options',
    words: 'Option',
    plural: 'Short list',
    about:
      'A way to reach the outcomes, with what it costs and brings from low to high. Business as usual and the least are always among them.',
    archimate: 'CourseOfAction',
    fields: {
      stands: {
        type: 'choice',
        words: 'Its place on the short list',
        choices: {
          usual: 'Business as usual',
          minimum: 'Do minimum',
          preferred: 'Preferred way forward',
          more: 'More ambitious',
          less: 'Less ambitious',
          discarded: 'Discarded',
        },
        required: true,
      },
      what: { type: 'prose', words: 'What it is', required: true },
      reason: { type: 'prose', words: 'Why it was discarded' },
      model: { type: 'choice', words: 'Delivery model', choices: deliveryModels, required: true },
      services: {
        type: 'many',
        words: 'Services it changes',
        of: ['service'],
        link: 'Association',
      },
      operates: {
        type: 'many',
        words: 'Services that somebody else would operate',
        of: ['service'],
        link: 'Association',
      },
      staffing: { type: 'prose', words: 'What follows for staff' },
      tupe: { type: 'prose', words: ofTransfer.tupe, hint: 'Who would change employer.' },
      tax: { type: 'prose', words: ofTransfer.tax, hint: 'What tax cannot be reclaimed any more.' },
      control: { type: 'prose', words: ofTransfer.control, hint: 'Who then directs the work.' },
      exit: { type: 'prose', words: ofTransfer.exit, hint: 'How one gets out, and with what.' },
      confidence: {
        type: 'choice',
        words: 'How sure the estimates are',
        choices: {
          high: 'High: prices of a contract or a tender',
          medium: 'Medium: from something like it',
          low: 'Low: judged',
        },
      },
      narrow: { type: 'prose', words: 'What would make them surer' },
      costs: {
        type: 'rows',
        words: 'Costs a year, in prices of the base year',
        columns: {
          what: { type: 'text', words: 'What', required: true },
          phase: { type: 'choice', words: 'Phase', choices: phases, required: true },
          ...years,
          ...estimate,
        },
      },
      benefits: {
        type: 'rows',
        words: 'Benefits a year, in prices of the base year',
        columns: {
          what: { type: 'text', words: 'What', required: true },
          sort: { type: 'choice', words: 'Kind', choices: benefitKinds, required: true },
          released: { type: 'text', words: 'Post or cost that goes' },
          ...years,
          ...estimate,
        },
      },
      factors: {
        type: 'rows',
        words: 'Critical success factors',
        columns: {
          factor: { type: 'choice', words: 'Factor', choices: criticalFactors, required: true },
          score: { type: 'choice', words: 'Score', choices: score, required: true },
          because: { type: 'text', words: 'Because', required: true },
        },
      },
      optimism: {
        type: 'number',
        words: 'Optimism bias on costs',
        unit: '%',
        hint: 'ICT starts at 200 % and falls as risks are counted.',
        min: 0,
        max: 200,
      },
      risks: { type: 'prose', words: 'Risks' },
      months: { type: 'number', words: 'Months until it works', min: 0, max: 240 },
    },
  },
  collaboration: {
    area: 'options',
    words: 'Collaboration',
    plural: 'Collaboration register',
    about: 'What could be done with other forces and public bodies.',
    archimate: 'BusinessCollaboration',
    fields: {
      partners: { type: 'text', words: 'With whom', required: true },
      lead: { type: 'text', words: 'Lead' },
      basis: {
        type: 'text',
        words: 'Legal basis',
        hint: 'For forces: section 22A, Police Act 1996.',
      },
      control: { type: 'prose', words: 'Who directs and controls' },
      baseline: { type: 'prose', words: 'What it is measured against' },
      owner: { type: 'text', words: 'Owner of the benefit' },
      exit: { type: 'prose', words: 'How one leaves' },
      status: {
        type: 'choice',
        words: 'Status',
        choices: { idea: 'Idea', proposed: 'Proposed', agreed: 'Agreed', ended: 'Ended' },
        required: true,
      },
    },
  },
  comparator: {
    area: 'options',
    words: 'Comparison',
    plural: 'Comparisons',
    about: 'The same figure of other bodies. Where it is defined otherwise, it is not compared.',
    listed: ['value', 'denominator', 'source', 'date'],
    fields: {
      body: { type: 'text', words: 'Body', required: true },
      metric: { type: 'text', words: 'Figure', required: true },
      definition: { type: 'prose', words: 'How they define it', required: true },
      value: { type: 'number', words: 'Value', required: true },
      denominator: { type: 'text', words: 'Per', required: true },
      source: { type: 'text', words: 'Source', required: true },
      date: { type: 'date', words: 'As at', required: true },
    },
  },
} as const satisfies Kinds
