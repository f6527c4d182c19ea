import { DAY, isoDay, localDay, MINUTE } from './calendar.ts'
import { callerWords } from './caller-words.ts'
import { DEMAND, type DemandType, IDLE_CONTACTS, OUTCOMES } from './demand-table.ts'
import { placeAt } from './grid-reference.ts'
import { type Happening, happenings, instantOn } from './history-draws.ts'
import { dramaMobile, dramaOffice, type Households } from './people.ts'
import { hexAt, mix32, Stream, streamOf, uuidAt, Weighted } from './random.ts'
import { ANSWER, notAfter, regradesOf, responseTimes, SECOND } from './response-times.ts'
import { teamsOnDuty } from './rota.ts'
import type {
  Channel,
  ContactRow,
  CrimeRow,
  Grade,
  HistoryRow,
  IncidentRow,
  PersonRow,
  Place,
  StaffRow,
  UnitRow,
} from './rows.ts'
import { FIRST_SNAP_ID, FIRST_UPRN, type Ground } from './world-ground.ts'

const tables = DEMAND.map(type => ({
  channels: Weighted.of(type.channels),
  grades: Weighted.of(type.grades),
  closing: Weighted.of(type.closing),
  classes: type.crime
    ? new Weighted(
        type.crime.classes,
        type.crime.classes.map(k => k.weight),
      )
    : null,
}))
const outcomes = new Map(
  Object.entries(OUTCOMES).map(([category, o]) => [
    category,
    { days: o.days, codes: Weighted.of(o.codes) },
  ]),
)

export interface HistoryInput {
  seed: number
  ground: Ground
  households: Households
  staff: StaffRow[]
  units: UnitRow[]
  /** First and last instant; nothing that comes about at or after `until` is told. */
  from: number
  until: number
  /** People of the region against 2.9 million. */
  scale: number
}

/**
 * Contacts, incidents and crimes in the order they come in. An incident comes after the contact that told
 * of it and a crime after its incident; times that fall after `until` are left open, so the history ends in
 * the middle of a working day with queues and cases in hand.
 */
export function* writeHistory(input: HistoryInput): Generator<HistoryRow> {
  const { seed, ground, from, until, scale } = input
  const firstDay = localDay(from)
  const lastDay = localDay(until - 1)
  const desk = makeDesk(input)
  const years = new Map<number, number>()
  let day = firstDay - 45
  for (const list of happenings(seed, ground, day, lastDay, scale)) {
    const today = day++
    if (today < firstDay) continue
    const rows: { at: number; rows: HistoryRow[] }[] = []
    for (const h of list) {
      if (h.reported < from || h.reported >= until) continue
      const { told, more } = desk.write(h, today)
      rows.push({ at: h.reported, rows: told })
      for (const again of more)
        rows.push({ at: again.receivedAt, rows: [{ kind: 'contact', row: again }] })
    }
    idle(input, today, rows, desk)
    rows.sort((a, b) => a.at - b.at)
    let log = 0
    for (const row of rows.flatMap(r => r.rows)) {
      if (row.kind === 'incident') row.row.logNumber = ++log
      if (row.kind === 'crime') {
        const year = new Date(row.row.recordedAt).getUTCFullYear()
        const serial = (years.get(year) ?? 0) + 1
        years.set(year, serial)
        row.row.crimeNumber = `WX/${String(serial).padStart(6, '0')}/${String(year % 100).padStart(2, '0')}`
      }
      yield row
    }
  }
}

type Batch = { at: number; rows: HistoryRow[] }[]

function idle(
  { seed, from, until, scale }: HistoryInput,
  day: number,
  rows: Batch,
  desk: ReturnType<typeof makeDesk>,
): void {
  const stream = new Stream()
  IDLE_CONTACTS.forEach((plan, p) => {
    stream.reset(seed, 'idle contacts', day, p)
    for (let n = stream.poisson(plan.perDay * scale), j = 0; j < n; j++) {
      const at = instantOn(stream, plan.hours, day)
      if (at < from || at >= until) continue
      rows.push({
        at,
        rows: [
          {
            kind: 'contact',
            row: desk.idleContact(plan.key, plan.channel, at, day * 64 + 50 + p, j),
          },
        ],
      })
    }
  })
}

function makeDesk({ seed, ground, households, staff, units, until }: HistoryInput) {
  const { settlement } = ground
  const handlers = staff.filter(s => s.role === 'contact handler')
  const cases = groupBy(
    staff.filter(s => s.role === 'investigator'),
    s => s.districtId,
  )
  const protectors = staff.filter(s => s.role === 'public protection officer')
  const crews = groupBy(
    units.filter(u => u.kind === 'response'),
    u => `${u.districtId} ${u.team}`,
  )
  const beats = groupBy(
    units.filter(u => u.kind === 'neighbourhood'),
    u => u.districtId,
  )
  const stream = new Stream()
  // In the small region everything is nearer, but there are fewer cars: ways are longer than its width says.
  const reach = 2.4 * Math.sqrt(ground.plan.halfWidth / 20_600)

  const grownUp = (people: PersonRow[]) =>
    people.filter(p => Number(p.dateOfBirth.slice(0, 4)) < new Date(until).getUTCFullYear() - 16)

  /** Somebody of the neighbourhood; some people call far more often than others. */
  function localPerson(address: number): PersonRow | null {
    const cell = ground.cellOf(address)
    const start = settlement.cellStart[cell]!
    const n = settlement.cellStart[cell + 1]! - start
    for (let attempt = 0; attempt < 6; attempt++) {
      const people = grownUp(households.peopleAt(start + Math.floor(n * stream.unit() ** 1.8)))
      if (people.length > 0) return stream.pick(people)
    }
    return null
  }

  function contact(
    type: DemandType | null,
    key: string,
    channel: Channel,
    at: number,
    address: number | null,
    person: PersonRow | null,
    incidentId: string | null,
    i: number,
    j: number,
  ): ContactRow {
    const [median, spread, giveUp] = ANSWER[channel]
    const wait = Math.round(Math.min(7200, stream.lognormal(median, spread)) * SECOND)
    const gone = incidentId === null && stream.chance(giveUp)
    const talk = Math.round(
      stream.lognormal(type ? 330 : key === 'enquiry' ? 250 : 25, 0.6) * SECOND,
    )
    const answeredAt = gone ? null : notAfter(at + wait, until)
    const hidden = channel === 'alarm' || channel === 'partner' || channel === 'officer'
    const place = address === null ? 'the shops' : (ground.organisation(address) ?? 'the shops')
    return {
      id: uuidAt(at, seed, 'contact', i, j),
      channel,
      receivedAt: at,
      answeredAt,
      endedAt: notAfter(at + wait + (gone ? 0 : talk), until),
      abandoned: gone,
      handlerId:
        gone || handlers.length === 0 ? null : handlers[mix32(i * 31 + j) % handlers.length]!.id,
      personId: person?.id ?? null,
      callerName: person?.fullName ?? null,
      callerNumber: hidden
        ? dramaOffice(stream)
        : channel === 'online' || channel === 'front counter'
          ? (person?.mobile ?? null)
          : (person?.mobile ?? dramaMobile(stream)),
      addressId: address === null ? null : ground.addressId(address),
      uprn: address === null ? null : String(FIRST_UPRN + address),
      category: key,
      words: gone
        ? 'Caller gave up before an answer.'
        : callerWords(
            seed,
            key,
            i,
            j,
            address === null ? 'my road' : ground.streetName(address),
            place,
          ),
      incidentId,
    }
  }

  return {
    idleContact(key: string, channel: Channel, at: number, i: number, j: number): ContactRow {
      stream.reset(seed, 'idle contact', i, j)
      const address = stream.below(settlement.addressCount)
      return contact(
        null,
        key,
        channel,
        at,
        null,
        key === 'enquiry' && stream.chance(0.7) ? localPerson(address) : null,
        null,
        i,
        j,
      )
    },

    write(h: Happening, today: number): { told: HistoryRow[]; more: ContactRow[] } {
      const type = DEMAND[h.type]!
      const table = tables[h.type]!
      stream.reset(seed, 'event', h.i, h.j)
      const cell = ground.cellOf(h.address)
      const district = ground.cells[cell]!.district
      const districtId = ground.districtId(district)
      const channel = table.channels.draw(stream)
      const grade = table.grades.draw(stream)
      const incidentId = uuidAt(h.reported, seed, 'incident', h.i, h.j)
      const byPerson =
        channel !== 'alarm' &&
        channel !== 'partner' &&
        channel !== 'officer' &&
        !(channel === '999' && type.key === 'abandoned call')
      const residents = h.outside ? [] : grownUp(households.peopleAt(h.address))
      const person =
        !byPerson || stream.chance(0.06)
          ? null
          : residents.length > 0
            ? residents[Math.floor(residents.length * stream.unit() ** 1.6)]!
            : localPerson(h.address)
      const first = contact(
        type,
        type.key,
        channel,
        h.reported,
        h.address,
        person,
        incidentId,
        h.i,
        h.j,
      )
      const place = placeAt(...ground.eventPoint(h.address, h.outside))
      const snap = h.outside
        ? settlement.snapGrid.nearest(place.easting, place.northing)
        : settlement.addressSnap[h.address]!
      const wait = (first.answeredAt ?? h.reported) - h.reported
      const ask = { t0: h.reported, wait, grade, reach, until }
      const times = responseTimes(stream, ask, type)
      const regrades = regradesOf(stream, grade, times.t3Graded, until)
      const final = regrades[0]?.to ?? grade
      const qualifiers = type.qualifiers
        .filter(([, chance]) => stream.chance(chance))
        .map(([word]) => word)
      const sent = times.t4Assigned === null ? [] : crewsFor(h, grade, districtId, times.t4Assigned)
      const offence = { h, type, incidentId, grade, cell, districtId, place, snap, qualifiers }
      const crime = crimeOf(offence, person)
      const address = ground.address(h.address)
      const incident: IncidentRow = {
        id: incidentId,
        category: type.key,
        logNumber: 0,
        logDate: isoDay(today),
        contactId: first.id,
        personId: person?.id ?? null,
        openingCode: type.opening,
        closingCode: times.t8Closed === null ? null : table.closing.draw(stream),
        qualifiers,
        grade: final,
        regrades,
        summary: first.words,
        addressId: h.outside ? null : address.id,
        uprn: h.outside ? null : address.uprn,
        locationText: h.outside
          ? `${address.street}, ${address.locality}, ${address.town}`
          : `${ground.line(address)}, ${address.town}, ${address.postcode}`,
        streetId: address.streetId,
        neighbourhoodId: ground.cellId(cell),
        districtId,
        snapPointId: FIRST_SNAP_ID + snap,
        arrivalSource:
          times.t6AtScene === null
            ? null
            : stream.chance(0.72)
              ? 'state code'
              : stream.chance(0.7)
                ? 'geofence'
                : 'back-filled',
        unitIds: sent,
        crimeIds: crime ? [crime.id] : [],
        antiSocialBehaviour: type.antiSocial,
        ...times,
        ...place,
      }
      const told: HistoryRow[] = [{ kind: 'contact', row: first }]
      // A call still waiting at the end of the history has no log yet.
      if (times.t2Created >= until)
        return { told: [{ kind: 'contact', row: { ...first, incidentId: null } }], more: [] }
      told.push({ kind: 'incident', row: incident })
      if (crime) told.push({ kind: 'crime', row: crime })
      const more: ContactRow[] = []
      for (let n = stream.poisson(type.extraCalls), k = 1; k <= n; k++) {
        const at = h.reported + Math.round(stream.exponential(6) * MINUTE)
        if (at >= until || at < times.t2Created || localDay(at) !== today) continue
        more.push(
          contact(
            type,
            type.key,
            stream.chance(0.8) ? '999' : '101',
            at,
            h.address,
            localPerson(h.address),
            incidentId,
            h.i,
            h.j + 10_000 * k,
          ),
        )
      }
      return { told, more }
    },
  }

  /** One unit or two: response cars on duty for what is urgent, neighbourhood officers for the rest. */
  function crewsFor(h: Happening, grade: Grade, districtId: string, at: number): string[] {
    const teams = teamsOnDuty(at)
    const visit = grade === 'P3' || grade === 'P4'
    const team = teams[h.j % Math.max(1, teams.length)]
    const pool = visit ? beats.get(districtId) : crews.get(`${districtId} ${team}`)
    if (!pool) return []
    const first = stream.pick(pool).id
    const second = grade === 'P1' && stream.chance(0.45) ? stream.pick(pool).id : first
    return first === second ? [first] : [first, second]
  }

  function crimeOf(offence: Offence, caller: PersonRow | null): CrimeRow | null {
    const { h, type, incidentId, grade, cell, districtId, place, snap, qualifiers } = offence
    if (!type.crime || !isCrime(seed, h, type)) return null
    const recordedAt =
      h.reported + Math.round(stream.lognormal(grade === 'P5' ? 70 : 200, 1) * MINUTE)
    if (recordedAt >= until) return null
    const counted = tables[h.type]!.classes!.draw(stream)
    const outcome = outcomes.get(type.crime.category)!
    const outcomeAt = recordedAt + Math.round(stream.lognormal(outcome.days, 0.9) * DAY)
    const code = outcome.codes.draw(stream)
    const residents = grownUp(households.peopleAt(h.address))
    const victim =
      type.crime.victim === 'resident' && residents.length > 0
        ? caller && residents.some(r => r.id === caller.id) && stream.chance(0.7)
          ? caller
          : residents[Math.floor(residents.length * stream.unit() ** 2)]!
        : type.crime.victim === 'passer-by' || type.crime.victim === 'resident'
          ? caller && stream.chance(0.55)
            ? caller
            : localPerson(h.address)
          : null
    const officers =
      qualifiers.includes('domestic') || type.key === 'sexual offence'
        ? protectors
        : (cases.get(districtId) ?? protectors)
    return {
      id: uuidAt(h.reported, seed, 'crime', h.i, h.j),
      crimeNumber: '',
      persistentId: hexAt(64, seed, 'persistent id', h.i, h.j),
      incidentId,
      category: type.crime.category,
      homeOfficeClass: counted.code,
      classLabel: counted.label,
      occurredFrom: h.from,
      occurredTo: h.to,
      reportedAt: h.reported,
      recordedAt,
      outcomeCode: outcomeAt < until ? code : null,
      outcomeAt: outcomeAt < until ? outcomeAt : null,
      flags: qualifiers,
      victimPersonId: victim?.id ?? null,
      victimName: victim?.fullName ?? null,
      victimDateOfBirth: victim?.dateOfBirth ?? null,
      victimOrganisation:
        type.crime.victim === 'business'
          ? (ground.organisation(h.address) ?? 'Local business')
          : null,
      addressId: h.outside ? null : ground.addressId(h.address),
      uprn: h.outside ? null : String(FIRST_UPRN + h.address),
      streetId: ground.streetIdOf(h.address),
      neighbourhoodId: ground.cellId(cell),
      districtId,
      snapPointId: FIRST_SNAP_ID + snap,
      officerInCaseId: officers.length > 0 ? stream.pick(officers).id : null,
      nearRepeatOf:
        h.parent && isCrime(seed, h.parent, type)
          ? uuidAt(h.parent.reported, seed, 'crime', h.parent.i, h.parent.j)
          : null,
      ...place,
    }
  }
}

interface Offence {
  h: Happening
  type: DemandType
  incidentId: string
  grade: Grade
  cell: number
  districtId: string
  place: Place
  snap: number
  qualifiers: string[]
}

function isCrime(seed: number, h: Happening, type: DemandType): boolean {
  return streamOf(seed, 'is a crime', h.i, h.j).chance(type.crime?.chance ?? 0)
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const list = groups.get(keyOf(item))
    if (list) list.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
