import { randomUUID } from 'node:crypto'
import {
  addEntity,
  addLink,
  correctRecord,
  decideLikeness,
  findLikenesses,
  holdRecords,
  keepTogether,
  labelRecord,
  type Mention,
  markOpinion,
  type NewTogether,
  readEntity,
  recordEvent,
  setReviewClocks,
  withdrawLink,
} from '@bluelamp/memory'
import type { Context, Db, Tx } from '@bluelamp/platform'
import { sql } from 'kysely'
import {
  type Chance,
  chanceFrom,
  type InventedPerson,
  inventPeople,
  writeRecord,
} from '../../memory/linking/person-model/invented-people.ts'
import { clerk, forceId, lists, otherForce } from './askers.ts'

export type WorldSize = { people: number; records: number; seed: number }

const day = 86_400_000
/** Records that arrive together. */
const together = 40
export const today = new Date('2026-11-20T12:00:00Z')
const purpose = 'Looking for leaks'
const things = ['bicycle', 'car', 'window', 'phone', 'shed', 'scooter', 'parcel', 'dog']
const doings = ['was taken', 'was damaged', 'was found', 'was offered for sale', 'was set on fire']
/** Said by closed records alone. */
const secrets = ['xylophone', 'quicksilver', 'marmoset', 'obelisk']
const roles = ['reporter', 'victim', 'suspect', 'witness', 'offender'] as const
const channels = ['101', '999', 'online', 'counter']

const pick = <T>(list: readonly T[], chance: Chance): T => list[Math.floor(list.length * chance())]!
/** A few come again and again, most come now and then. */
const pickSkewed = <T>(list: readonly T[], chance: Chance): T =>
  list[Math.floor(list.length * chance() ** 2)]!

type Told = { marking?: number; sealedTo?: readonly string[]; force: string; closes: boolean }

function drawLabels(chance: Chance): Told {
  const way = chance()
  const told = { force: forceId, closes: false }
  if (way < 0.42) return told
  if (way < 0.52) return { ...told, closes: true }
  if (way < 0.68) return { ...told, marking: 1 }
  if (way < 0.84) return { ...told, sealedTo: pick(lists, chance) }
  if (way < 0.9) return { ...told, marking: 1, sealedTo: pick(lists, chance) }
  return { ...told, force: otherForce, ...(way < 0.93 && { marking: 1 }) }
}

/**
 * A force whose records of a few people are closed in every way there is: marked, sealed to some, another force's, open at
 * first and closed later. Told through the verbs, so that what is linked, asked, decided, corrected and held is as in use.
 */
export async function tellWorld(
  db: Db,
  owner: Db,
  { people: count, records, seed }: WorldSize,
  say: (line: string) => void,
): Promise<void> {
  const chance = chanceFrom(seed)
  const people = inventPeople(count, chance)
  await placeHomes(owner, people)
  const context = (force = forceId, now = today): Context => ({
    db,
    now,
    actor: clerk(force),
    purpose,
  })
  const closing: string[] = []
  for (let n = 0; n < records; n += together) {
    const drafts = Array.from({ length: Math.min(together, records - n) }, () =>
      draw(people, chance),
    )
    const now = new Date(today.getTime() - (records - n) * 60_000)
    for (const [force, of] of Map.groupBy(drafts, ({ record }) => record.forceId)) {
      closing.push(...(await tellTogether(context(force, now), of)))
    }
    if (n % 500 === 0) say(`${n} records told`)
  }
  await closeSome(context(), closing, chance)
  await decideSome(context(), chance)
  await correctSome(context(), owner, chance)
  await setReviewClocks({ ...context(), actor: { ...clerk(), roles: ['system'] } }, { forceId })
}

async function placeHomes(owner: Db, people: readonly InventedPerson[]): Promise<void> {
  await sql`insert into memory.area (code, kind, name, force_id, centre, valid_from) values
    ('west', 'district', 'Weston', ${forceId}, point(400000, 300000), '2020-01-01'),
    ('east', 'district', 'Easton', ${forceId}, point(401500, 300000), '2020-01-01')`.execute(owner)
  const homes = new Map(people.flatMap(({ homes }) => homes.map(home => [home.uprn, home])))
  let at = 0
  for (const { uprn, postcode } of homes.values()) {
    at++
    await sql`insert into memory.address (uprn, line, street, town, postcode, area_code, position)
      values (${uprn}, ${`${at} Mill Lane`}, 'Mill Lane', 'Weston', ${postcode}, ${at % 2 ? 'west' : 'east'},
        point(${400_000 + (at % 12) * 130}, ${300_000 + Math.floor(at / 12) * 130}))`.execute(owner)
  }
}

type Draft = NewTogether & { closes: boolean; crimeAt: InventedPerson | undefined }

function draw(people: readonly InventedPerson[], chance: Chance): Draft {
  const { marking = 0, sealedTo, force, closes } = drawLabels(chance)
  const closed = marking > 0 || sealedTo !== undefined || force !== forceId
  const thing = pick(things, chance)
  const secret = closed && chance() < 0.5 ? ` by a ${pick(secrets, chance)}` : ''
  const named = 1 + Math.floor(chance() * 2.4)
  return {
    record: {
      attemptId: randomUUID(),
      kind: chance() < 0.8 ? 'contact' : 'intelligence',
      channel: pick(channels, chance),
      source: 'leaks',
      forceId: force,
      areaCode: chance() < 0.6 ? pick(['west', 'east'], chance) : undefined,
      receivedAt: new Date(today.getTime() - Math.floor(chance() ** 2 * 500 * day)),
      marking,
      retentionGroup: pick([1, 2, 3, 4], chance),
      ...(sealedTo && { sealedTo }),
      body: { summary: `A ${thing} ${pick(doings, chance)}${secret}` },
    },
    mentions: [
      ...Array.from({ length: named }, () => personMention(people, chance)),
      ...(chance() < 0.3 ? [placeMention(pickSkewed(people, chance).homes[0]!)] : []),
      ...(chance() < 0.25 ? [carMention(chance)] : []),
    ],
    closes,
    crimeAt: chance() < 0.15 ? pickSkewed(people, chance) : undefined,
  }
}

/** Answers which of them are to be closed later. */
async function tellTogether(context: Context, drafts: readonly Draft[]): Promise<string[]> {
  return context.db.transaction().execute(async db => {
    const inner = { ...context, db }
    const force = drafts[0]!.record.forceId
    const kept = await keepTogether(inner, force, drafts)
    for (const [at, { crimeAt }] of drafts.entries()) {
      if (crimeAt) await tellEvent(inner, kept[at]!.id, force, crimeAt)
    }
    return kept.filter((_, at) => drafts[at]!.closes).map(({ id }) => id)
  })
}

function personMention(people: readonly InventedPerson[], chance: Chance): Mention {
  const values = writeRecord(pickSkewed(people, chance), chance)
  return {
    kind: 'person',
    subkind: 'person',
    role: pick(roles, chance),
    dataSubject: pick(['suspect', 'victim', 'witness'] as const, chance),
    opinion: chance() < 0.2,
    details: Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [{ name: name as Mention['details'][number]['name'], value }]
        : [],
    ),
  }
}

const placeMention = ({ uprn, postcode }: { uprn: string; postcode: string }): Mention => ({
  kind: 'place',
  subkind: 'address',
  role: 'location',
  details: [
    { name: 'uprn', value: uprn },
    { name: 'postcode', value: postcode },
  ],
})

const carMention = (chance: Chance): Mention => ({
  kind: 'object',
  subkind: 'vehicle',
  role: 'involved',
  details: [
    { name: 'registration', value: `WX${10 + Math.floor(chance() ** 2 * 30)} ABC` },
    { name: 'description', value: `A ${pick(['red', 'blue', 'grey'], chance)} car` },
  ],
})

async function tellEvent(
  context: Context<Tx>,
  recordId: string,
  force: string,
  { homes }: InventedPerson,
): Promise<void> {
  const entityId = await addEntity(context, force, 'event', 'crime')
  await recordEvent(context, {
    entityId,
    kind: 'crime',
    code: '28A',
    forceId: force,
    areaCode: 'west',
    uprn: homes[0]!.uprn,
    recordedAt: context.now,
  })
  await addLink(context, recordId, entityId, { role: 'reports' })
}

/** Open while others were linked to them; closed since. */
async function closeSome(context: Context, closing: readonly string[], chance: Chance) {
  for (const recordId of closing) {
    const sealed = chance() < 0.6
    await labelRecord(context, {
      recordId,
      labels: {
        marking: sealed ? 0 : 1,
        sealed,
        accessList: sealed ? pick(lists, chance) : [],
        retentionGroup: 1,
      },
      reason: 'Closed by the bench',
    })
  }
}

/** Some of what waits is decided, one way and the other; some links are taken back. */
async function decideSome(context: Context, chance: Chance): Promise<void> {
  const { likenesses } = await findLikenesses(context, { limit: 100 })
  for (const { id } of likenesses) {
    if (chance() > 0.5) continue
    const decision = pick(['same', 'different', 'cannot-tell'] as const, chance)
    await decideLikeness(context, { likenessId: id, decision, reason: 'Decided by the bench' })
  }
  for (const { left } of likenesses.slice(0, 40)) {
    const view = await readEntity(context, { entityId: left.entityId })
    const taken = view.mentions.find(mention => mention.why)
    if (!taken || chance() > 0.4) continue
    const { entityId, recordId } = taken
    await withdrawLink(context, { entityId, recordId, reason: 'Taken back by the bench' })
  }
}

async function correctSome(context: Context, owner: Db, chance: Chance): Promise<void> {
  const { rows } = await sql<{
    recordId: string
    entityId: string
    name: string
    linkId: string
    rank: number
  }>`
    select d.record_id as "recordId", d.entity_id as "entityId", d.name, l.id as "linkId",
      row_number() over (order by d.record_id, d.entity_id) as rank
    from memory.detail d
    join memory.record r on r.id = d.record_id and r.force_id = ${forceId}
    join memory.current_link l on l.record_id = d.record_id and l.entity_id = d.entity_id
    where d.name = 'date-of-birth'`.execute(owner)
  for (const { recordId, entityId, name, linkId } of rows.filter(row => row.rank % 25 === 0)) {
    await correctRecord(context, {
      attemptId: randomUUID(),
      recordId,
      entityId,
      field: name,
      value: `19${50 + Math.floor(chance() * 49)}-05-17`,
      reason: 'Seen on a document',
    })
    await markOpinion(context, { linkId, recordId, opinion: true, reason: 'Only heard' })
    if (chance() < 0.2) {
      await holdRecords(context, { entityId, authority: 'An inquiry', reason: 'An inquiry asks' })
    }
  }
}
