import { createHash } from 'node:crypto'
import type pg from 'pg'
import { MINUTE } from '../calendar.ts'
import { incidentCodeOf } from '../incident-code.ts'
import type { World } from '../invent-force.ts'
import { uuidAt } from '../random.ts'
import type { ContactRow, CrimeRow, IncidentRow } from '../rows.ts'
import { FIRST_UPRN } from '../world-ground.ts'
import { CopyBatches, type CopyValue } from './copy-batches.ts'
import { CHANNELS, key, made, PROMISES, SOURCES, stateOf, tables, when } from './history-tables.ts'

/** A log with the call that opened it and what was recorded from it. */
export interface Case {
  incident: IncidentRow
  contact: ContactRow
  crimes: CrimeRow[]
}

/** An event has an entity beside its record: the id with another version digit, so both can be told apart. */
const entityOf = (id: string) => `${id.slice(0, 14)}8${id.slice(15)}`

export class HistoryWriter {
  readonly #world: World
  readonly #batches: CopyBatches
  readonly #codes: ReadonlyMap<string, string>
  readonly #districts: ReadonlyMap<string, string>
  readonly #staff: ReadonlyMap<string, string>
  /** People and places that have their entity. */
  readonly #known = new Set<string>()
  /** Logs of the day being written: a later call about one is tied to it. */
  readonly #logs = new Set<string>()
  readonly #later: { record: string; incident: string; at: number }[] = []
  readonly serials = new Map<string, number>()
  readonly crimeSerials = new Map<number, number>()
  #ids = 0

  constructor(db: pg.Client, world: World) {
    this.#world = world
    this.#batches = new CopyBatches(db, tables)
    this.#codes = new Map(world.neighbourhoods.map(n => [n.id, n.code]))
    this.#districts = new Map(world.districts.map(d => [d.id, d.code]))
    this.#staff = new Map(world.staff().map(s => [s.id, `${s.givenName} ${s.familyName}`]))
  }

  get rows(): number {
    return this.#batches.sent
  }

  /** Writes the whole history; the cases still open are handed back, to be given their units first. */
  async write(say: (line: string) => void): Promise<Case[]> {
    const open: Case[] = []
    let told = 0
    let day = ''
    let last: ContactRow | undefined
    let current: Case | undefined
    const settle = () => {
      if (current && current.incident.t8Closed === null) open.push(current)
      else if (current) this.case(current)
      current = undefined
    }
    for (const { kind, row } of this.#world.history()) {
      if (kind === 'contact') {
        settle()
        this.#contact(row)
        last = row
      } else if (kind === 'incident') {
        if (row.logDate !== day) this.#logs.clear()
        day = row.logDate
        this.#logs.add(row.id)
        this.serials.set(day, row.logNumber)
        current = { incident: row, contact: last!, crimes: [] }
      } else current!.crimes.push(row)
      if (this.#batches.full) await this.#batches.flush()
      if (++told % 100_000 === 0) say(`${told} contacts, incidents and crimes`)
    }
    settle()
    return open
  }

  case({ incident, contact, crimes }: Case): void {
    this.#incident(incident, contact, crimes[0]?.recordedAt ?? null)
    for (const crime of crimes) this.#crime(crime, contact)
  }

  /** Call after the open cases are written. */
  async finish(): Promise<void> {
    for (const { record, incident, at } of this.#later)
      this.#link(record, incident, 'incident', null, at)
    await this.#batches.flush()
  }

  #add(table: keyof typeof tables, values: readonly CopyValue[]): void {
    this.#batches.add(table, values)
  }

  #id(at: number, name: string): string {
    return uuidAt(at, this.#world.seed, name, this.#ids++)
  }

  #entity(id: string, kind: string, subkind: string, at: number): void {
    this.#add('memory.entity', [id, kind, subkind, this.#world.force.id, new Date(at)])
  }

  #link(record: string, entity: string, role: string, subject: string | null, at: number): void {
    this.#add('memory.link', [
      this.#id(at, 'link'),
      record,
      entity,
      role,
      subject,
      { json: { rule: made, because: ['made so with the invented force'] } },
      made,
      new Date(at),
    ])
  }

  #clock(
    kind: string,
    about: string,
    owner: string,
    area: string | null,
    from: number,
    minutes: number,
    stop: number | null,
    outcome: 'met' | 'not-needed' = 'met',
    reason: string | null = null,
  ): void {
    const id = this.#id(from, 'clock')
    this.#add('memory.clock', [
      id,
      kind,
      about,
      owner,
      area,
      new Date(from),
      new Date(from + minutes * MINUTE),
      `${kind} of the invented history: ${minutes} minutes`,
    ])
    if (stop !== null) this.#add('memory.clock_stop', [id, new Date(stop), outcome, made, reason])
  }

  #person(id: string, at: number): string {
    if (!this.#known.has(id)) {
      this.#known.add(id)
      this.#entity(id, 'person', 'person', at)
    }
    return id
  }

  /** Contacts that led to a log, or wait for one, are contacts; enquiries and misdials are kept as such. */
  #contact(row: ContactRow): void {
    const code = incidentCodeOf(row.category)
    const waits =
      row.incidentId === null &&
      !row.abandoned &&
      row.category !== 'enquiry' &&
      row.category !== 'silent or misdialled'
    const isContact = row.incidentId !== null || waits
    const at = row.receivedAt
    const place = row.uprn === null ? null : this.#placeOf(row.uprn)
    const body = {
      category: code,
      summary: row.words.slice(0, 160),
      words: row.words,
      name: row.callerName,
      phone: row.callerNumber,
      place,
      invented: true,
      answeredAt: row.answeredAt === null ? null : new Date(row.answeredAt).toISOString(),
      abandoned: row.abandoned,
    }
    const text = JSON.stringify(body)
    this.#add('memory.record', [
      row.id,
      row.id,
      isContact ? 'contact' : 'enquiry',
      CHANNELS[row.channel] ?? row.channel,
      'invented history',
      this.#world.force.id,
      place?.areaCode ?? null,
      new Date(at),
      null,
      null,
      isContact ? 'dpa-part-3' : 'uk-gdpr',
      0,
      4,
      row.handlerId ?? made,
      { json: body },
      createHash('sha256').update(text).digest(),
    ])
    if (row.personId !== null) {
      const person = this.#person(row.personId, at)
      this.#link(row.id, person, 'reporter', isContact ? 'witness' : null, at)
      if (row.callerName)
        this.#add('memory.detail', [
          row.id,
          person,
          'name',
          row.callerName,
          key.name(row.callerName),
        ])
      if (row.callerNumber)
        this.#add('memory.detail', [
          row.id,
          person,
          'phone',
          row.callerNumber,
          key.phone(row.callerNumber),
        ])
    }
    if (!isContact) return
    const contact = entityOf(row.id)
    this.#entity(contact, 'event', 'contact', at)
    this.#link(row.id, contact, 'contact', null, at)
    if (place) {
      const scene = place.id
      if (!this.#known.has(scene)) {
        this.#known.add(scene)
        this.#entity(scene, 'place', 'address', at)
      }
      this.#link(row.id, scene, 'scene', null, at)
      this.#add('memory.detail', [row.id, scene, 'uprn', place.uprn, place.uprn])
    }
    // Kept to the end, for the log may be one that is still open and not yet written.
    if (row.incidentId !== null && this.#logs.has(row.incidentId)) {
      this.#later.push({ record: row.id, incident: row.incidentId, at })
    }
    this.#clock(
      'grade-contact',
      contact,
      'contact-handler',
      place?.areaCode ?? null,
      at,
      30,
      waits ? null : (row.endedAt ?? at),
    )
  }

  #placeOf(uprn: string) {
    const address = this.#world.ground.address(Number(uprn) - FIRST_UPRN)
    return {
      id: address.id,
      uprn,
      line: this.#world.ground.line(address),
      street: address.street,
      town: address.town,
      postcode: address.postcode,
      areaCode: this.#codes.get(address.neighbourhoodId)!,
      easting: address.easting,
      northing: address.northing,
    }
  }

  #incident(row: IncidentRow, contact: ContactRow, recorded: number | null): void {
    const { force } = this.#world
    const opening = incidentCodeOf(row.category)
    const closing =
      row.closingCode === null
        ? null
        : row.closingCode === 'Sudden death'
          ? 'psw-sudden-death'
          : row.closingCode === 'Domestic incident'
            ? 'psw-domestic'
            : opening
    const grade = row.grade === 'P5' ? 'RWD' : row.grade === 'P4' ? 'P3' : row.grade
    const area = this.#codes.get(row.neighbourhoodId)!
    const at = row.t2Created
    const { uprn } = row
    const crimeType = opening.startsWith('crime-')
    const crimed = row.crimeIds.length > 0
    this.#entity(row.id, 'event', 'incident', at)
    this.#link(contact.id, row.id, 'incident', null, at)
    this.#add('memory.event', [
      row.id,
      'incident',
      closing ?? opening,
      force.id,
      area,
      uprn,
      Math.round(row.easting),
      Math.round(row.northing),
      null,
      null,
      new Date(at),
      stateOf(row),
      new Date(
        row.t8Closed ?? row.t7LastClear ?? row.t6AtScene ?? row.t5EnRoute ?? row.t4Assigned ?? at,
      ),
      null,
      null,
    ])
    const promise = PROMISES[grade]
    if (promise !== undefined) {
      const stop = row.t6AtScene ?? row.t8Closed
      this.#clock(
        `attend-${grade.toLowerCase()}`,
        row.id,
        'dispatcher',
        area,
        row.t0Received,
        promise,
        stop,
        row.t6AtScene === null ? 'not-needed' : 'met',
        row.t6AtScene === null && stop !== null ? 'Closed without going there' : null,
      )
    }
    if (crimeType) {
      const stop = recorded ?? (crimed ? null : row.t8Closed)
      this.#clock(
        'record-crime',
        row.id,
        'response-officer',
        area,
        row.t0Received,
        24 * 60,
        stop,
        recorded === null ? 'not-needed' : 'met',
        recorded === null && stop !== null ? 'No crime was found to have happened' : null,
      )
    }
    this.#add('respond.incident', [
      row.id,
      force.id,
      row.logDate,
      row.logNumber,
      contact.id,
      row.summary.slice(0, 300),
      opening,
      crimeType,
      closing,
      grade,
      uprn,
      row.locationText,
      Math.round(row.easting),
      Math.round(row.northing),
      area,
      this.#districts.get(row.districtId)!,
      new Date(row.t0Received),
      when(row.t1Answered),
      new Date(at),
      new Date(row.t3Graded ?? at),
      when(row.t4Assigned),
      when(row.t5EnRoute),
      when(row.t6AtScene),
      row.t6AtScene === null ? null : SOURCES[row.arrivalSource ?? 'state code']!,
      when(row.t7LastClear),
      when(row.t8Closed),
      row.t8Closed === null
        ? null
        : crimeType && !crimed
          ? 'No crime was found to have happened.'
          : null,
      row.t8Closed === null ? null : 'Advice given.',
    ])
    this.#grading(row, contact, grade)
  }

  #grading(row: IncidentRow, contact: ContactRow, grade: string): void {
    const name = this.#staff.get(contact.handlerId ?? '') ?? 'Invented handler'
    const has = (word: string) => row.qualifiers.includes(word)
    this.#add('respond.grading', [
      this.#id(row.t2Created, 'grading'),
      row.id,
      new Date(row.t3Graded ?? row.t2Created),
      contact.handlerId ?? made,
      name,
      grade,
      has('knife') || has('firearms') ? 'A weapon is spoken of.' : 'As the caller says.',
      has('domestic') ? 'Hurt in the home.' : 'As the caller says.',
      grade === 'P1'
        ? 'It is happening now.'
        : grade === 'RWD'
          ? 'None that needs somebody there.'
          : 'It may get worse.',
      row.crimeIds.length > 0 ? 'There is something to look into.' : 'Little to go on so far.',
      has('vulnerable') || has('mental health')
        ? 'The person needs extra care.'
        : 'None is known of.',
      row.grade === 'P5' ? 'Content with a call back.' : 'Wants to be seen.',
      'Graded in the invented history.',
      has('repeat') ? 2 : 0,
    ])
  }

  #crime(row: CrimeRow, contact: ContactRow): void {
    const contactId = contact.id
    const { force } = this.#world
    const area = this.#codes.get(row.neighbourhoodId)!
    const at = row.recordedAt
    const { uprn } = row
    const [, serial, year] = row.crimeNumber.split('/')
    const fullYear = 2000 + Number(year)
    this.crimeSerials.set(fullYear, Math.max(this.crimeSerials.get(fullYear) ?? 0, Number(serial)))
    this.#entity(row.id, 'event', 'crime', at)
    this.#link(contactId, row.id, 'crime', null, at)
    let victim: string | null = null
    if (row.victimPersonId !== null) {
      victim = this.#person(row.victimPersonId, at)
      this.#link(contactId, victim, 'victim', 'victim', at)
      // Where the victim called, the call has their name.
      if (row.victimName && victim !== contact.personId)
        this.#add('memory.detail', [
          contactId,
          victim,
          'name',
          row.victimName,
          key.name(row.victimName),
        ])
      if (row.victimDateOfBirth)
        this.#add('memory.detail', [
          contactId,
          victim,
          'date-of-birth',
          row.victimDateOfBirth,
          row.victimDateOfBirth,
        ])
    }
    this.#add('memory.event', [
      row.id,
      'crime',
      row.homeOfficeClass,
      force.id,
      area,
      uprn,
      Math.round(row.easting),
      Math.round(row.northing),
      new Date(row.occurredFrom),
      new Date(row.occurredTo),
      new Date(at),
      row.outcomeCode === null ? 'under-investigation' : 'closed',
      new Date(row.outcomeAt ?? at),
      row.outcomeCode,
      when(row.outcomeAt),
    ])
    this.#add('respond.crime', [
      row.id,
      force.id,
      `${force.id}/${serial}/${year}`,
      row.incidentId,
      contactId,
      victim,
      row.homeOfficeClass,
      row.homeOfficeClass,
      new Date(row.reportedAt),
      new Date(at),
      at - row.reportedAt > 24 * 60 * MINUTE ? 'The victim could not be reached before.' : null,
      'Recorded in the invented history.',
      row.flags.includes('domestic') || row.flags.includes('vulnerable'),
      new Date(row.occurredFrom),
      new Date(row.occurredTo),
      row.officerInCaseId ?? made,
    ])
  }
}
