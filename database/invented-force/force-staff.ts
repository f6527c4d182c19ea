import { isoDay } from './calendar.ts'
import { COMMUNITIES } from './name-tables.ts'
import { calledBy, familyNames, namePerson } from './naming.ts'
import { exampleEmail, MADE_AT } from './people.ts'
import { streamOf, uuidAt, Weighted } from './random.ts'
import { TEAMS } from './rota.ts'
import type { Skill, StaffRole, StaffRow, StationRow } from './rows.ts'

interface RolePlan {
  role: StaffRole
  share: number
  least: number
  /** Rank of everyone, then of each seventh and each twenty-eighth. */
  ranks: readonly [string, string, string]
  officer: boolean
  skills: readonly (readonly [Skill, number])[]
}

const PC = ['Police Constable', 'Police Sergeant', 'Police Inspector'] as const
const DC = ['Detective Constable', 'Detective Sergeant', 'Detective Inspector'] as const
const STREET: RolePlan['skills'] = [
  ['first aid', 1],
  ['taser', 0.45],
  ['response driver', 0.7],
  ['public order', 0.35],
  ['method of entry', 0.2],
  ['search', 0.15],
  ['mental health', 0.12],
  ['negotiator', 0.01],
]

const ROLES: readonly RolePlan[] = [
  {
    role: 'commander',
    share: 0.012,
    least: 7,
    ranks: ['Chief Inspector', 'Superintendent', 'Chief Superintendent'],
    officer: true,
    skills: [
      ['public order', 0.4],
      ['firearms', 0.1],
    ],
  },
  { role: 'response officer', share: 0.25, least: 70, ranks: PC, officer: true, skills: STREET },
  {
    role: 'neighbourhood officer',
    share: 0.1,
    least: 30,
    ranks: PC,
    officer: true,
    skills: [
      ['first aid', 1],
      ['taser', 0.3],
      ['public order', 0.25],
      ['mental health', 0.15],
    ],
  },
  {
    role: 'PCSO',
    share: 0.06,
    least: 14,
    ranks: ['PCSO', 'PCSO', 'PCSO Supervisor'],
    officer: false,
    skills: [['first aid', 1]],
  },
  {
    role: 'investigator',
    share: 0.15,
    least: 20,
    ranks: DC,
    officer: true,
    skills: [['search', 0.2]],
  },
  {
    role: 'public protection officer',
    share: 0.07,
    least: 10,
    ranks: DC,
    officer: true,
    skills: [
      ['sexual offences trained', 0.5],
      ['mental health', 0.1],
    ],
  },
  {
    role: 'roads policing officer',
    share: 0.025,
    least: 6,
    ranks: PC,
    officer: true,
    skills: [
      ['first aid', 1],
      ['response driver', 1],
      ['pursuit driver', 0.9],
      ['taser', 0.5],
    ],
  },
  {
    role: 'firearms officer',
    share: 0.022,
    least: 8,
    ranks: PC,
    officer: true,
    skills: [
      ['firearms', 1],
      ['taser', 1],
      ['response driver', 1],
      ['first aid', 1],
      ['method of entry', 0.6],
    ],
  },
  {
    role: 'dog handler',
    share: 0.008,
    least: 3,
    ranks: PC,
    officer: true,
    skills: [
      ['dog handler', 1],
      ['response driver', 1],
      ['public order', 0.4],
    ],
  },
  { role: 'intelligence officer', share: 0.022, least: 3, ranks: DC, officer: true, skills: [] },
  {
    role: 'custody officer',
    share: 0.028,
    least: 6,
    ranks: ['Detention Officer', 'Police Sergeant', 'Police Inspector'],
    officer: false,
    skills: [['first aid', 1]],
  },
  {
    role: 'contact handler',
    share: 0.065,
    least: 20,
    ranks: ['Contact Handler', 'Contact Supervisor', 'Contact Manager'],
    officer: false,
    skills: [],
  },
  {
    role: 'dispatcher',
    share: 0.034,
    least: 12,
    ranks: ['Dispatcher', 'Dispatch Supervisor', 'Control Room Manager'],
    officer: false,
    skills: [],
  },
  {
    role: 'force incident manager',
    share: 0.003,
    least: 3,
    ranks: ['Police Inspector', 'Police Inspector', 'Chief Inspector'],
    officer: true,
    skills: [['firearms', 0.5]],
  },
  {
    role: 'crime recorder',
    share: 0.02,
    least: 4,
    ranks: ['Crime Recording Officer', 'Crime Recording Supervisor', 'Crime Recording Manager'],
    officer: false,
    skills: [],
  },
  {
    role: 'crime registrar',
    share: 0.0006,
    least: 1,
    ranks: ['Force Crime Registrar', 'Deputy Crime Registrar', 'Deputy Crime Registrar'],
    officer: false,
    skills: [],
  },
  {
    role: 'analyst',
    share: 0.013,
    least: 3,
    ranks: ['Analyst', 'Senior Analyst', 'Head of Analysis'],
    officer: false,
    skills: [],
  },
  {
    role: 'auditor',
    share: 0.0016,
    least: 1,
    ranks: ['Auditor', 'Lead Auditor', 'Head of Audit'],
    officer: false,
    skills: [],
  },
  {
    role: 'scenes of crime officer',
    share: 0.014,
    least: 3,
    ranks: ['Scenes of Crime Officer', 'Senior Scenes of Crime Officer', 'Forensic Manager'],
    officer: false,
    skills: [],
  },
  {
    role: 'staff',
    share: 0.1,
    least: 10,
    ranks: ['Police Staff', 'Team Leader', 'Department Manager'],
    officer: false,
    skills: [],
  },
]

const CHIEFS = [
  'Chief Constable',
  'Deputy Chief Constable',
  'Assistant Chief Constable',
  'Assistant Chief Constable',
  'Assistant Chief Constable',
  'Director of Resources',
]

interface Home {
  station: StationRow
  neighbourhoodId: string | null
}

/** Everyone who works for the force, in order of role. */
export function* makeStaff(
  seed: number,
  size: number,
  stations: readonly StationRow[],
  neighbourhoods: readonly { id: string; districtId: string }[],
): Generator<StaffRow> {
  const stream = streamOf(seed, 'staff')
  const communities = new Weighted(
    COMMUNITIES,
    COMMUNITIES.map(k => k.share * (k.interpreter[0] > 0.15 ? 0.3 : 1)),
  )
  const headquarters = stations[0]!
  const local = stations.filter(s => s.kind !== 'headquarters')
  const chiefs = size < 1000 ? CHIEFS.slice(0, 2) : CHIEFS
  let n = 0
  const member = (
    plan: Pick<RolePlan, 'role' | 'officer' | 'skills'>,
    rank: string,
    home: Home,
    team: StaffRow['team'],
  ): StaffRow => {
    const community = communities.draw(stream)
    const sex = stream.chance(plan.officer ? 0.35 : 0.6) ? 'female' : 'male'
    const born = 1962 + stream.below(42)
    const name = namePerson(stream, familyNames(stream, community), sex, born, 'head')
    const given = name.knownAs ?? calledBy(name.givenNames)
    const family = name.familyName ?? name.givenNames[0]!
    // Officers hold four digits, staff five that begin with 5: never given twice.
    const collarNumber = plan.officer
      ? String(1001 + ((n * 2003) % 8999))
      : String(50000 + ((n * 2003) % 9973))
    const row: StaffRow = {
      id: uuidAt(MADE_AT + n, seed, 'staff', n),
      collarNumber,
      givenName: given,
      familyName: family,
      sex,
      rank,
      role: plan.role,
      isOfficer: plan.officer || rank.startsWith('Police '),
      stationId: home.station.id,
      districtId: home.station.districtId,
      neighbourhoodId: home.neighbourhoodId,
      team,
      skills: plan.skills.filter(([, chance]) => stream.chance(chance)).map(([skill]) => skill),
      email: exampleEmail(stream, given, family).replace(
        /\d*@example\.\w+/,
        `.${collarNumber}@example.org`,
      ),
      startedOn: isoDay(
        Math.floor(
          (Date.UTC(born + 21, 0, 1) +
            stream.unit() * (Date.UTC(2025, 6, 1) - Date.UTC(born + 21, 0, 1))) /
            86_400_000,
        ),
      ),
    }
    n++
    return row
  }
  for (const rank of chiefs)
    yield member(
      { role: 'chief officer', officer: rank.includes('Constable'), skills: [] },
      rank,
      { station: headquarters, neighbourhoodId: null },
      null,
    )
  for (const plan of ROLES) {
    const count = Math.max(plan.least, Math.round(plan.share * size))
    for (let i = 0; i < count; i++) {
      const [team, home] = posting(plan.role, i, local, headquarters, neighbourhoods)
      const level =
        plan.role === 'response officer'
          ? responseLevel(i, count, local.length)
          : i % 28 === 27
            ? 2
            : i % 7 === 6
              ? 1
              : 0
      yield member(plan, plan.ranks[level]!, home, team)
    }
  }
}

/** One sergeant for each station and team where the team is large enough, and an inspector for some. */
function responseLevel(i: number, count: number, stations: number): 0 | 1 | 2 {
  const posts = stations * TEAMS.length
  if (count < 3 * posts) return i % 7 === 3 ? 1 : i % 70 === 20 ? 2 : 0
  const round = Math.floor(i / posts)
  if (round === 2) return 1
  return round === 4 && i % 3 === 0 ? 2 : 0
}

function posting(
  role: StaffRole,
  i: number,
  local: readonly StationRow[],
  headquarters: StationRow,
  neighbourhoods: readonly { id: string; districtId: string }[],
): [StaffRow['team'], Home] {
  if (role === 'response officer') {
    return [
      TEAMS[Math.floor(i / local.length) % TEAMS.length]!,
      { station: local[i % local.length]!, neighbourhoodId: null },
    ]
  }
  if (role === 'neighbourhood officer' || role === 'PCSO') {
    const area = neighbourhoods[i % neighbourhoods.length]!
    const station = local.find(s => s.districtId === area.districtId)!
    return [null, { station, neighbourhoodId: area.id }]
  }
  if (
    role === 'commander' ||
    role === 'investigator' ||
    role === 'public protection officer' ||
    role === 'custody officer'
  ) {
    return [null, { station: local[i % local.length]!, neighbourhoodId: null }]
  }
  const shift =
    role === 'contact handler' || role === 'dispatcher' || role === 'force incident manager'
  return [shift ? TEAMS[i % TEAMS.length]! : null, { station: headquarters, neighbourhoodId: null }]
}
