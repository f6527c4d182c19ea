import { ConflictError, defineVerb } from '@bluelamp/platform'
import { recordCrime } from '../crimes/record-crime.ts'
import { addIncidentEntry } from '../incidents/add-incident-entry.ts'
import { incidentResource } from '../incidents/incident-resource.ts'
import { notAfter } from '../not-after.ts'
import { changeUnitState } from '../units/change-unit-state.ts'
import type { NotebookItem } from './task-contract.ts'
import { addPhoto } from './task-store.ts'

/** Keeps one thing an officer did, in one transaction; what it does is the same verb as at a desk. */
export const keepNotebookItem = defineVerb({
  name: 'respond.submit-notebook',
  operation: 'collect',
  resource: (context, { incidentId }: NotebookItem) => incidentResource(context, incidentId),
  run: async (context, item): Promise<void> => {
    switch (item.kind) {
      case 'state':
        await changeUnitState(context, item)
        return
      case 'note': {
        const { attemptId, incidentId, words, at } = item
        const kind = item.caution ? 'caution' : 'note'
        await addIncidentEntry(context, { attemptId, incidentId, kind, words, at })
        return
      }
      case 'photo-hash':
        if (!(await addPhoto(context, { ...item, takenAt: notAfter(context.now, item.at) }))) {
          throw new ConflictError(
            'This attempt was used for another photo. Send it under a new one.',
          )
        }
        return
      case 'crime-report': {
        const { kind: _kind, at: _at, ...crime } = item
        await recordCrime(context, crime)
        return
      }
      default:
        item satisfies never
    }
  },
  about: (_kept, { incidentId, kind, at }) => ({ records: [incidentId], detail: { kind, at } }),
})
