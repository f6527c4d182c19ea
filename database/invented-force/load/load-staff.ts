import type pg from 'pg'
import { HOUR, localDay, localToUtc } from '../calendar.ts'
import { type DemoPerson, demoPeople } from '../demo-people.ts'
import type { World } from '../invent-force.ts'
import { streamOf } from '../random.ts'
import { DUTY_HOURS, dutyOf } from '../rota.ts'
import type { StaffRow, UnitRow } from '../rows.ts'
import { copyRows } from './copy-batches.ts'

/** Accounts anybody may choose to be: nobody vouches for them. As in platform's demo sign-in. */
const demoIssuer = 'urn:bluelamp:demo'
const controlRoom = [
  'contact-handler',
  'dispatcher',
  'intelligence-officer',
  'supervisor',
  'analyst',
  'crime-registrar',
  'auditor',
  'records-manager',
  'programme-manager',
  'chief-officer',
  'policing-body',
  'assurer',
]

/** The cast of the demonstration, as accounts. */
export async function loadAccounts(db: pg.Client, world: World): Promise<void> {
  const officers = new Map(world.staff().map(s => [s.id, s]))
  const all = world.districts.map(d => d.code)
  await copyRows(
    db,
    'platform.account',
    'id, issuer, subject, name, roles, attributes, active',
    demoPeople(world).map(p => [
      p.staffId,
      demoIssuer,
      p.staffId,
      p.name,
      [p.role],
      {
        json: {
          forceId: world.force.id,
          areas: controlRoom.includes(p.role) ? all : [p.districtCode],
          powers: officers.get(p.staffId)!.isOfficer ? ['warranted'] : [],
          clearance: p.role === 'analyst' || p.role === 'auditor' ? 0 : 1,
          collar: p.collarNumber,
        },
      },
      true,
    ]),
  )
}

export interface UnitOnDuty {
  unit: UnitRow
  districtCode: string
  shiftEndsAt: Date
  since: Date
}

/** Which units are out at the end of the history, and until when. */
export function unitsOnDuty(world: World): UnitOnDuty[] {
  const code = new Map(world.districts.map(d => [d.id, d.code]))
  const now = world.until
  const stream = streamOf(world.seed, 'units out')
  return world.units().flatMap(unit => {
    const lucky = stream.unit()
    const districtCode = code.get(unit.districtId)!
    if (unit.team === null) {
      const hour = (now - localToUtc(localDay(now), 0)) / HOUR
      const share =
        unit.kind === 'neighbourhood' || unit.kind === 'detective'
          ? hour > 8 && hour < 20
            ? 0.45
            : 0.05
          : 0.4
      return lucky < share
        ? [
            {
              unit,
              districtCode,
              shiftEndsAt: new Date(now + (1 + 6 * lucky) * HOUR),
              since: new Date(now - lucky * HOUR),
            },
          ]
        : []
    }
    for (const day of [localDay(now) - 1, localDay(now)]) {
      const duty = dutyOf(unit.team, day)
      if (duty === 'off') continue
      const { start, hours } = DUTY_HOURS[duty]
      const end = localToUtc(day, (start + hours) * HOUR)
      const begin = localToUtc(day, start * HOUR)
      if (now >= begin && now < end)
        return [
          {
            unit,
            districtCode,
            shiftEndsAt: new Date(end),
            since: new Date(Math.max(begin, now - lucky * HOUR)),
          },
        ]
    }
    return []
  })
}

/** Every unit with its crew; the cast stand in it under the names they sign in with. */
export async function loadUnits(
  db: pg.Client,
  world: World,
  onDuty: readonly UnitOnDuty[],
): Promise<void> {
  const staff = new Map(world.staff().map(s => [s.id, s]))
  const cast = new Map(demoPeople(world).map(p => [p.staffId, p]))
  const stations = new Map(world.stations.map(s => [s.id, s.name]))
  const districts = new Map(world.districts.map(d => [d.id, d.code]))
  const ends = new Map(onDuty.map(o => [o.unit.id, o.shiftEndsAt]))
  await copyRows(
    db,
    'respond.unit',
    'id, force_id, call_sign, kind, district_code, station, skills, crew, shift_ends_at',
    world
      .units()
      .map(u => [
        u.id,
        world.force.id,
        u.callSign,
        u.kind,
        districts.get(u.districtId)!,
        stations.get(u.stationId)!,
        u.skills,
        { json: u.crewIds.map(id => ({ id, name: crewName(staff.get(id)!, cast.get(id)) })) },
        ends.get(u.id) ?? null,
      ]),
  )
}

const SHORT_RANK: Readonly<Record<string, string>> = {
  'Police Constable': 'PC',
  'Police Sergeant': 'PS',
  'Detective Constable': 'DC',
  'Detective Sergeant': 'DS',
}

function crewName(person: StaffRow, played: DemoPerson | undefined): string {
  const name = played?.name ?? `${person.givenName} ${person.familyName}`
  return `${SHORT_RANK[person.rank] ?? person.rank} ${person.collarNumber} ${name}`
}
