import { type ClockKind, startClock, stopClock } from '@bluelamp/memory'
import { type Context, newId, queueMessage, type Tx } from '@bluelamp/platform'
import { addUpdate, findReport } from '../reports/report-store.ts'
import { crimeRecordedWords } from '../reports/report-words.ts'

export type RecordedCrime = {
  crimeId: string
  number: string
  recordId: string
  areaCode?: string | null
  enhanced: boolean
}

/**
 * A crime was recorded: what the Victims' Code promises starts to run, and the written confirmation goes
 * out by the channel the victim chose, if it is safe. If it is not, the clock runs on until a person
 * has found a safe way.
 */
export async function startVictimClocks(context: Context<Tx>, crime: RecordedCrime): Promise<void> {
  const kinds: ClockKind[] = [
    'victim-confirmation',
    'victim-referral',
    crime.enhanced ? 'victim-update-enhanced' : 'victim-update',
  ]
  for (const kind of kinds) {
    await startClock(context, {
      kind,
      about: crime.crimeId,
      owner: 'officer-in-case',
      areaCode: crime.areaCode,
      startedAt: context.now,
    })
  }
  const report = await findReport(context, crime.recordId)
  if (!report?.safeToContact) return
  const words = crimeRecordedWords(report.reference, crime.number)
  const isNew = await addUpdate(context, {
    id: newId(context.now),
    record_id: crime.recordId,
    right_code: `confirmation ${crime.crimeId}`,
    words: words.body,
    channel: report.preferredChannel,
    sent_by: context.actor.id,
    sent_at: context.now,
  })
  if (!isNew) return
  await queueMessage(context.db, context.now, {
    channel: report.preferredChannel,
    recipient: report.contactAt,
    template: 'crime-recorded',
    about: crime.recordId,
    ...words,
  })
  await stopClock(context, 'victim-confirmation', crime.crimeId)
}
