import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { World } from '../invent-force.ts'
import { type Stream, streamOf, uuidAt } from '../random.ts'
import { CopyBatches } from './copy-batches.ts'
import { made, tables } from './history-tables.ts'

const groups = 10
const sightings = 14
const month = 30.44 * 86_400_000

const words: readonly string[] = [
  'Seen together in the car park. Spoke for ten minutes, then left in the vehicle.',
  'Both were in the vehicle when it was stopped for a light that was out. Advice given.',
  'Standing outside the address with others. They went in when the patrol came by.',
  'One left the address; the other waited in the vehicle across the road.',
  'Spoken to at the address about noise. All were calm.',
  'Seen walking from the address to the vehicle with bags.',
]

/** Registrations with the age mark 00 were never issued. */
function registration(stream: Stream): string {
  const letters = 'ABCDEFGHJKLMNOPRSTUVWXY'
  const some = (count: number) =>
    Array.from({ length: count }, () => letters[stream.below(letters.length)]).join('')
  return `${some(2)}00${some(3)}`
}

/**
 * What patrols noted of people seen together, with a vehicle or at an address: without it hardly anybody in the
 * young force is tied to anybody but by calls. The people are of the history; some notes are closed.
 */
export async function loadSightings(db: pg.Client, world: World): Promise<void> {
  const people = await ids(
    db,
    `select e.id from memory.entity e join memory.link l on l.entity_id = e.id
     where e.kind = 'person' group by e.id having count(distinct l.record_id) between 3 and 12
     order by md5(e.id::text) limit $1`,
    groups * 8,
  )
  const places = await ids(
    db,
    `select id from memory.entity where kind = 'place' order by md5(id::text) limit $1`,
    groups * 2,
  )
  if (people.length < groups * 2 || places.length < groups * 2) return
  const batches = new CopyBatches(db, tables)
  const sealed: string[] = []
  for (let group = 0; group < groups; group++) {
    const stream = streamOf(world.seed, 'sightings', group)
    const share = Math.floor(people.length / groups)
    const members = people.slice(group * share, (group + 1) * share)
    // Now and then somebody of the next group is with them: that is what a path is for.
    const bridge = people[((group + 1) % groups) * share]!
    const cars = [0, 1].map(n => {
      const at = world.until - 20 * month
      const id = uuidAt(at, world.seed, 'seen vehicle', group, n)
      batches.add('memory.entity', [id, 'object', 'vehicle', world.force.id, new Date(at)])
      return { id, plate: registration(stream) }
    })
    for (let n = 0; n < sightings; n++) {
      const at = world.until - stream.between(0.1, 18) * month
      const record = uuidAt(at, world.seed, 'sighting', group, n)
      const text = stream.pick(words)
      const body = { summary: text.split('.')[0], words: text, invented: true }
      const way = stream.unit()
      if (way < 0.08) sealed.push(record)
      batches.add('memory.record', [
        record,
        record,
        'sighting',
        'officer',
        'patrol notes (invented)',
        world.force.id,
        null,
        new Date(at),
        new Date(at),
        new Date(at),
        'dpa-part-3',
        way > 0.8 ? 1 : 0,
        4,
        made,
        { json: body },
        createHash('sha256').update(JSON.stringify(body)).digest(),
      ])
      let links = 0
      const link = (entity: string, role: string) =>
        batches.add('memory.link', [
          uuidAt(at, world.seed, 'sighting link', group * sightings + n, links++),
          record,
          entity,
          role,
          null,
          { json: { rule: made, because: ['made so with the invented force'] } },
          made,
          new Date(at),
        ])
      const first = stream.below(members.length)
      // Neighbours in the group come together most, so that it has a shape and is no single knot.
      const step = stream.chance(0.75) ? 1 : 2
      const others = [members[(first + step) % members.length]!]
      if (stream.chance(0.3)) others.push(members[(first + step + 1) % members.length]!)
      if (n === 0) others.push(bridge)
      for (const person of new Set([members[first]!, ...others])) link(person, 'seen')
      if (stream.chance(0.55)) {
        const car = stream.pick(cars)
        link(car.id, 'used')
        batches.add('memory.detail', [record, car.id, 'registration', car.plate, car.plate])
      }
      if (stream.chance(0.4)) link(places[group * 2 + stream.below(2)]!, 'seen-at')
    }
  }
  await batches.flush()
  await db.query('update memory.record set sealed = true where id = any ($1::uuid[])', [sealed])
}

async function ids(db: pg.Client, query: string, most: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(query, [most])
  return rows.map(row => row.id)
}
