import { type Context, findEntries } from '@bluelamp/platform'
import { personSight } from '../access/visible-record.ts'
import { correctionOf, statementsOf } from '../correction/correction.ts'
import { type Correction, findCorrections } from '../correction/correction-store.ts'
import { findOpinionMarks, type OpinionMark } from '../labels/opinion-store.ts'
import { entitiesAsOne } from '../linking/entities-as-one.ts'
import {
  findMasks,
  findRecordsOf,
  findRestrictions,
  type HeldRecord,
  type Restriction,
  type SubjectRequest,
} from './disclosure-store.ts'
import { type Masker, masker, type NamedValue, withheld } from './redact.ts'
import { restrictionGrounds } from './subject-request.ts'

export type ExportedValue = { name: string; value: string; was?: string; opinion?: true }

export type ExportedRecord = {
  number: number
  kind: string
  channel: string
  receivedAt: string
  roles: string[]
  /** Victim, witness, suspect, convicted: kept apart, as the law asks (s.38). */
  categories: string[]
  /** That they are tied to this record is somebody's assessment and no fact. */
  opinion: boolean
  details: ExportedValue[]
  says: ExportedValue[]
}

export type SubjectExport = {
  preparedAt: string
  person: NamedValue[]
  records: ExportedRecord[]
  withheld: { ground: string; records: number }[]
  recipients: { recipient: string; at: string }[]
}

export type BuiltExport = {
  entityIds: string[]
  export: SubjectExport
  /** The records whose content is in it. */
  recordIds: string[]
  /** All that are held and visible, with what was decided of each. */
  all: { record: HeldRecord; restriction: Restriction | undefined }[]
  masks: string[]
  /** Values of others that would still be read: none, or the export is refused. */
  leaks: string[]
}

/** What would be handed over for a request, as the actor sees the person: nothing of what is closed to him shapes it. */
export async function buildExport(context: Context, request: SubjectRequest): Promise<BuiltExport> {
  const entityIds = await entitiesAsOne(context, personSight, request.entityId)
  const records = await findRecordsOf(context, entityIds)
  const ids = records.map(record => record.id)
  const corrections = await findCorrections(context, personSight, ids)
  const marks = await findOpinionMarks(context, ids)
  const restrictions = await findRestrictions(context, request.id)
  const masks = await findMasks(context, request.id)
  const all = records.map(record => ({
    record,
    restriction: restrictions.find(each => each.recordId === record.id && each.way !== 'show'),
  }))
  // A correction is shown with what it corrects.
  const open = all
    .filter(each => each.restriction === undefined && each.record.kind !== 'correction')
    .map(each => each.record)
  const shown = new Set(open.map(record => record.id))
  const standing = corrections.filter(each => shown.has(each.corrects))
  // What was corrected is their own in both forms: neither is masked.
  const own = [
    ...detailsOf(open, entityIds),
    ...standing.flatMap(({ entityId, field, value }) =>
      entityId && entityIds.includes(entityId) ? [{ name: field, value }] : [],
    ),
  ]
  const wrong = new Set(standing.map(each => `${each.field} ${each.was}`))
  const others = peopleBeside(records, entityIds)
  const exported = open.map((record, place) => {
    const mask = masker({
      own,
      others: [...others, ...placesToMask(record, entityIds)],
      words: masks,
    })
    return {
      mask,
      record: exportRecord(record, place + 1, { entityIds, corrections, marks, mask }),
    }
  })
  const recordIds = open.map(record => record.id)
  return {
    entityIds,
    recordIds,
    all,
    masks,
    leaks: exported.flatMap(({ mask, record }) => [
      ...new Set([...record.details, ...record.says].flatMap(each => mask.leaks(each.value))),
    ]),
    export: {
      preparedAt: context.now.toISOString(),
      person: unique(own).filter(each => !wrong.has(`${each.name} ${each.value}`)),
      records: exported.map(each => each.record),
      withheld: countWithheld(all),
      recipients: await findRecipients(context, entityIds, recordIds, [
        ...recordIds,
        ...corrections.map(each => each.recordId),
      ]),
    },
  }
}

const unique = (values: readonly NamedValue[]): NamedValue[] => [
  ...new Map(values.map(each => [`${each.name} ${each.value}`, each])).values(),
]

const detailsOf = (records: readonly HeldRecord[], entityIds: readonly string[]): NamedValue[] =>
  records.flatMap(record =>
    record.links.filter(link => entityIds.includes(link.entityId)).flatMap(link => link.details),
  )

/** Everybody else that any of the records speaks of: a name masked in one is masked in all. */
const peopleBeside = (records: readonly HeldRecord[], entityIds: readonly string[]): NamedValue[] =>
  unique(
    records.flatMap(record =>
      record.links
        .filter(link => link.kind === 'person' && !entityIds.includes(link.entityId))
        .flatMap(link => link.details),
    ),
  )

/** Who is suspected in a matter of somebody else is not told that person's home and things. */
function placesToMask(record: HeldRecord, entityIds: readonly string[]): NamedValue[] {
  const mine = record.links.filter(link => entityIds.includes(link.entityId))
  const isAccused = mine.some(
    link => link.dataSubject === 'suspect' || link.dataSubject === 'convicted',
  )
  const others = record.links.some(
    link => link.kind === 'person' && !entityIds.includes(link.entityId),
  )
  return isAccused && others
    ? record.links
        .filter(link => link.kind === 'place' || link.kind === 'object')
        .flatMap(link => link.details)
    : []
}

/** What a machine keeps for itself, and tells nobody anything. */
const technical =
  /(^|\.)(id|uprn|easting|northing|latitude|longitude|areaCode|invented|abandoned|[a-z]+Id|[a-z]+Code|[a-z]+Hash)$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** What stands under such a name and is not the person's own is somebody else's. */
const personal = /(name|phone|mobile|email|contactAt|address|postcode|birth|dob)$/i

function exportRecord(
  record: HeldRecord,
  number: number,
  {
    entityIds,
    corrections,
    marks,
    mask,
  }: {
    entityIds: readonly string[]
    corrections: readonly Correction[]
    marks: readonly OpinionMark[]
    mask: Masker
  },
): ExportedRecord {
  const mine = record.links.filter(link => entityIds.includes(link.entityId))
  const mineCorrected = corrections.filter(each => each.corrects === record.id)
  const own = new Set([
    ...mine.flatMap(link => link.details.map(each => each.value)),
    ...mineCorrected.map(each => each.was),
  ])
  const isOpinion = (linkId: string, stands: boolean) =>
    marks.find(mark => mark.linkId === linkId)?.opinion ?? stands
  const says = statementsOf(record.body)
    .filter(({ path, text }) => !technical.test(path) && !uuid.test(text))
    .map(({ path, text }): ExportedValue => {
      const right = correctionOf(mineCorrected, { field: path, entityId: null, text })
      const opinion = marks.find(
        mark => mark.recordId === record.id && mark.field === path,
      )?.opinion
      const shown =
        personal.test(path) && !own.has(text) ? withheld : mask.mask(right?.value ?? text)
      return {
        name: fieldWords(path),
        value: shown,
        ...(right && shown !== withheld && { was: mask.mask(text) }),
        ...(opinion && { opinion: true as const }),
      }
    })
  return {
    number,
    kind: record.kind,
    channel: record.channel,
    receivedAt: record.receivedAt.toISOString(),
    roles: [...new Set(mine.map(link => link.role))],
    categories: [...new Set(mine.flatMap(link => link.dataSubject ?? []))],
    opinion: mine.some(link => isOpinion(link.linkId, link.opinion)),
    details: mine.flatMap(link =>
      link.details.map((each): ExportedValue => {
        const right = correctionOf(mineCorrected, {
          field: each.name,
          entityId: link.entityId,
          text: each.value,
        })
        return right ? { name: each.name, value: right.value, was: each.value } : { ...each }
      }),
    ),
    says,
  }
}

/** `items.0.serialNumber` as people say it: `Items 1 serial number`. */
export function fieldWords(path: string): string {
  const words = path
    .split('.')
    .map(step => (/^\d+$/.test(step) ? String(Number(step) + 1) : step))
    .join(' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function countWithheld(all: BuiltExport['all']): SubjectExport['withheld'] {
  const counts = new Map<string, number>()
  for (const { restriction } of all) {
    // Neither confirmed nor denied: not even counted.
    if (restriction?.way !== 'withhold') continue
    const words = restrictionGrounds[restriction.ground]
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return [...counts].map(([ground, records]) => ({ ground, records }))
}

/** To whom any of these records was disclosed before: only disclosures that are of nothing else. */
async function findRecipients(
  { db }: Context,
  entityIds: readonly string[],
  recordIds: readonly string[],
  open: readonly string[],
): Promise<SubjectExport['recipients']> {
  const recipients = new Map<string, { recipient: string; at: string }>()
  for (const subject of [...entityIds, ...recordIds]) {
    const entries = await findEntries(db, { subject, operation: 'disclose', limit: 200 })
    for (const { recipient, at, records } of entries) {
      if (!recipient || records.length === 0) continue
      if (!records.every(id => open.includes(id))) continue
      recipients.set(`${recipient} ${at.slice(0, 10)}`, { recipient, at: at.slice(0, 10) })
    }
  }
  return [...recipients.values()].sort((a, b) => a.at.localeCompare(b.at))
}
