import { KINDS } from './address-kinds.ts'
import { placeAt } from './grid-reference.ts'
import { layStreets } from './lay-streets.ts'
import { MADE_AT } from './people.ts'
import { DISTRICTS, SHOP_NAMES } from './place-words.ts'
import { type Point, PointGrid } from './plane.ts'
import { mix32, uuidAt } from './random.ts'
import { type Cell, makeRegion, type Plan, type Region } from './regions.ts'
import type { AddressKind, AddressRow, Roads, SnapPointRow, StreetRow } from './rows.ts'
import { addressPoint, frontageOf, roadPoint, type Settlement, settle } from './settlement.ts'
import type { StreetNet } from './street-net.ts'

/** Open-data style whole numbers for snap points start here. */
export const FIRST_SNAP_ID = 9_000_001
/** Invented UPRNs are 999000000001 upwards; no register is known to use numbers that begin 999. */
export const FIRST_UPRN = 999_000_000_001

/** The land of the region and all that stands on it; rows are made from it on asking. */
export interface Ground {
  seed: number
  plan: Plan
  region: Region
  cells: Cell[]
  net: StreetNet
  settlement: Settlement
  addressGrid: () => PointGrid
  cellOf: (address: number) => number
  isHome: (address: number) => boolean
  addressId: (address: number) => string
  streetId: (street: number) => string
  cellId: (cell: number) => string
  districtId: (district: number) => string
  address: (address: number) => AddressRow
  streetName: (address: number) => string
  streetIdOf: (address: number) => string
  organisation: (address: number) => string | null
  /** Where an event at or outside an address is. */
  eventPoint: (address: number, outside: boolean) => Point
  line: (row: AddressRow) => string
  snapRow: (index: number) => SnapPointRow
  streetRows: () => Generator<StreetRow>
  roads: () => Roads
}

export function makeGround(seed: number, plan: Plan): Ground {
  const region = makeRegion(seed, plan)
  const net = layStreets(seed, plan, region)
  const settlement = settle(seed, plan, region, net)
  const { cells } = region
  const { frontages: f } = settlement
  let grid: PointGrid | undefined
  let roads: Roads | undefined
  const homeKinds = new Set([KINDS.indexOf('house'), KINDS.indexOf('flat')])
  const blockOf = (address: number) => net.blocks[f.block[frontageOf(f, address)]!]!
  const streetId = (s: number) => uuidAt(MADE_AT + s, seed, 'street', s)
  const cellId = (c: number) => uuidAt(MADE_AT + c, seed, 'neighbourhood', c)
  const districtId = (d: number) => uuidAt(MADE_AT + d, seed, 'district', d)
  const addressId = (a: number) => uuidAt(MADE_AT + a, seed, 'address', a)

  const ground: Ground = {
    seed,
    plan,
    region,
    cells,
    net,
    settlement,
    streetId,
    cellId,
    districtId,
    addressId,
    addressGrid: () => {
      grid ??= new PointGrid(settlement.addressX, settlement.addressY, 60)
      return grid
    },
    cellOf: address => blockOf(address).cell,
    isHome: address => homeKinds.has(settlement.addressKind[address]!),
    streetName: address => settlement.streetNames[f.street[frontageOf(f, address)]!]!,
    streetIdOf: address => streetId(f.street[frontageOf(f, address)]!),
    organisation: address =>
      organisationAt(
        seed,
        KINDS[settlement.addressKind[address]!]!,
        address,
        cells[blockOf(address).cell]!.base,
      ),
    address(address) {
      const i = frontageOf(f, address)
      const k = address - f.start[i]!
      const cell = net.blocks[f.block[i]!]!.cell
      const perBuilding = f.perBuilding[i]!
      const kind = KINDS[settlement.addressKind[address]!]!
      const number = String(f.firstNumber[i]! + 2 * Math.floor(k / perBuilding))
      return {
        id: addressId(address),
        uprn: String(FIRST_UPRN + address),
        kind,
        organisation: ground.organisation(address),
        flat: perBuilding > 1 ? `Flat ${(k % perBuilding) + 1}` : null,
        number,
        street: settlement.streetNames[f.street[i]!]!,
        streetId: streetId(f.street[i]!),
        locality: cells[cell]!.name,
        town: DISTRICTS[cells[cell]!.district]!.name,
        postcode: postcode(cell, f.postcode[i]! + Math.floor(k / 30)),
        neighbourhoodId: cellId(cell),
        snapPointId: FIRST_SNAP_ID + settlement.addressSnap[address]!,
        ...placeAt(...addressPoint(f, i, k)),
      }
    },
    line: row =>
      [row.organisation, row.flat, `${row.number} ${row.street}`].filter(Boolean).join(', '),
    eventPoint(address, outside) {
      const i = frontageOf(f, address)
      return (outside ? roadPoint : addressPoint)(f, i, address - f.start[i]!)
    },
    snapRow: i => ({
      id: FIRST_SNAP_ID + i,
      name: `On or near ${settlement.snapName[i]!}`,
      kind: settlement.snapIsStreet[i] ? 'street' : 'public place',
      neighbourhoodId: cellId(settlement.snapCell[i]!),
      addressCount: settlement.snapAddresses[i]!,
      ...placeAt(settlement.snapX[i]!, settlement.snapY[i]!),
    }),
    streetRows: () => streetRows(ground),
    roads: () => {
      roads ??= makeRoads(net)
      return roads
    },
  }
  return ground
}

/** Postcodes of the area WX, which does not exist: two neighbourhoods share a district of ten sectors. */
function postcode(cell: number, unit: number): string {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ'
  const sector = (cell % 2) * 5 + (Math.floor(unit / 400) % 5)
  const last = unit % 400
  return `WX${Math.floor(cell / 2) + 1} ${sector}${letters[Math.floor(last / 20)]}${letters[last % 20]}`
}

function organisationAt(
  seed: number,
  kind: AddressKind,
  address: number,
  place: string,
): string | null {
  const h = mix32(seed ^ Math.imul(address + 5, 0x27d4eb2f))
  const of = (list: readonly string[], shift = 0) => list[(h >>> shift) % list.length]!
  switch (kind) {
    case 'house':
    case 'flat':
      return null
    case 'shop':
      return `${of(SHOP_NAMES.first)} ${of(SHOP_NAMES.shop, 5)}`
    case 'supermarket':
      return `${place} Foodmarket`
    case 'pub':
      return of(SHOP_NAMES.pub)
    case 'takeaway':
      return `${of(SHOP_NAMES.first)} ${of(SHOP_NAMES.takeaway, 5)}`
    case 'petrol station':
      return `${place} Service Station`
    case 'school':
      return `${place} ${of(['Primary School', 'Academy', 'Junior School', 'High School'])}`
    case 'hospital':
      return `${place} ${of(['General Hospital', 'Community Hospital'])}`
    case 'care home':
      return `${of(['The Beeches', 'Fairlawn', 'Orchard House', 'The Limes', 'Rosemount'])} Care Home`
    case "children's home":
      return `${of(['Larch', 'Rowan', 'Maple', 'Willow'])} House`
    case 'hostel':
      return `${place} Supported Lodgings`
    case 'railway station':
      return `${place} Station`
    case 'place of worship':
      return of([
        'Parish Church',
        'Methodist Church',
        'Jamia Mosque',
        'Gurdwara',
        'Hindu Temple',
        'Gospel Hall',
        'Community Church',
        'Synagogue',
      ])
    case 'works':
      return `${of(SHOP_NAMES.first)} ${of(SHOP_NAMES.works, 5)}`
    case 'office':
      return `${of(SHOP_NAMES.first)} House`
    case 'police station':
      return 'Police Station'
  }
}

function* streetRows({ net, settlement, streetId, cellId }: Ground): Generator<StreetRow> {
  const lines: [number, number][][] = settlement.streetNames.map(() => [])
  const counts = new Uint32Array(lines.length)
  net.segmentFrom.forEach((from, s) => {
    const line = lines[net.segmentStreet[s]!]!
    if (line.length === 0) line.push([net.nodeX[from]!, net.nodeY[from]!])
    const to = net.segmentTo[s]!
    line.push([net.nodeX[to]!, net.nodeY[to]!])
  })
  const { frontages: f } = settlement
  for (let i = 0; i < f.count; i++) counts[f.street[i]!]! += f.start[i + 1]! - f.start[i]!
  for (let s = 0; s < lines.length; s++) {
    yield {
      id: streetId(s),
      // Street numbers of eight digits beginning 99, an invented range like that of the addresses.
      usrn: String(99_000_001 + s),
      name: settlement.streetNames[s]!,
      roadClass: (['arterial', 'collector', 'local'] as const)[net.streetClass[s]!]!,
      neighbourhoodId: cellId(net.streetCell[s]!),
      line: lines[s]!.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]),
      addressCount: counts[s]!,
    }
  }
}

/** Mean metres a second at ordinary speed by class: about 30, 24 and 17 miles an hour. */
export const ROAD_SPEEDS = [13.4, 10.7, 7.6] as const

function makeRoads(net: StreetNet): Roads {
  const from: number[] = []
  const to: number[] = []
  const street: number[] = []
  const place = new Int32Array(net.nodeX.length).fill(-1)
  const kept: number[] = []
  const node = (n: number) => {
    if (place[n]! < 0) place[n] = kept.push(n) - 1
    return place[n]!
  }
  for (let s = 0; s < net.segmentFrom.length; s++) {
    const a = net.segmentFrom[s]!
    const b = net.segmentTo[s]!
    const dx = net.nodeX[b]! - net.nodeX[a]!
    const dy = net.nodeY[b]! - net.nodeY[a]!
    const at = (n: number) =>
      (net.nodeX[n]! - net.nodeX[a]!) * dx + (net.nodeY[n]! - net.nodeY[a]!) * dy
    const inner = (net.onSegment[s] ?? []).toSorted((p, q) => at(p) - at(q))
    let last = a
    for (const n of [...inner, b]) {
      from.push(node(last), node(n))
      to.push(node(n), node(last))
      street.push(net.segmentStreet[s]!, net.segmentStreet[s]!)
      last = n
    }
  }
  const nodeX = Float64Array.from(kept, n => net.nodeX[n]!)
  const nodeY = Float64Array.from(kept, n => net.nodeY[n]!)
  const arcMetres = Float32Array.from(from, (a, k) =>
    Math.max(1, Math.hypot(nodeX[a]! - nodeX[to[k]!]!, nodeY[a]! - nodeY[to[k]!]!)),
  )
  const arcClass = Uint8Array.from(street, s => net.streetClass[s]!)
  return {
    nodeX,
    nodeY,
    arcFrom: Uint32Array.from(from),
    arcTo: Uint32Array.from(to),
    arcMetres,
    arcSeconds: Float32Array.from(arcMetres, (m, k) => m / ROAD_SPEEDS[arcClass[k]!]!),
    arcClass,
    arcStreet: Uint32Array.from(street),
  }
}
