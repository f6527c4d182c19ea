import type { Db } from '@bluelamp/platform'
import { sql } from 'kysely'
import { type Stream, streamOf } from '../../database/invented-force/random.ts'
import { variantsOf } from '../../science/linkage/people/index.ts'
import { mistype } from '../people/errors.ts'

export type Kind = 'exact' | 'fuzzy' | 'near' | 'mixed'
export type Question = { kind: Kind; typed: string; entityId: string }

type Person = {
  entityId: string
  name: string
  born: string | null
  phone: string | null
  email: string | null
  postcode: string | null
}

/**
 * What people would type who look for records drawn at random, so that common names are asked for as often as they
 * are borne. Of the names half have one slip of the hand, a sixth two, a sixth a short form or the other order, a
 * sixth none.
 */
export async function makeQuestions(db: Db, count: number, seed: number): Promise<Question[]> {
  const people = await drawPeople(db, count * 3)
  const stream = streamOf(seed, 'questions')
  const makers = [exact, fuzzy, near, mixed]
  return makers.flatMap(maker => {
    const made: Question[] = []
    for (const person of people) {
      const question = maker(person, stream)
      if (question && made.length < count) made.push(question)
    }
    return made
  })
}

async function drawPeople(db: Db, count: number): Promise<Person[]> {
  const { rows } = await sql<Person>`
    with picked as (
      select d.record_id, d.entity_id, d.value as name from memory.detail d
      where d.name = 'name' and d.record_id in (
        select ('01901000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid
        from (select (n::bigint * 7919 * 104729) % (select count(*) from memory.search_text) as n
          from generate_series(1, ${count}) n) n)
    )
    select s.entity_id as "entityId", s.name, max(d.value) filter (where d.name = 'date-of-birth') as born,
      max(d.value) filter (where d.name = 'phone') as phone, max(d.value) filter (where d.name = 'email') as email,
      max(d.value) filter (where d.name = 'postcode') as postcode
    from picked s join memory.detail d on d.record_id = s.record_id
    group by s.record_id, s.entity_id, s.name order by s.record_id`.execute(db)
  return rows
}

function exact(
  { entityId, phone, email, name, born }: Person,
  stream: Stream,
): Question | undefined {
  const ways = [phone, email, born && `${name} ${born}`].filter(way => way !== null && way !== '')
  return ways.length === 0 ? undefined : { kind: 'exact', typed: stream.pick(ways)!, entityId }
}

/** Given and family name without what stands between. */
function plainName(name: string): string[] | undefined {
  const words = name.split(/[\s-]+/).filter(word => word.length > 2 && !/[().]/.test(word))
  return words.length < 2 ? undefined : [words[0]!, words.at(-1)!]
}

function fuzzy({ entityId, name }: Person, stream: Stream): Question | undefined {
  const words = plainName(name)
  if (!words) return undefined
  const [given, family] = words as [string, string]
  const draw = stream.below(6)
  const typed = () => {
    if (draw < 3) {
      return stream.chance(0.5)
        ? `${mistype(given, stream)} ${family}`
        : `${given} ${mistype(family, stream)}`
    }
    if (draw === 3) return `${mistype(given, stream)} ${mistype(family, stream)}`
    if (draw === 4) {
      const forms = variantsOf(given.toLowerCase())
      return forms.length > 0 ? `${stream.pick(forms)} ${family}` : `${family} ${given}`
    }
    return `${given} ${family}`
  }
  return { kind: 'fuzzy', typed: typed(), entityId }
}

function near({ entityId, postcode }: Person): Question | undefined {
  if (!postcode || !/^[A-Z]{2}\d+ \d[A-Z]{2}$/.test(postcode)) return undefined
  return { kind: 'near', typed: `near ${postcode} within 500 m`, entityId }
}

function mixed(person: Person, stream: Stream): Question | undefined {
  const { entityId, name, born, postcode } = person
  const words = plainName(name)
  if (!words || !born) return undefined
  const family = words[1]!
  const asked = stream.below(3)
  if (asked === 0) return { kind: 'mixed', typed: `${family} ${born.slice(0, 4)}`, entityId }
  if (!postcode || !/^[A-Z]{2}\d+ \d[A-Z]{2}$/.test(postcode)) return undefined
  return asked === 1
    ? { kind: 'mixed', typed: `${family} ${born.slice(0, 4)} ${postcode.split(' ')[0]}`, entityId }
    : { kind: 'mixed', typed: `${family} near ${postcode} within 1 km`, entityId }
}
