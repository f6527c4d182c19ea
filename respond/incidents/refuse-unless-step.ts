import { ConflictError } from '@bluelamp/platform'
import { findStep, type IncidentAction, stateWords } from './incident.ts'
import { type Incident, wordsFor } from './incident-store.ts'

/** The lifecycle table decides, as it does for the buttons. */
export function refuseUnlessStep(
  incident: Pick<Incident, 'state' | 'logDate' | 'serial'>,
  action: IncidentAction,
): void {
  if (findStep(incident.state, action)) return
  throw new ConflictError(
    `The ${wordsFor(incident)} is now "${stateWords[incident.state]}", so this cannot be done.`,
  )
}
