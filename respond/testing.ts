import { randomUUID } from 'node:crypto'
import { addEntity, addLink, keepRecord, linkMention, startClock } from '@bluelamp/memory'
import type { Actor, Context, Tx } from '@bluelamp/platform'
import { allowEverything, openTestHouse, type TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import './tables.ts'
import { respondReferenceRows } from './contract.ts'
import type { CreateIncident } from './incidents/incident-contract.ts'

/** An invented place for tests: one neighbourhood, a street grid of 100-metre blocks, some units. */
export const forceId = 'testford'
export const districtCode = 'D1'
const origin = { easting: 400_000, northing: 300_000 }
const [columns, rows, spacing] = [30, 30, 100]

export type RespondHouse = TestHouse & {
  as: (name: string, now?: Date) => Context
}

/** A migrated database with the lists this pillar reads, as the least-privilege role. */
export async function openRespondHouse(name: string): Promise<RespondHouse> {
  allowEverything()
  const house = await openTestHouse(name)
  await sql`
    insert into memory.area (code, kind, name, force_id, centre, valid_from) values
      (${districtCode}, 'district', 'Testford', ${forceId}, '(401500,301500)', '2020-01-01')`.execute(
    house.owner,
  )
  await sql`
    insert into memory.area (code, kind, name, parent_code, force_id, centre, valid_from) values
      ('N1', 'neighbourhood', 'Mill End', ${districtCode}, ${forceId}, '(401500,301500)', '2020-01-01')
  `.execute(house.owner)
  await sql`
    insert into memory.area_ring values
      ('N1', 0, 1, '((399000,299000),(399000,304000),(404000,304000),(404000,299000))')`.execute(
    house.owner,
  )
  await house.owner
    .insertInto('memory.reference_code')
    .values(
      respondReferenceRows.map(row => ({
        list: row.list,
        code: row.code,
        label: row.label,
        attributes: JSON.stringify(row.attributes),
        valid_from: row.validFrom,
        valid_to: null,
        source: row.source,
      })),
    )
    .execute()
  return {
    ...house,
    as: (person, now = new Date('2026-11-20T12:00:00Z')) =>
      house.context(
        { id: person, name: `PC ${person}`, attributes: { forceId } } satisfies Partial<Actor>,
        now,
      ),
  }
}

/** Streets both ways on a square grid, ten metres a second. */
export async function loadRoads({ owner }: RespondHouse): Promise<void> {
  const x: number[] = []
  const y: number[] = []
  const [from, to, seconds]: number[][] = [[], [], []]
  const join = (a: number, b: number) => {
    from!.push(a, b)
    to!.push(b, a)
    seconds!.push(spacing / 10, spacing / 10)
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const node = row * columns + column
      x.push(origin.easting + column * spacing)
      y.push(origin.northing + row * spacing)
      if (column > 0) join(node - 1, node)
      if (row > 0) join(node - columns, node)
    }
  }
  const bytes = (array: Float64Array | Uint32Array | Float32Array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength)
  await owner
    .insertInto('memory.road_network')
    .values({
      id: randomUUID(),
      nodes: x.length,
      arcs: from!.length,
      node_eastings: bytes(Float64Array.from(x)),
      node_northings: bytes(Float64Array.from(y)),
      arc_from: bytes(Uint32Array.from(from!)),
      arc_to: bytes(Uint32Array.from(to!)),
      arc_seconds: bytes(Float32Array.from(seconds!)),
      made_at: new Date('2026-11-01T00:00:00Z'),
    })
    .execute()
}

export type TestUnit = {
  callSign: string
  easting?: number
  northing?: number
  state?: number
  skills?: string[]
  crew?: { id: string; name: string }[]
  now: Date
}

/** A unit that booked on an hour ago, where asked with a fix of a moment ago. */
export async function addUnit({ owner }: RespondHouse, unit: TestUnit): Promise<string> {
  const id = randomUUID()
  await owner
    .insertInto('respond.unit')
    .values({
      id,
      force_id: forceId,
      call_sign: unit.callSign,
      kind: 'response',
      district_code: districtCode,
      station: 'Testford',
      skills: unit.skills ?? [],
      crew: JSON.stringify(unit.crew ?? [{ id: unit.callSign, name: `PC ${unit.callSign}` }]),
      shift_ends_at: new Date(unit.now.getTime() + 6 * 3_600_000),
    })
    .execute()
  await owner
    .insertInto('respond.unit_state')
    .values({
      unit_id: id,
      state: unit.state ?? 2,
      since: new Date(unit.now.getTime() - 3_600_000),
      incident_id: null,
    })
    .execute()
  if (unit.easting !== undefined && unit.northing !== undefined) {
    await owner
      .insertInto('respond.unit_position')
      .values({
        unit_id: id,
        easting: unit.easting,
        northing: unit.northing,
        fixed_at: new Date(unit.now.getTime() - 10_000),
        accuracy: 8,
      })
      .execute()
  }
  return id
}

export type TestContact = { recordId: string; personId: string; contactId: string }

/** A contact as the listening pillar leaves it: a record, a person, and a clock about the contact. */
export async function addContact(context: Context, receivedAt?: Date): Promise<TestContact> {
  return context.db.transaction().execute(async db => {
    const inside: Context<Tx> = { ...context, db }
    const at = receivedAt ?? context.now
    const { id: recordId } = await keepRecord(inside, {
      attemptId: randomUUID(),
      kind: 'contact',
      channel: 'online',
      source: 'test',
      forceId,
      receivedAt: at,
      body: { summary: 'A break-in' },
    })
    const { entityId: personId } = await linkMention(inside, recordId, forceId, {
      kind: 'person',
      subkind: 'person',
      role: 'reporter',
      dataSubject: 'victim',
      details: [{ name: 'name', value: `Asha ${randomUUID()}` }],
    })
    const contactId = await addEntity(inside, forceId, 'event', 'contact')
    await addLink(inside, recordId, contactId, { role: 'contact' })
    await startClock(inside, {
      kind: 'grade-contact',
      about: contactId,
      owner: 'contact-handler',
      startedAt: at,
    })
    return { recordId, personId, contactId }
  })
}

export const thrive = {
  threat: 'None is known of.',
  harm: 'Upset, nobody is hurt.',
  risk: 'Low, the burglar has gone.',
  investigation: 'Shoe marks at the back door.',
  vulnerability: 'Lives alone and is frightened.',
  engagement: 'Wants to be seen today.',
}

export const burglary = (
  recordId: string,
  change: Partial<CreateIncident> = {},
): CreateIncident => ({
  attemptId: randomUUID(),
  recordId,
  openingCode: 'crime-burglary-home',
  summary: 'Back door forced, jewellery taken.',
  place: { uprn: '990000000001', words: '1 Mill Lane', easting: 401_000, northing: 301_000 },
  thrive,
  grade: 'P2',
  rationale: 'The scene must be kept, and she is alone.',
  earlierContactsSeen: 0,
  ...change,
})
