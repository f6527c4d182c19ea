import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { World } from '../invent-force.ts'
import { COMMUNITIES } from '../name-tables.ts'
import { calledBy, familyNames, namePerson } from '../naming.ts'
import { type Stream, streamOf, uuidAt } from '../random.ts'
import { CopyBatches } from './copy-batches.ts'
import { key, made, tables } from './history-tables.ts'

const people = 24
const year = 365.25 * 86_400_000

/** What an archive of paper says of somebody, and the group that it was put into when it was typed in. */
const matters: readonly [
  group: number,
  subject: 'suspect' | 'convicted' | 'witness',
  words: string,
][] = [
  [3, 'suspect', 'Stopped with a bicycle that was not theirs. No further action.'],
  [3, 'convicted', 'Took goods from a shop. Fined by the magistrates.'],
  [
    2,
    'suspect',
    'Said to have pushed a man in a fight outside a pub. The man did not wish to go on.',
  ],
  [4, 'witness', 'Saw a van drive off from a builder’s yard.'],
  [3, 'suspect', 'Found in an empty house. Said that a door was open.'],
  [2, 'convicted', 'Carried a knife in a public place. Community sentence.'],
]

export const archiveSource = 'archive of custody cards (invented)'

/** Old records, some of whose reviews are due: without them the retention pages of a young force would stand empty. */
export async function loadArchive(db: pg.Client, world: World): Promise<void> {
  const batches = new CopyBatches(db, tables)
  for (let n = 0; n < people; n++) {
    const stream = streamOf(world.seed, 'archive', n)
    const person = uuidAt(world.until - 30 * year, world.seed, 'archived person', n)
    const { name, born } = invent(stream)
    const first = world.until - (5 + 17 * stream.unit()) * year
    batches.add('memory.entity', [person, 'person', 'person', world.force.id, new Date(first)])
    const cards = stream.chance(0.3) ? 2 : 1
    for (let card = 0; card < cards; card++) {
      const at = Math.min(first + card * 2 * year * stream.unit(), world.until)
      const [group, subject, words] = matters[stream.below(matters.length)]!
      const record = uuidAt(at, world.seed, 'archived record', n, card)
      const body = { summary: words.split('.')[0], words, name, dateOfBirth: born, invented: true }
      batches.add('memory.record', [
        record,
        record,
        'custody-card',
        'import',
        archiveSource,
        world.force.id,
        null,
        new Date(at),
        null,
        null,
        'dpa-part-3',
        0,
        group,
        made,
        { json: body },
        createHash('sha256').update(JSON.stringify(body)).digest(),
      ])
      batches.add('memory.link', [
        uuidAt(at, world.seed, 'archived link', n, card),
        record,
        person,
        subject === 'witness' ? 'witness' : 'detained',
        subject,
        { json: { rule: made, because: ['made so with the invented force'] } },
        made,
        new Date(at),
      ])
      batches.add('memory.detail', [record, person, 'name', name, key.name(name)])
      batches.add('memory.detail', [record, person, 'date-of-birth', born, born])
    }
  }
  await batches.flush()
}

function invent(stream: Stream): { name: string; born: string } {
  const community = COMMUNITIES[stream.below(COMMUNITIES.length)]!
  const birthYear = 1945 + stream.below(40)
  const sex = stream.chance(0.25) ? 'female' : 'male'
  const made = namePerson(stream, familyNames(stream, community), sex, birthYear, 'head')
  const two = (count: number) => String(1 + stream.below(count)).padStart(2, '0')
  return {
    name: [made.knownAs ?? calledBy(made.givenNames), made.familyName].filter(Boolean).join(' '),
    born: `${birthYear}-${two(12)}-${two(28)}`,
  }
}
