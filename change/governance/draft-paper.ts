import { londonDate } from '@bluelamp/memory'
import {
  byId,
  type Element,
  type Model,
  namedIn,
  numberIn,
  ofKind,
  signaturesOf,
  textIn,
} from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { sayDay, sayPence } from '../say.ts'

/** What a paper can be drafted for: a gate that is due, a decision whose review is. */
export const papersFor = ['gate', 'decision'] as const

/**
 * A first draft of the board paper for a gate or for the review of a decision, from the record as it stands: whoever brings it
 * writes the rest. Nothing exempt is taken over.
 */
export function draftPaper(model: Model, about: Element): { name: string; body: Body } | undefined {
  if (about.kind === 'gate') return gatePaper(model, about)
  if (about.kind === 'decision') return reviewPaper(model, about)
  return undefined
}

function gatePaper(model: Model, gate: Element): { name: string; body: Body } {
  const project = byId(model, gate.body.project)
  const passed = ofKind(model, 'gate').flatMap(other => {
    const signed = signaturesOf(model, other).find(({ role }) => role === 'policing-body')
    return signed && other.id !== gate.id ? [`${other.name}: ${signed.outcome}.`] : []
  })
  return {
    name: `${gate.name}: go on or stop`,
    body: {
      meeting: textIn(gate, 'due'),
      item: 1,
      purpose: `To ask whether ${project ? `“${project.name}”` : 'the programme'} goes on, at ${gate.name}.`,
      background: [`What must be true to go on: ${textIn(gate, 'tests')}`, ...passed].join('\n'),
      financial: `${stopWords(gate)} ${textIn(gate, 'stop')}`.trim(),
    },
  }
}

/** Stopping is costed each time, in the same words wherever it is told. */
export function stopWords(gate: Element): string {
  const [costs, saves] = [numberIn(gate, 'stopCosts'), numberIn(gate, 'stopSaves')]
  return costs === undefined || saves === undefined
    ? 'What stopping would cost and save is not told yet.'
    : `Stopping would cost ${sayPence(costs)} and save ${sayPence(saves)}.`
}

function reviewPaper(model: Model, decision: Element): { name: string; body: Body } {
  const signed = signaturesOf(model, decision).find(({ role }) => role === 'policing-body')
  const when = signed ? `, signed on ${sayDay(londonDate(signed.signedAt))}` : ''
  const options = namedIn(model, decision, 'considered').map(({ name }) => name)
  return {
    name: `Review: ${decision.name}`,
    body: {
      meeting: textIn(decision, 'review'),
      item: 1,
      purpose: `To look again at “${decision.name}” (${textIn(decision, 'reference')}${when}).`,
      background: [
        `What was decided: ${textIn(decision, 'decision')}`,
        `Why: ${textIn(decision, 'reasons')}`,
        ...(options.length > 0 ? [`Options considered: ${options.join(', ')}.`] : []),
      ].join('\n'),
      financial: textIn(decision, 'costs'),
      legal: textIn(decision, 'law') || textIn(decision, 'legal'),
    },
  }
}
