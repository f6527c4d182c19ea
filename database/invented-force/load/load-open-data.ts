import type pg from 'pg'
import { placeAt } from '../grid-reference.ts'
import type { World } from '../invent-force.ts'
import { copyRows } from './copy-batches.ts'

/**
 * What the open data tells of the force itself: its pages, its neighbourhoods, its points and its stops.
 * Crimes are not among them: they are published from memory's events by the job that publishes real ones.
 */
export async function loadOpenData(db: pg.Client, world: World): Promise<void> {
  const { force } = world
  const chiefs = world.staff().filter(s => s.role === 'chief officer')
  const details = {
    description: force.description,
    url: force.url,
    telephone: force.telephone,
    engagement_methods: force.engagementMethods,
    people: chiefs.map(s => ({
      name: `${s.givenName} ${s.familyName}`,
      rank: s.rank,
      bio: '<p>An invented person.</p>',
      contact_details: { email: s.email },
    })),
  }
  await copyRows(db, 'listen.open_force', 'id, name, invented, details', [
    [force.id, force.name, true, { json: details }],
  ])
  await copyRows(
    db,
    'listen.open_neighbourhood',
    'force_id, id, name, details, boundary, people, events, priorities',
    neighbourhoods(world),
  )
  await copyRows(db, 'listen.open_street', 'id, name, latitude, longitude', streets(world))
  await copyRows(
    db,
    'listen.published_stop',
    'force_id, month, stopped_at, street_id, type, involved_person, gender, age_range, self_defined_ethnicity, officer_defined_ethnicity, legislation, object_of_search, outcome, outcome_code, outcome_linked_to_object, removal_of_more_than_outer_clothing, operation, operation_name',
    stops(world),
  )
}

function* neighbourhoods(world: World) {
  const rings = new Map(world.neighbourhoods.map(n => [n.id, n.ring]))
  for (const page of world.neighbourhoodPages()) {
    const boundary = rings.get(page.neighbourhoodId)!.map(([x, y]) => {
      const { latitude, longitude } = placeAt(x, y)
      return `(${longitude},${latitude})`
    })
    const details = {
      url_force: page.urlForce,
      contact_details: page.contactDetails,
      links: page.links,
      centre: page.centre,
      locations: page.locations,
      description: page.description,
      population: page.population,
    }
    const people = page.people.map(p => ({
      bio: p.bio,
      contact_details: p.contactDetails,
      name: p.name,
      rank: p.rank,
    }))
    const events = page.events.map(e => ({
      title: e.title,
      description: e.description,
      address: e.address,
      type: e.type,
      start_date: e.startDate,
      end_date: e.endDate,
      contact_details: e.contactDetails,
    }))
    const priorities = page.priorities.map(p => ({
      issue: p.issue,
      'issue-date': p.issueDate,
      action: p.action,
      'action-date': p.actionDate,
    }))
    yield [
      world.force.id,
      page.code,
      page.name,
      { json: details },
      `(${boundary.join()})`,
      { json: people },
      { json: events },
      { json: priorities },
    ]
  }
}

function* streets(world: World) {
  for (const p of world.snapPoints())
    yield [p.id, p.name, p.latitude.toFixed(6), p.longitude.toFixed(6)]
}

/** The codes of the open data for the outcomes that the invented stops have. */
const OUTCOME_CODES: Readonly<Record<string, string>> = {
  'A no further action disposal': 'bu-no-further-action',
  Arrest: 'bu-arrest',
  'Community resolution': 'bu-community-resolution',
  'Summons / charged by post': 'bu-summons-charged-by-post',
  'Penalty Notice for Disorder': 'bu-penalty-notice',
  'Caution (simple or conditional)': 'bu-caution',
}

function* stops(world: World) {
  for (const s of world.stops()) {
    const at = new Date(s.at)
    yield [
      world.force.id,
      `${at.toISOString().slice(0, 7)}-01`,
      at,
      s.snapPointId,
      s.type,
      s.type !== 'Vehicle search',
      s.gender,
      s.ageRange,
      s.selfDefinedEthnicity,
      s.officerDefinedEthnicity,
      s.legislation,
      s.objectOfSearch,
      s.outcome,
      OUTCOME_CODES[s.outcome] ?? '',
      s.outcomeLinkedToObject,
      s.removalOfMoreThanOuterClothing,
      s.operation,
      s.operationName,
    ]
  }
}
