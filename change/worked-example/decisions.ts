import type { Told } from './told.ts'

const commercial = 'Commercial interests (Freedom of Information Act 2000, section 43)'

export const decisions: readonly Told[] = [
  {
    key: 'decision-blueprint',
    kind: 'decision',
    name: 'Accept the blueprint',
    body: {
      reference: 'EXAMPLE-2015-001',
      decision:
        'Draft: to approve the blueprint and to adopt it as the outline of the service of 2020.',
      reasons:
        'It serves all four pillars and keeps core services where they belong. Five of six criteria are met. The sixth, a measure for each benefit, is to be met before Gate 1, and is no major finding.',
      considered: [
        'option-usual',
        'option-minimum',
        'option-preferred',
        'option-more',
        'option-less',
      ],
      about: 'deliverable-blueprint',
      costs:
        'Payment at acceptance as in the contract; the money for change by year as in the budget (both invented).',
      finance:
        'Can be paid in each of the five years. The saving of 130 million pounds is not found by this alone.',
      legal:
        'Four ways are open under the contract (Board report of 17 March 2015, paragraph 15). The right to end it after the outline cases remains.',
      equality:
        'Nobody is made to go online. Each project says whom it may leave behind before it begins.',
      data: 'One record and insight each need an assessment of their own before they begin.',
      consultation:
        'Five hundred users of the service, all staff, and partners; nine themes, eight of them answered.',
      interests: 'None declared.',
      exempt:
        'EXEMPT-CANARY-7731. The partner’s day rates and the order of concessions in the negotiation (invented).',
      ground: commercial,
      review: '2016-03-17',
    },
  },
]

export const papers: readonly Told[] = [
  {
    key: 'paper-blueprint',
    kind: 'paper',
    name: 'The blueprint for 2020',
    body: {
      meeting: '2015-03-17',
      item: 3,
      purpose:
        'To tell the board and the public what was bought, how far it has come, and what the decision on the blueprint rests on. (After the Board report of 17 March 2015, paragraph 1.)',
      background:
        'Since 2009 the force has gone from 21 local units to ten, and costs less. More of the same will not be enough: 130 million pounds less are expected by 2020, and demand moves from the street to harm that is hidden. (Board report of 17 March 2015, paragraphs 3 and 4.)',
      financial:
        'The blueprint has a fixed price. A fifth of it is held back and paid year by year, if performance is met. (Board report of 17 March 2015, paragraph 14.)',
      legal:
        'Four ways are open: approve and adopt; approve without adopting, which means to pay and to keep the right to end; not approve, and end or go on; or not approve and agree how it is put right. (Board report of 17 March 2015, paragraph 15.)',
      recommendation: 'That the board talks about this report and takes note of it.',
      exempt:
        'EXEMPT-CANARY-7732. What the reviewers said about the partner’s staffing (invented).',
      ground: commercial,
      actions: [
        {
          what: 'Name a measure for trust of residents',
          who: 'Head of neighbourhoods',
          by: '2015-05-15',
          done: false,
        },
        {
          what: 'Bring the outline cases of the first two years',
          who: 'Head of business change',
          by: '2015-05-29',
          done: false,
        },
        {
          what: 'Publish the blueprint in plain words',
          who: 'Head of communications',
          by: '2015-04-10',
          done: true,
        },
      ],
    },
  },
]
