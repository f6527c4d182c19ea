import type { Told } from './told.ts'

const question = (
  key: string,
  objective: string,
  name: string,
  asks: string,
  askedOn: string,
  answer?: readonly [words: string, on: string],
): Told => ({
  key: `question-${key}`,
  kind: 'question',
  name,
  body: {
    objective: `objective-${objective}`,
    asks: `${asks} (Invented.)`,
    askedOn,
    ...(answer && { answer: answer[0], answeredOn: answer[1] }),
  },
})

/** What the policing body asked of late; about learning it has asked nothing for over a year. All of it is invented. */
export const questions: readonly Told[] = [
  question(
    'callbacks',
    'listen',
    'Do people hear back?',
    'One theme of the Customer Journey was that nobody rang back. What is different now, and how does the force know?',
    '2026-09-15',
    [
      'Each victim has a page of their own. The share told in time is read from the running force and stands under Benefits.',
      '2026-10-02',
    ],
  ),
  question(
    'repeat',
    'prevent',
    'Who becomes a victim again?',
    'How many people were harmed twice within a year, and which project is to change that?',
    '2026-10-20',
  ),
  question(
    'rural',
    'respond',
    'Is help as quick in every district?',
    'The figure for the force is within the promise. Is it in each district?',
    '2026-11-17',
  ),
  question(
    'trials',
    'learn',
    'What was tested before it was spread?',
    'Which new practices of the last year were tried on a part of the force first?',
    '2025-06-10',
    ['Two of seven. The others were spread at once.', '2025-06-30'],
  ),
]

export const escalations: readonly Told[] = [
  {
    key: 'escalation-holidays',
    kind: 'escalation',
    name: 'Nobody to rate custody before Christmas',
    body: {
      about: 'constraint-holidays',
      what: 'Both raters for custody are away until January. May the deputy of the service rate in their place? (Invented.)',
      to: 'Task force director',
      raisedOn: '2012-12-17',
      answerBy: '2012-12-19',
      answer: 'Yes, if the second rater is from another service.',
      answeredOn: '2012-12-18',
    },
  },
  {
    key: 'escalation-trust',
    kind: 'escalation',
    name: 'No measure for trust of residents',
    body: {
      about: 'benefit-trust',
      what: 'The survey firm’s contract has ended. Who pays for a new wave? (Invented.)',
      to: 'Deputy chief constable',
      raisedOn: '2026-10-05',
      answerBy: '2026-10-26',
    },
  },
]

export const meetings: readonly Told[] = [
  {
    key: 'meeting-march',
    kind: 'meeting',
    name: 'Strategic policing and crime board, March 2015',
    body: {
      on: '2015-03-17',
      papers: ['paper-blueprint'],
      present: 'The policing body, the chief officer, the monitoring officer (invented).',
      minutes:
        'The board talked about the report and took note of it. It asked that each benefit has a measure before Gate 1. (Invented.)',
      actions: [
        {
          what: 'Ask the reviewers to look at the measures again',
          who: 'Chief executive of the policing body',
          by: '2015-05-29',
          done: true,
        },
      ],
    },
  },
]
