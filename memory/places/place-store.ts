import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { GridPoint } from './grid.ts'

export type Address = GridPoint & {
  uprn: string
  line: string
  street: string
  town: string
  postcode: string
  areaCode: string
}

const columns = sql<Address>`
  uprn, line, street, town, postcode, area_code as "areaCode",
  position[0] as easting, position[1] as northing`

/** The gazetteer's addresses at a postcode, in door order. */
export async function findAddresses({ db }: Context, postcode: string): Promise<Address[]> {
  const wanted = postcode.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const spaced = `${wanted.slice(0, -3)} ${wanted.slice(-3)}`
  const { rows } = await sql<Address>`
    select ${columns} from memory.address where postcode = ${spaced}
    order by street, length(line), line limit 200`.execute(db)
  return rows
}

export async function findAddress({ db }: Context, uprn: string): Promise<Address | undefined> {
  const { rows } = await sql<Address>`
    select ${columns} from memory.address where uprn = ${uprn}`.execute(db)
  return rows[0]
}

export type Area = { code: string; name: string; districtCode: string; districtName: string }

/** The neighbourhood a place lies in today, and its district. */
export async function findNeighbourhoodAt(
  { db }: Context,
  { easting, northing }: GridPoint,
): Promise<Area | undefined> {
  const { rows } = await sql<Area>`
    select n.code, n.name, d.code as "districtCode", d.name as "districtName"
    from memory.area n
    join memory.area d on d.code = n.parent_code
    where n.kind = 'neighbourhood' and n.valid_to is null and n.code in (
      select area_code from memory.area_ring
      where boundary @> point(${easting}, ${northing})
      group by area_code having sum(sign) > 0)
    order by n.code limit 1`.execute(db)
  return rows[0]
}

export async function findArea({ db }: Context, code: string): Promise<Area | undefined> {
  const { rows } = await sql<Area>`
    select n.code, n.name, d.code as "districtCode", d.name as "districtName"
    from memory.area n join memory.area d on d.code = n.parent_code
    where n.code = ${code}`.execute(db)
  return rows[0]
}

export type SnapPoint = { id: number; name: string; latitude: number; longitude: number }

/** The public stand-in for a place: the only location of a crime that may leave the force. */
export async function findSnapPoint(
  { db }: Context,
  place: GridPoint & { uprn?: string | undefined },
): Promise<SnapPoint | undefined> {
  const { rows } = await sql<SnapPoint>`
    select id, name, latitude, longitude from memory.snap_point
    where id = (select snap_point_id from memory.address where uprn = ${place.uprn ?? null})
    union all
    (select id, name, latitude, longitude from memory.snap_point
     order by position <-> point(${place.easting}, ${place.northing}) limit 1)
    limit 1`.execute(db)
  return rows[0]
}
