import { KINDS } from './address-kinds.ts'
import { localDay } from './calendar.ts'
import { makeStaff } from './force-staff.ts'
import { makeUnits } from './force-units.ts'
import { placeAt } from './grid-reference.ts'
import { writeHistory } from './history.ts'
import { makePages } from './neighbourhood-pages.ts'
import { dramaOffice, type Households, MADE_AT, makeHouseholds } from './people.ts'
import { DISTRICTS } from './place-words.ts'
import { ringArea } from './plane.ts'
import { hashText, streamOf, uuidAt } from './random.ts'
import { PLANS } from './regions.ts'
import type {
  AddressRow,
  ContactRow,
  CrimeRow,
  DistrictRow,
  ForceRow,
  HistoryRow,
  HouseholdRow,
  IncidentRow,
  NeighbourhoodPage,
  NeighbourhoodRow,
  PersonRow,
  PublicRecordRow,
  Ring,
  Roads,
  Size,
  SnapPointRow,
  StaffRow,
  StationRow,
  StopRow,
  StreetRow,
  UnitRow,
} from './rows.ts'
import { makeStops } from './stops.ts'
import { type Ground, makeGround } from './world-ground.ts'

export interface InventOptions {
  seed: string | number
  size?: Size
  /** The world's present: no time in it is at or after this instant. */
  until: Date | number
  /** Months of history before `until`: 24 unless said otherwise. */
  months?: number
  /** Told now and then which part is being made and how many rows of it there are so far. */
  onProgress?: (part: string, rows: number) => void
}

/** The invented world. Parts are made as they are read; reading a part twice gives the same rows. */
export interface World {
  seed: number
  size: Size
  from: number
  until: number
  force: ForceRow
  districts: DistrictRow[]
  neighbourhoods: NeighbourhoodRow[]
  stations: StationRow[]
  outline: Ring
  ground: Ground
  households: () => Generator<HouseholdRow>
  people: () => Generator<PersonRow>
  /** The people at the n-th address, without making any others. */
  peopleAt: Households['peopleAt']
  addresses: () => Generator<AddressRow>
  addressCount: number
  streets: () => Generator<StreetRow>
  roads: () => Roads
  snapPoints: () => Generator<SnapPointRow>
  staff: () => StaffRow[]
  units: () => UnitRow[]
  /** Contacts, incidents and crimes together in order: one pass for a loader that wants all three. */
  history: () => Generator<HistoryRow>
  contacts: () => Generator<ContactRow>
  incidents: () => Generator<IncidentRow>
  crimes: () => Generator<CrimeRow>
  publicRecords: () => Generator<PublicRecordRow>
  stops: () => Generator<StopRow>
  neighbourhoodPages: () => Generator<NeighbourhoodPage>
}

/** Invents the Wexmoor Police and its city region: the same options give the same world, byte for byte. */
export function inventForce(options: InventOptions): World {
  const seed = hashText(String(options.seed))
  const size = options.size ?? 'small'
  const plan = PLANS[size]
  const until = Number(options.until)
  const months = options.months ?? 24
  const start = new Date(until)
  start.setUTCMonth(start.getUTCMonth() - months)
  const from = start.getTime()
  const progress = options.onProgress ?? (() => {})
  const ground = makeGround(seed, plan)
  const stationAddresses = chooseStations(ground)
  // The year people's ages are counted in: theirs would shift with the day otherwise.
  const households = makeHouseholds(
    seed,
    ground.cells.length,
    ground.cellOf,
    ground.isHome,
    ground.addressId,
    new Date(until).getUTCFullYear(),
  )
  const stations = stationRows(ground, stationAddresses)
  const neighbourhoods = neighbourhoodRows(ground, households)
  const districts = districtRows(ground, neighbourhoods)
  let staff: StaffRow[] | undefined
  let units: UnitRow[] | undefined
  const getStaff = () => (staff ??= [...makeStaff(seed, plan.staff, stations, neighbourhoods)])
  const getUnits = () =>
    (units ??= [
      ...makeUnits(
        seed,
        getStaff(),
        stations,
        districts.map(d => d.id),
      ),
    ])
  const scale = plan.addresses / PLANS.force.addresses

  function* counted<T>(part: string, rows: Iterable<T>): Generator<T> {
    let n = 0
    for (const row of rows) {
      if (++n % 10_000 === 0) progress(part, n)
      yield row
    }
    progress(part, n)
  }
  const history = () =>
    counted(
      'history',
      writeHistory({
        seed,
        ground,
        households,
        staff: getStaff(),
        units: getUnits(),
        from,
        until,
        scale,
      }),
    )
  function* only<K extends HistoryRow['kind']>(kind: K) {
    for (const row of history())
      if (row.kind === kind) yield row.row as Extract<HistoryRow, { kind: K }>['row']
  }
  function* addresses() {
    for (let a = 0; a < ground.settlement.addressCount; a++) yield ground.address(a)
  }
  function* people() {
    for (let a = 0; a < ground.settlement.addressCount; a++) yield* households.peopleAt(a)
  }
  function* householdRows(): Generator<HouseholdRow> {
    for (let a = 0; a < ground.settlement.addressCount; a++) {
      const members = households.peopleAt(a)
      if (members.length === 0) continue
      yield {
        id: households.householdId(a),
        addressId: ground.addressId(a),
        landline: households.landline(a),
        personIds: members.map(m => m.id),
      }
    }
  }
  function* snapPoints() {
    for (let i = 0; i < ground.settlement.snapX.length; i++) yield ground.snapRow(i)
  }

  return {
    seed,
    size,
    from,
    until,
    force: forceRow(seed, neighbourhoods),
    districts,
    neighbourhoods,
    stations,
    outline: ground.region.outline.map(([x, y]) => [x, y]),
    ground,
    households: () => counted('households', householdRows()),
    people: () => counted('people', people()),
    peopleAt: households.peopleAt,
    addresses: () => counted('addresses', addresses()),
    addressCount: ground.settlement.addressCount,
    streets: () => counted('streets', ground.streetRows()),
    roads: ground.roads,
    snapPoints: () => counted('snap points', snapPoints()),
    staff: getStaff,
    units: getUnits,
    history,
    contacts: () => only('contact'),
    incidents: () => only('incident'),
    crimes: () => only('crime'),
    publicRecords: () => publicRecords(history()),
    stops: () => counted('stops', makeStops(seed, ground, getStaff(), from, until, scale)),
    neighbourhoodPages: () => makePages(seed, neighbourhoods, stations, getStaff(), until),
  }
}

function forceRow(seed: number, neighbourhoods: readonly NeighbourhoodRow[]): ForceRow {
  return {
    id: 'wexmoor',
    name: 'Wexmoor Police',
    // Real force codes are two digits, so two letters can be nobody's.
    code: 'WX',
    region: 'Wexmoor City Region',
    description:
      '<p>Wexmoor Police serves the Wexmoor City Region. <strong>The force, the region and everyone in it are invented.</strong></p>',
    url: 'https://example.org/wexmoor',
    telephone: '101',
    engagementMethods: [
      {
        title: 'Web',
        url: 'https://example.org/wexmoor',
        description: 'Report, ask and keep up with us online.',
      },
      { title: 'Telephone', url: '', description: dramaOffice(streamOf(seed, 'force')) },
    ],
    population: neighbourhoods.reduce((sum, n) => sum + n.population, 0),
    invented: true,
  }
}

function neighbourhoodRows(ground: Ground, households: Households): NeighbourhoodRow[] {
  const { cells, settlement } = ground
  return cells.map((cell, c) => {
    const start = settlement.cellStart[c]!
    const end = settlement.cellStart[c + 1]!
    // Counting everyone takes as long as making them: in a large place a sample of homes is enough.
    const step = Math.max(1, Math.floor((end - start) / 400))
    let people = 0
    let looked = 0
    for (let a = start; a < end; a += step) {
      people += households.peopleAt(a).length
      looked++
    }
    return {
      id: ground.cellId(c),
      code: cell.code,
      name: cell.name,
      districtId: ground.districtId(cell.district),
      districtCode: DISTRICTS[cell.district]!.code,
      ring: cell.ring.map(([x, y]) => [x, y]),
      centre: placeAt(cell.centre[0], cell.centre[1]),
      areaSquareMetres: Math.round(ringArea(cell.ring)),
      population: looked === 0 ? 0 : Math.round((people / looked) * (end - start)),
      addressCount: end - start,
    }
  })
}

function districtRows(ground: Ground, neighbourhoods: readonly NeighbourhoodRow[]): DistrictRow[] {
  return DISTRICTS.map((d, i) => ({
    id: ground.districtId(i),
    code: d.code,
    name: d.name,
    centre: placeAt(ground.region.towns[i]![0], ground.region.towns[i]![1]),
    neighbourhoodIds: neighbourhoods.filter(n => n.districtCode === d.code).map(n => n.id),
  }))
}

/** Addresses that become police stations: the first is the headquarters. */
function chooseStations(ground: Ground): number[] {
  const { cells, settlement, plan } = ground
  const chosen: number[] = []
  const take = (x: number, y: number) => {
    for (const a of ground
      .addressGrid()
      .within(x, y, 2500)
      .sort((p, q) => far(p, x, y) - far(q, x, y))) {
      if (!chosen.includes(a) && ground.isHome(a)) {
        chosen.push(a)
        return
      }
    }
  }
  const far = (a: number, x: number, y: number) =>
    Math.hypot(settlement.addressX[a]! - x, settlement.addressY[a]! - y)
  take(ground.region.towns[0]![0] + 300, ground.region.towns[0]![1])
  DISTRICTS.forEach((_, d) => {
    const own = cells.filter(c => c.district === d)
    const step = Math.max(1, Math.floor(own.length / plan.stationsPerDistrict))
    for (let i = 0; i < plan.stationsPerDistrict && i * step < own.length; i++) {
      const cell = own.toSorted((p, q) => p.code.localeCompare(q.code))[i * step]!
      take(cell.centre[0], cell.centre[1])
    }
  })
  const kind = KINDS.indexOf('police station')
  for (const a of chosen) settlement.addressKind[a] = kind
  return chosen
}

function stationRows(ground: Ground, addresses: readonly number[]): StationRow[] {
  const { seed, cells } = ground
  const seen = new Set<number>()
  return addresses.map((a, i) => {
    const cell = cells[ground.cellOf(a)]!
    const row = ground.address(a)
    const first = i > 0 && !seen.has(cell.district)
    if (i > 0) seen.add(cell.district)
    const district = DISTRICTS[cell.district]!
    const name =
      i === 0
        ? 'Wexmoor Police Headquarters'
        : first
          ? `${district.name} Police Station`
          : `${cell.base} Police Station`
    return {
      id: uuidAt(MADE_AT + i, seed, 'station', i),
      code: i === 0 ? 'HQ' : `${district.code}${i}`,
      name,
      kind: i === 0 ? 'headquarters' : first ? 'district' : 'neighbourhood',
      address: `${row.number} ${row.street}, ${row.locality}, ${row.town}`,
      postcode: row.postcode,
      telephone: '101',
      districtId: ground.districtId(cell.district),
      neighbourhoodId: row.neighbourhoodId,
      hasFrontCounter: i === 0 || first,
      hasCustody: first,
      easting: row.easting,
      northing: row.northing,
      latitude: row.latitude,
      longitude: row.longitude,
    }
  })
}

/** Crimes and reports of anti-social behaviour as the open data tells them: by month, at a snap point. */
function* publicRecords(rows: Iterable<HistoryRow>): Generator<PublicRecordRow> {
  let id = 40_000_000
  const month = (at: number) => new Date(localDay(at) * 86_400_000).toISOString().slice(0, 7)
  for (const { kind, row } of rows) {
    if (kind === 'incident' && row.antiSocialBehaviour) {
      yield {
        id: ++id,
        persistentId: '',
        category: 'anti-social-behaviour',
        month: month(row.t0Received),
        snapPointId: row.snapPointId,
        outcomeCode: null,
        outcomeMonth: null,
      }
    } else if (kind === 'crime') {
      yield {
        id: ++id,
        persistentId: row.persistentId,
        category: row.category,
        month: month(row.recordedAt),
        snapPointId: row.snapPointId,
        outcomeCode: row.outcomeCode,
        outcomeMonth: row.outcomeAt === null ? null : month(row.outcomeAt),
      }
    }
  }
}
