/**
 * The four answers a contracting authority may give when a deliverable is handed over, as the contract for the
 * operating model had them (report to the Strategic Policing and Crime Board, 17 March 2015, paragraph 15). One table,
 * read by the screen, the check and the test. Where the report is silent, `source` says that the answer is ours.
 */
export interface AcceptanceOutcome {
  readonly label: string
  readonly approved: boolean
  readonly adopted: boolean
  /** Whether the payment of the milestone falls due. */
  readonly paymentDue: boolean
  /** Whether the authority may still end the contract because of this deliverable. */
  readonly mayTerminate: boolean
  /** Whether it must. In no outcome does it have to. */
  readonly mustTerminate: boolean
  readonly nextStep: string
  readonly source: string
}

export const acceptanceOutcomes = {
  'approve-and-adopt': {
    label: 'Approve, and mean to adopt',
    approved: true,
    adopted: true,
    paymentDue: true,
    mayTerminate: false,
    mustTerminate: false,
    nextStep:
      'Turn the first two years of the roadmap into outline business cases. The right to end the contract comes back when they are done.',
    source: 'paragraphs 12, 13 and 15; that payment is due follows from approval',
  },
  'approve-not-adopt': {
    label: 'Approve, but not mean to adopt',
    approved: true,
    adopted: false,
    paymentDue: true,
    mayTerminate: true,
    mustTerminate: false,
    nextStep: 'Pay the milestone. Decide whether to end the contract; the right to do so is kept.',
    source: 'paragraph 15',
  },
  reject: {
    label: 'Not approve',
    approved: false,
    adopted: false,
    paymentDue: false,
    mayTerminate: true,
    mustTerminate: false,
    nextStep: 'Decide whether to end the contract. There is a right to, and no duty.',
    source: 'paragraph 15; that no payment is due follows from there being no approval',
  },
  'reject-with-rectification': {
    label: 'Not approve, and have it put right',
    approved: false,
    adopted: false,
    paymentDue: false,
    mayTerminate: true,
    mustTerminate: false,
    nextStep: 'Agree a plan and a date for putting it right, then decide again on what comes back.',
    source:
      'paragraph 15 names the plan; that the right to end the contract is kept meanwhile is our reading, to be checked with the contract',
  },
} as const satisfies Record<string, AcceptanceOutcome>

export type AcceptanceAnswer = keyof typeof acceptanceOutcomes

export const acceptanceAnswers = Object.keys(acceptanceOutcomes) as readonly AcceptanceAnswer[]

/** What an answer brings with it. Throws `RangeError` for a word that is none of the four. */
export function acceptanceOutcome(answer: string): AcceptanceOutcome {
  if (!Object.hasOwn(acceptanceOutcomes, answer)) {
    throw new RangeError(`${answer} is none of: ${acceptanceAnswers.join(', ')}`)
  }
  return acceptanceOutcomes[answer as AcceptanceAnswer]
}
