/**
 * Makes the model of a person that memory ships: `node memory/linking/person-model/train-person-model.ts`. The chances
 * are counted on invented people whose records we know to be of one person, so nothing is learnt of anybody.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Level, type Model, openWeigh, type RecordValues } from '@bluelamp/science/linkage'
import { nameAgrees, personDescription, personNumbers } from './describe-person.ts'
import { chanceFrom, inventPeople, writeRecord } from './invented-people.ts'

const seed = 20261123
const sample = { people: 8000, randomPairs: 1_500_000 }
const recordsEach = 3
/** The people a force of a city region has records of: two records at random are the rarer of one person. */
const peopleKnown = 1_000_000
/** No chance agreement counts as rarer: numbers are mistyped, handed on and shared at work. */
const leastU: Readonly<Record<string, number>> = {
  'same phone and email': 1e-7,
  'same phone number': 4e-6,
  'phone number with a slip': 2e-5,
  'same address': 4e-6,
  // Some fifteen homes have one postcode.
  'same postcode': 4e-5,
  'one slip': 5e-6,
}
const leastOfAll = 1e-6
/** Of two people of one home, no level counts as rarer: some have twins, some write one another's date of birth. */
const leastOfHouse = 0.0005
const leastPerWord = 0.0005

type Tally = { m: number[]; house: number[]; strangers: number[] }

export function trainPersonModel(name: string, { people, randomPairs } = sample): Model {
  const chance = chanceFrom(seed)
  const invented = inventPeople(people, chance)
  const records = invented.flatMap((person, at) =>
    Array.from({ length: recordsEach }, () => ({
      person: at,
      household: person.household,
      values: writeRecord(person, chance),
    })),
  )
  const frequencies = { 'name:words': countWords(records.map(record => record.values)) }
  const { fields, comparisons, blocking } = personDescription
  const judge = openJudge({ fields, comparisons, blocking, frequencies })
  const tallies: Tally[] = comparisons.map(({ levels }) => {
    const none = () => levels.map(() => 0)
    return { m: none(), house: none(), strangers: none() }
  })
  const count = (kind: keyof Tally, left: RecordValues, right: RecordValues) => {
    const levels = judge(left, right)
    levels.forEach((level, c) => {
      tallies[c]![kind][level]!++
    })
  }
  const pairs = { m: 0, house: 0 }
  records.forEach((left, at) => {
    for (let next = at + 1; records[next]?.household === left.household; next++) {
      const right = records[next]!
      const kind = right.person === left.person ? 'm' : 'house'
      pairs[kind]++
      count(kind, left.values, right.values)
    }
  })
  const any = () => records[Math.floor(chance() * records.length)]!
  for (let at = 0; at < randomPairs; ) {
    const [left, right] = [any(), any()]
    if (left.household === right.household) continue
    count('strangers', left.values, right.values)
    at++
  }
  const all = (records.length * (records.length - 1)) / 2
  // Who shares a home is a share of all pairs that shrinks as there are more people; so is who is the same.
  const shrink = people / peopleKnown
  const houseShare = (pairs.house / all) * shrink
  const singleWord = Object.values(frequencies['name:words']).reduce((sum, f) => sum + f * f, 0)
  const pnc = comparisons.findIndex(comparison => comparison.name === personNumbers['pnc-id'])
  const trained = comparisons.map((comparison, c) => {
    // No register numbers the invented people but one: the others are written as well and as badly.
    const tally = tallies[comparison.name in numbersNamed ? pnc : c]!
    const said = comparison.levels.map(level => !('missing' in level.test || isNotSaid(level)))
    const m = shares(tally.m, said)
    const house = shares(tally.house, said)
    const strangers = shares(tally.strangers, said)
    const us = strangers.map((u, l) =>
      Math.max(leastU[comparison.levels[l]!.label] ?? leastOfAll, u),
    )
    const levels = comparison.levels.map((level, l): Level => {
      // Where nothing was said of either, nothing is weighed.
      if (!said[l]) {
        return 'missing' in level.test ? level : { ...level, m: 1, u: 1, near: { household: 1 } }
      }
      const both = {
        m: round(Math.max(m[l]!, 0.0005)),
        u: round(us[l]!),
        near: { household: round(Math.max(house[l]!, leastOfHouse)) },
      }
      if (!level.termFrequency) return { ...level, ...both }
      const base = round(nameAgrees.includes(level.label) ? us[1]! : singleWord)
      return {
        ...level,
        ...both,
        termFrequency: { ...level.termFrequency, least: leastPerWord, base },
      }
    })
    return { ...comparison, levels }
  })
  return {
    format: 'bluelamp-linkage/1',
    name,
    fields,
    comparisons: trained,
    blocking,
    prior: round((pairs.m / all) * shrink),
    near: { household: round(houseShare) },
    frequencies,
    thresholds: { certain: 0.99, doubtful: 0.5 },
    training: {
      of: 'invented people; the chances are counted, as it is known which records are of one person',
      seed,
      people,
      records: records.length,
      pairsThatAreTheSame: pairs.m,
      pairsOfOneHousehold: pairs.house,
      pairsOfStrangers: randomPairs,
      peopleKnown,
    },
  }
}

/** Which level each comparison gives a pair, before there are chances to weigh it by. */
function openJudge(
  described: Pick<Model, 'fields' | 'comparisons' | 'blocking' | 'frequencies'>,
): (left: RecordValues, right: RecordValues) => number[] {
  const comparisons = described.comparisons.map(comparison => ({
    ...comparison,
    levels: comparison.levels.map(level => ({ ...level, m: 0.5, u: 0.5 })),
  }))
  const weigh = openWeigh({
    ...described,
    comparisons,
    format: 'bluelamp-linkage/1',
    name: 'untrained',
    prior: 0.5,
    thresholds: { certain: 1, doubtful: 1 },
  })
  const places = comparisons.map(
    ({ levels }) => new Map(levels.map((level, at) => [level.label, at] as const)),
  )
  return (left, right) =>
    weigh(left, right).findings.map((finding, c) => places[c]!.get(finding.level)!)
}

const numbersNamed = Object.fromEntries(Object.values(personNumbers).map(name => [name, true]))
const isNotSaid = (level: Level) => level.label === 'not said'
const round = (value: number) => Number(value.toPrecision(4))

/** Shares of the pairs in which something was said. */
function shares(counts: readonly number[], said: readonly boolean[]): number[] {
  const total = counts.reduce((sum, n, l) => sum + (said[l] ? n : 0), 0)
  return counts.map((n, l) => (said[l] && total > 0 ? n / total : 0))
}

/** How often each word of a name is written; those seen a few times count as the rarest there are. */
function countWords(records: readonly RecordValues[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { name } of records) {
    const words = String(name)
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
      .split(' ')
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const kept = [...counts].filter(
    ([word, n]) => word.length > 1 && n / records.length > leastPerWord,
  )
  return Object.fromEntries(
    kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, n]) => [word, round(n / records.length)]),
  )
}

/** The name says which it is; a change of the words compared or of the counting is a new one. */
export const personModelName = 'person-2026-11-30'

if (import.meta.main) {
  const file = join(import.meta.dirname, `${personModelName}.json`)
  writeFileSync(file, `${JSON.stringify(trainPersonModel(personModelName), null, 2)}\n`)
}
