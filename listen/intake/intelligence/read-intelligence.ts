import { Value } from 'typebox/value'
import { readMoment } from '../dates.ts'
import {
  type Label,
  type Reading,
  type RecordDraft,
  refused,
  refusedWhole,
  whole,
} from '../intake.ts'
import { shortened } from '../plain-text.ts'
import { readJson, UnreadableError } from '../read-json.ts'
import {
  checkIntelligence,
  contradictions,
  contradictionWords,
  IntelligenceReport,
  subjectsOf,
} from './report.ts'

export type IntelligenceOptions = {
  /** Who handed it in, and who works with sources: the only ones to whom the source is open. */
  mayKnowSource: readonly string[]
}

const field = (path: string) => path.slice(1).replaceAll('/', '.')

/**
 * One intelligence report: what is known, line by line with its grades, in one record; who said it in another, sealed. The
 * source is linked to nobody: no search may lead from a person to what they told.
 */
export function readIntelligence(
  bytes: Uint8Array,
  { mayKnowSource }: IntelligenceOptions,
): Reading {
  // A report that was refused may hold a source, so it is as closed as one.
  const refusedLabel: Label = { marking: 1, sealedTo: mayKnowSource }
  let value: unknown
  try {
    value = readJson(bytes)
  } catch (error) {
    if (error instanceof UnreadableError)
      return { ...refusedWhole(bytes, error.message), refusedLabel }
    throw error
  }
  const part = whole(bytes)
  if (!Value.Check(IntelligenceReport, value)) {
    const faults = [...Value.Errors(IntelligenceReport, value)].slice(0, 20).map(fault => ({
      field: field(fault.instancePath) || 'report',
      message: fault.message,
    }))
    return {
      items: [
        refused(part, 'The report is not whole: see what is missing, field by field.', faults),
      ],
      refusedLabel,
    }
  }
  const report: IntelligenceReport = value
  const faults = checkIntelligence(report)
  const happened = report.happenedOn?.trim()
    ? readMoment(report.happenedOn, 'year-first')
    : undefined
  if (report.happenedOn?.trim() && !happened) {
    faults.push({ field: 'happenedOn', message: 'must be a day, as 2026-11-20' })
  }
  if (faults.length > 0) {
    return {
      items: [refused(part, 'The report needs mending: see the fields.', faults)],
      refusedLabel,
    }
  }
  const { attemptId, origin, ...said } = report
  const told = [origin?.name, origin?.contact, origin?.words].some(each => each?.trim())
  const sanitised: RecordDraft = {
    part: 'report',
    kind: 'intelligence',
    channel: 'intelligence',
    marking: 1,
    waits: false,
    occurredFrom: happened,
    mentions: subjectsOf(report),
    body: {
      ...said,
      scheme: said.scheme ?? '3x5x2',
      summary: shortened(report.title, 160),
      words: report.lines.map(line => line.words.trim()).join('\n'),
    },
  }
  const source: RecordDraft = {
    part: 'source',
    kind: 'intelligence-source',
    channel: 'intelligence',
    marking: 1,
    sealedTo: mayKnowSource,
    waits: false,
    mentions: [],
    body: { summary: 'Source of an intelligence report', report: attemptId, origin },
  }
  return {
    items: [
      {
        ...part,
        is: 'read',
        key: attemptId,
        digest: JSON.stringify(report),
        notes: contradictions(report).map(contradictionWords),
        records: told ? [sanitised, source] : [sanitised],
      },
    ],
    refusedLabel,
  }
}
