import { londonDate } from '@bluelamp/memory'
import type { BoardPaper, DecisionNotice, FrontMatter } from '../documents/index.ts'
import {
  byId,
  type Element,
  type Model,
  namedIn,
  numberIn,
  rowsIn,
  signaturesOf,
  textIn,
} from '../model/element.ts'
import { appraiseOptions } from '../options/appraise-options.ts'
import { sayDay, sayPoundsInMillions } from '../say.ts'
import { acceptanceOutcome } from './acceptance.ts'
import { groundOf, passageOf } from './passages.ts'
import { signers } from './signers.ts'

/** The decision as it is published: its exempt part apart, its options with the figures of the model. */
export function buildNotice(model: Model, decision: Element, front: FrontMatter): DecisionNotice {
  const { options } = appraiseOptions(model)
  const deliverable = byId(model, decision.body.about)
  const accepted =
    deliverable && signaturesOf(model, deliverable).find(({ role }) => role === 'policing-body')
  const signed = signaturesOf(model, decision).find(({ role }) => role === 'policing-body')
  const review = textIn(decision, 'review')
  const interests = textIn(decision, 'interests')
  const exempt = passageOf(decision, 'exempt')
  return {
    title: decision.name,
    front,
    decision: passageOf(decision, 'decision'),
    reasons: {
      blocks: [
        ...passageOf(decision, 'reasons').blocks,
        ...exempt.blocks.map(block => ({
          ...block,
          exempt: { ground: groundOf(decision) },
        })),
      ],
    },
    options: namedIn(model, decision, 'considered').map(option => {
      const figures = options.find(({ element }) => element.id === option.id)
      return {
        name: option.name,
        chosen: textIn(option, 'stands') === 'preferred',
        why: figures
          ? `Net present value ${sayPoundsInMillions(figures.adjusted.npsv)}; ${textIn(option, 'what')}`
          : textIn(option, 'what'),
      }
    }),
    evidence: [
      ...(accepted
        ? [
            {
              says: `${deliverable.name}: ${acceptanceOutcome(accepted.outcome).label}. ${acceptanceOutcome(accepted.outcome).nextStep}`,
              source: `Signed ${sayDay(londonDate(accepted.signedAt))}`,
            },
          ]
        : deliverable
          ? [{ says: deliverable.name, source: 'Deliverable, not decided on yet' }]
          : []),
      ...textIn(decision, 'evidence')
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(says => ({ says, source: 'As the decision tells it' })),
    ],
    costs: { ...passageOf(decision, 'costs'), lines: [] },
    legal: passageOf(decision, textIn(decision, 'law') === '' ? 'legal' : 'law'),
    financeOfficer: passageOf(decision, 'finance'),
    monitoringOfficer: passageOf(decision, 'legal'),
    equality: passageOf(decision, 'equality'),
    dataProtection: passageOf(decision, 'data'),
    consultation: passageOf(decision, 'consultation'),
    interests:
      /^none\b/i.test(interests) || interests === ''
        ? []
        : [{ role: 'Declared', interest: interests, whatWasDone: 'Recorded with the decision' }],
    ...(signed && {
      signature: { role: signers['policing-body'], date: londonDate(signed.signedAt) },
      publication: { date: londonDate(signed.signedAt), where: 'on the page Decisions' },
    }),
    ...(review && { review: { date: review, by: signers['policing-body'] } }),
  }
}

/** The paper as it goes to the board, written from the record. */
export function buildPaper(paper: Element, front: FrontMatter, board: string): BoardPaper {
  const exempt = passageOf(paper, 'exempt', groundOf(paper))
  const actions = rowsIn(paper, 'actions')
  return {
    title: paper.name,
    front,
    meeting: `${board}, ${textIn(paper, 'meeting')}`,
    item: String(numberIn(paper, 'item') ?? ''),
    purpose: passageOf(paper, 'purpose'),
    background: passageOf(paper, 'background'),
    matters: [
      ...(exempt.blocks.length > 0 ? [{ heading: 'Exempt part', ...exempt }] : []),
      ...(actions.length > 0
        ? [
            {
              heading: 'Actions',
              blocks: [
                {
                  kind: 'table' as const,
                  caption: 'Actions from earlier meetings',
                  head: ['Action', 'Who', 'By', 'Done'],
                  rows: actions.map(row => [
                    String(row.what),
                    String(row.who),
                    String(row.by),
                    row.done === true ? 'Yes' : 'No',
                  ]),
                },
              ],
            },
          ]
        : []),
    ],
    financial: passageOf(paper, 'financial'),
    legal: passageOf(paper, 'legal'),
    recommendations: [textIn(paper, 'recommendation')],
    broughtBy: 'The chief constable',
  }
}
