import { MADE_AT } from './people.ts'
import { DISTRICTS } from './place-words.ts'
import { type Stream, streamOf, uuidAt } from './random.ts'
import type { StaffRole, StaffRow, StationRow, UnitKind, UnitRow } from './rows.ts'

const UNIT_PLANS: readonly {
  role: StaffRole
  kind: UnitKind
  letter: string
  crew: number
  vehicle: string | null
  seats: number
}[] = [
  {
    role: 'response officer',
    kind: 'response',
    letter: 'R',
    crew: 2,
    vehicle: 'marked response car',
    seats: 5,
  },
  {
    role: 'neighbourhood officer',
    kind: 'neighbourhood',
    letter: 'N',
    crew: 2,
    vehicle: null,
    seats: 0,
  },
  {
    role: 'roads policing officer',
    kind: 'roads policing',
    letter: 'T',
    crew: 2,
    vehicle: 'marked traffic car',
    seats: 5,
  },
  {
    role: 'firearms officer',
    kind: 'armed response',
    letter: 'F',
    crew: 2,
    vehicle: 'marked armed response car',
    seats: 5,
  },
  { role: 'dog handler', kind: 'dogs', letter: 'D', crew: 1, vehicle: 'marked dog van', seats: 3 },
  { role: 'investigator', kind: 'detective', letter: 'C', crew: 2, vehicle: 'plain car', seats: 5 },
]

/**
 * Registrations have the form of the current scheme with the age mark 00, which was never issued, so no
 * real vehicle is named.
 */
export function registration(stream: Stream): string {
  const letters = (n: number) =>
    Array.from({ length: n }, () => 'ABCDEFGHJKLMNPRSTUVWXY'[stream.below(22)]).join('')
  return `${letters(2)}00 ${letters(3)}`
}

/** Units with call signs: district letter, kind, station number and a number of two digits. */
export function* makeUnits(
  seed: number,
  staff: Iterable<StaffRow>,
  stations: readonly StationRow[],
  districtIds: readonly string[],
): Generator<UnitRow> {
  const stream = streamOf(seed, 'units')
  const crews = new Map<string, StaffRow[]>()
  const stationNumber = new Map<string, number>()
  for (const d of districtIds) {
    for (const [i, s] of stations.filter(s => s.districtId === d).entries())
      stationNumber.set(s.id, i + 1)
  }
  const taken = new Map<string, number>()
  const registrations = new Set<string>()
  let n = 0
  const plate = () => {
    for (;;) {
      const text = registration(stream)
      if (!registrations.has(text)) {
        registrations.add(text)
        return text
      }
    }
  }
  const muster = (plan: (typeof UNIT_PLANS)[number], crew: StaffRow[]): UnitRow => {
    const lead = crew[0]!
    const district = DISTRICTS[Math.max(0, districtIds.indexOf(lead.districtId))]!
    const stem = `${district.letter}${plan.letter}${stationNumber.get(lead.stationId) ?? 0}`
    const serial = (taken.get(stem) ?? 0) + 1
    taken.set(stem, serial)
    return {
      id: uuidAt(MADE_AT + n, seed, 'unit', n++),
      callSign: stem + String(serial).padStart(2, '0'),
      kind: plan.kind,
      stationId: lead.stationId,
      districtId: lead.districtId,
      team: plan.kind === 'response' ? lead.team : null,
      crewIds: crew.map(c => c.id),
      skills: [...new Set(crew.flatMap(c => c.skills))].sort(),
      vehicle:
        plan.vehicle === null
          ? null
          : { registration: plate(), description: plan.vehicle, seats: plan.seats },
    }
  }
  for (const person of staff) {
    const plan = UNIT_PLANS.find(p => p.role === person.role)
    if (!plan || /Inspector/.test(person.rank)) continue
    const key = `${person.role} ${person.stationId} ${person.team ?? ''} ${person.neighbourhoodId ?? ''}`
    const crew = [...(crews.get(key) ?? []), person]
    if (crew.length === plan.crew) {
      yield muster(plan, crew)
      crews.delete(key)
    } else crews.set(key, crew)
  }
  for (const [key, crew] of crews) {
    const plan = UNIT_PLANS.find(p => key.startsWith(`${p.role} `))!
    yield muster(plan, crew)
  }
}
