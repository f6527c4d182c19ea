import { localDay } from './calendar.ts'
import { instantOn } from './history-draws.ts'
import { streamOf, uuidAt, Weighted } from './random.ts'
import type { StaffRow, StopRow } from './rows.ts'
import { FIRST_SNAP_ID, type Ground } from './world-ground.ts'

const PACE = 'Police and Criminal Evidence Act 1984 (section 1)'
const MISUSE = 'Misuse of Drugs Act 1971 (section 23)'
const ORDER = 'Criminal Justice and Public Order Act 1994 (section 60)'
const OBJECTS = Weighted.of([
  [[MISUSE, 'Controlled drugs'], 58],
  [[PACE, 'Offensive weapons'], 17],
  [[PACE, 'Stolen goods'], 12],
  [[PACE, 'Article for use in theft'], 7],
  [[ORDER, 'Anything to threaten or harm anyone'], 3],
  [['Firearms Act 1968 (section 47)', 'Firearms'], 2],
  [[PACE, 'Articles for use in criminal damage'], 1],
] as [[string, string], number][])
const OUTCOME = Weighted.of([
  ['A no further action disposal', 70],
  ['Arrest', 13],
  ['Community resolution', 11],
  ['Summons / charged by post', 2.5],
  ['Penalty Notice for Disorder', 2],
  ['Caution (simple or conditional)', 1.5],
] as [string, number][])
const AGES = Weighted.of([
  ['10-17', 17],
  ['18-24', 36],
  ['25-34', 26],
  ['over 34', 21],
] as [string, number][])
const TYPES = Weighted.of([
  ['Person search', 72],
  ['Person and Vehicle search', 24],
  ['Vehicle search', 4],
] as [StopRow['type'], number][])

// Shares of self-defined groups follow the 2021 census order for the county, rounded. Draws are made apart
// from place, outcome and officer: no disparity is planted, and none may be read from this data.
const ETHNICITY = Weighted.of([
  [['White - English/Welsh/Scottish/Northern Irish/British', 'White'], 54],
  [['White - Any other White background', 'White'], 6],
  [['White - Irish', 'White'], 1.4],
  [['Asian/Asian British - Pakistani', 'Asian'], 10],
  [['Asian/Asian British - Indian', 'Asian'], 8],
  [['Asian/Asian British - Bangladeshi', 'Asian'], 2.5],
  [['Asian/Asian British - Any other Asian background', 'Asian'], 2.5],
  [['Black/African/Caribbean/Black British - African', 'Black'], 4.5],
  [['Black/African/Caribbean/Black British - Caribbean', 'Black'], 3.2],
  [['Mixed/Multiple ethnic groups - White and Black Caribbean', 'Black'], 2],
  [['Mixed/Multiple ethnic groups - Any other Mixed/Multiple ethnic background', 'Other'], 1.6],
  [['Asian/Asian British - Chinese', 'Asian'], 0.8],
  [['Other ethnic group - Any other ethnic group', 'Other'], 3.5],
] as [[string, string], number][])

/** Searches of people and vehicles, in order of time, about seventy a day for 2.9 million people. */
export function* makeStops(
  seed: number,
  ground: Ground,
  staff: readonly StaffRow[],
  from: number,
  until: number,
  scale: number,
): Generator<StopRow> {
  const officers = staff.filter(
    s => s.role === 'response officer' || s.role === 'neighbourhood officer',
  )
  const { settlement } = ground
  for (let day = localDay(from); day <= localDay(until - 1); day++) {
    const stream = streamOf(seed, 'stops', day)
    const rows: StopRow[] = []
    for (let n = stream.poisson(70 * scale), j = 0; j < n; j++) {
      const at = instantOn(stream, 'evening', day)
      const type = TYPES.draw(stream)
      const [legislation, objectOfSearch] = OBJECTS.draw(stream)
      const person = type !== 'Vehicle search'
      const [self, officer] = ETHNICITY.draw(stream)
      const outcome = OUTCOME.draw(stream)
      const found = outcome !== 'A no further action disposal'
      const snap = Math.floor(settlement.snapX.length * stream.unit() ** 1.5)
      const placed = stream.chance(0.96)
      const operation = legislation === ORDER
      if (at < from || at >= until) continue
      rows.push({
        id: uuidAt(at, seed, 'stop', day, j),
        at,
        type,
        gender: person
          ? stream.chance(0.9)
            ? 'Male'
            : stream.chance(0.97)
              ? 'Female'
              : 'Other'
          : null,
        ageRange: person && stream.chance(0.96) ? AGES.draw(stream) : null,
        selfDefinedEthnicity: person
          ? stream.chance(0.86)
            ? self
            : 'Other ethnic group - Not stated'
          : null,
        officerDefinedEthnicity: person ? officer : null,
        legislation,
        objectOfSearch,
        outcome,
        outcomeLinkedToObject: found ? stream.chance(0.72) : null,
        removalOfMoreThanOuterClothing: person ? stream.chance(0.035) : null,
        operation: operation ? true : null,
        operationName: operation ? 'Operation Larkfield' : null,
        snapPointId: placed ? FIRST_SNAP_ID + snap : null,
        neighbourhoodId: placed ? ground.cellId(settlement.snapCell[snap]!) : null,
        officerId: stream.pick(officers).id,
      })
    }
    rows.sort((a, b) => a.at - b.at)
    yield* rows
  }
}
