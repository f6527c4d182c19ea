import type { ReferenceRow } from '../reference-row.ts'

export type Algorithm = {
  id: string
  name: string
  version: string
  purpose: string
  owner: string
  inputs: readonly string[]
  prohibitedUses: readonly string[]
  decidedBy: string
  /** The row of this list switches it: nothing runs that the force has not switched on. */
  killSwitch: { list: string; code: string }
}

const killSwitchList = 'algorithm-switch'

export const dispatchAdvice: Algorithm = {
  id: 'dispatch-advice',
  name: 'Which unit to send',
  version: 'dispatch 2026-11',
  purpose:
    'Lists units that could go to an incident in order of travel time by road and of what their going leaves uncovered.',
  owner: 'Head of the control room',
  inputs: [
    'Place, grade, skills and officers needed of the incident',
    'Position, state, skills, number of officers and end of shift of each unit',
    'Where incidents were in the last 28 days, counted by square kilometre',
    'The road network',
  ],
  prohibitedUses: [
    'Sending a unit without a named person deciding',
    'Judging how well an officer works',
    'Anything about a person: no fact of a caller, victim or suspect is an input',
  ],
  decidedBy: 'The dispatcher, who gives a reason for choosing otherwise',
  killSwitch: { list: killSwitchList, code: 'dispatch-advice' },
}

/** The pillar's part of the public register of algorithms. */
export const algorithms: readonly Algorithm[] = [dispatchAdvice]

export const algorithmSwitchRows: readonly ReferenceRow[] = algorithms.map(({ id, name }) => ({
  list: killSwitchList,
  code: id,
  label: name,
  attributes: { on: true },
  validFrom: '2026-01-01',
  source: 'Set by the force',
}))

/** On only where every row in force says so: a second row, put there to stop it, stops it. */
export const isSwitchedOn = (
  rows: readonly { code: string; attributes: Readonly<Record<string, unknown>> }[],
  id: string,
): boolean => {
  const own = rows.filter(row => row.code === id)
  return own.length > 0 && own.every(row => row.attributes.on === true)
}
