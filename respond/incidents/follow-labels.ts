import type { Context, Tx } from '@bluelamp/platform'
import { markIncidentsOf } from './incident-store.ts'

/** The marking of a sealed record's incident: an incident has no seal of its own. */
const asClosedAsCanBe = 1

/** An incident goes on being marked as the record that it came from: its summary says what the record says. */
export const followLabels = (
  context: Context<Tx>,
  recordIds: readonly string[],
  { marking, sealed }: { marking: number; sealed: boolean },
): Promise<void> => markIncidentsOf(context, recordIds, sealed ? asClosedAsCanBe : marking)
