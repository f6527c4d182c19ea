import { type Element, type Model, signaturesOf } from '../model/element.ts'
import type { Choices } from '../model/field.ts'
import { acceptanceOutcomes } from './acceptance.ts'
import { rules, type Signing } from './signing-rules.ts'

const both = (choices: Choices) => ({ 'chief-officer': choices, 'policing-body': choices })
const agree = { agree: 'Agree' } as const
const approve = { approve: 'Approve', return: 'Return it with reasons' } as const

/** What can be signed, by whom, and what they may decide. What is not here is edited and never signed. */
export const signings: Readonly<Record<string, Readonly<Record<string, Choices>>>> = {
  definition: both(agree),
  'cut-off': both(agree),
  'ict-line': { 'chief-officer': approve },
  report: {
    'chief-officer': { submit: 'Submit it to the policing body' },
    'policing-body': approve,
  },
  case: both(approve),
  gate: { 'policing-body': { continue: 'Continue', stop: 'Stop' } },
  deliverable: {
    assurer: { checked: 'Checked against the contract' },
    'policing-body': Object.fromEntries(
      Object.entries(acceptanceOutcomes).map(([answer, { label }]) => [answer, label]),
    ),
  },
  decision: { 'policing-body': { decide: 'Decide so' } },
  release: { 'chief-officer': { live: 'Go live' } },
  paper: { 'chief-officer': { submit: 'Submit it to the board' } },
}

export const outcomesFor = (kind: string, role: string): Choices => signings[kind]?.[role] ?? {}

/** What the policing body has settled stands as it is: a signature must not come to mean something else. */
export const isSealed = (model: Model, element: Element): boolean =>
  ['cut-off', 'decision', 'report', 'case', 'gate', 'deliverable'].includes(element.kind) &&
  signaturesOf(model, element).some(
    ({ role, outcome }) => role === 'policing-body' && outcome !== 'return',
  )

/** When the policing body settled it. What is then read of it is read from the record as it stood at that moment. */
export const settledAt = (model: Model, element: Element): Date | undefined =>
  isSealed(model, element)
    ? signaturesOf(model, element).find(({ role }) => role === 'policing-body')?.signedAt
    : undefined

/** Why it cannot be signed so, in words; nothing where it can. */
export const whyNotSigned = (model: Model, element: Element, signing: Signing): string[] =>
  signing.outcome === 'return' ? [] : (rules[element.kind]?.(model, element, signing) ?? [])
