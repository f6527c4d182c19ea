import type { World } from './invent-force.ts'
import { streamOf } from './random.ts'
import { type Team, teamsOnDuty } from './rota.ts'
import type { StaffRole, StaffRow, UnitRow } from './rows.ts'

export type DemoRole =
  | 'contact-handler'
  | 'dispatcher'
  | 'response-officer'
  | 'investigator'
  | 'intelligence-officer'
  | 'supervisor'
  | 'analyst'
  | 'crime-registrar'
  | 'auditor'
  | 'records-manager'
  | 'programme-manager'
  | 'chief-officer'
  | 'policing-body'
  | 'assurer'

/** A member of the invented staff under a name that stays the same whatever the seed, for signing in to the demonstration. */
export interface DemoPerson {
  role: DemoRole
  name: string
  rank: string
  collarNumber: string
  staffId: string
  stationId: string
  districtId: string
  districtCode: string
  unitId: string | null
  callSign: string | null
  /** A line that says what they do, for the page where one chooses whom to be. */
  about: string
}

const CAST: readonly {
  role: DemoRole
  from: StaffRole
  name: string
  about: string
  rank?: RegExp
}[] = [
  {
    role: 'contact-handler',
    from: 'contact handler',
    name: 'Priya Desai',
    about: 'Answers 999 and 101 calls and online reports.',
    rank: /^Contact Handler$/,
  },
  {
    role: 'dispatcher',
    from: 'dispatcher',
    name: 'Tom Hadley',
    about: 'Sends units to incidents in one district.',
    rank: /^Dispatcher$/,
  },
  {
    role: 'response-officer',
    from: 'response officer',
    name: 'Aisha Khan',
    about: 'On patrol, with a phone and a car.',
    rank: /Constable/,
  },
  {
    role: 'investigator',
    from: 'investigator',
    name: 'Marek Nowak',
    about: 'Investigates burglary and robbery.',
    rank: /Detective Constable/,
  },
  {
    role: 'intelligence-officer',
    from: 'investigator',
    name: 'Owen Fairley',
    about: 'Weighs what was heard, and knows who it comes from.',
    rank: /Detective Sergeant/,
  },
  {
    role: 'supervisor',
    from: 'force incident manager',
    name: 'Gloria Campbell',
    about: 'Runs the control room this shift.',
  },
  {
    role: 'analyst',
    from: 'analyst',
    name: 'Siân Prosser',
    about: 'Looks for patterns in demand and harm.',
  },
  {
    role: 'crime-registrar',
    from: 'crime registrar',
    name: 'Jaspal Gill',
    about: 'Has the last word on how a crime is recorded.',
  },
  {
    role: 'auditor',
    from: 'auditor',
    name: 'Chidi Okafor',
    about: 'Checks who looked at what, and why.',
  },
  {
    role: 'records-manager',
    from: 'staff',
    name: 'Ruth Adeyemi',
    about: 'Decides what is kept and for how long, and answers people who ask.',
    rank: /^Department Manager$|^Team Leader$/,
  },
  {
    role: 'programme-manager',
    from: 'staff',
    name: 'Ines Marlow',
    about: 'Leads the programme of change, from the services there are to the benefit measured.',
    rank: /^Department Manager$|^Team Leader$/,
  },
  {
    role: 'chief-officer',
    from: 'chief officer',
    name: 'Adrian Holt',
    about: 'Signs for the chief constable.',
  },
  {
    role: 'policing-body',
    from: 'staff',
    name: 'Helen Strand',
    about: 'Signs for the elected policing body, which holds the force to account.',
  },
  {
    role: 'assurer',
    from: 'staff',
    name: 'Kofi Mensah',
    about: 'Checks what others made, and never his own.',
  },
]

/** Those who sign in to the demonstration, the same ones each time for one seed. */
export function demoPeople(world: World): DemoPerson[] {
  const staff = world.staff()
  const units = world.units()
  // The officer's car must be out when the demonstration begins.
  const onDuty = teamsOnDuty(world.until)
  const taken = new Set<string>()
  return CAST.map(part => {
    const able = staff.filter(
      s =>
        s.role === part.from &&
        !taken.has(s.id) &&
        (!part.rank || part.rank.test(s.rank)) &&
        (part.from !== 'response officer' || crewed(units, s, onDuty)),
    )
    const person = streamOf(world.seed, `demo ${part.role}`).pick(able)
    taken.add(person.id)
    const unit = units.find(u => u.crewIds.includes(person.id) && u.kind === 'response')
    return {
      role: part.role,
      name: part.name,
      rank: person.rank,
      collarNumber: person.collarNumber,
      staffId: person.id,
      stationId: person.stationId,
      districtId: person.districtId,
      districtCode: world.districts.find(d => d.id === person.districtId)!.code,
      unitId: unit?.id ?? null,
      callSign: unit?.callSign ?? null,
      about: part.about,
    }
  })
}

function crewed(units: readonly UnitRow[], person: StaffRow, onDuty: readonly Team[]): boolean {
  if (person.team === null || !onDuty.includes(person.team)) return false
  return units.some(u => u.kind === 'response' && u.crewIds.includes(person.id))
}
