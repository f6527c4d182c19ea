import { type Static, Type } from 'typebox'

// The answers of data.police.uk as they really come: with their nulls, empty texts and markup in names.

const Text = Type.String()
const TextOrNull = Type.Union([Type.String(), Type.Null()])
const Flag = Type.Union([Type.Boolean(), Type.Null()])
/** A number in a text, most of the time: some forces wrote other things there. */
const Degrees = Type.String()
const Month = Type.String({ pattern: '^\\d{4}-\\d{2}$' })

export const Location = Type.Object({
  latitude: Degrees,
  longitude: Degrees,
  street: Type.Object({ id: Type.Integer(), name: Text }),
})

export const OutcomeStatus = Type.Object({ category: Text, date: Month })

const crimeFields = {
  category: Text,
  location_type: Type.Union([Type.Literal('Force'), Type.Literal('BTP'), Type.Null()]),
  location: Type.Union([Location, Type.Null()]),
  context: Text,
  persistent_id: Type.String({ pattern: '^([0-9a-f]{64})?$' }),
  id: Type.Integer(),
  location_subtype: Text,
  month: Month,
}

export const Crime = Type.Object({
  ...crimeFields,
  outcome_status: Type.Union([OutcomeStatus, Type.Null()]),
})
export type Crime = Static<typeof Crime>

/** The crime an outcome speaks of: it stands without a status of its own. */
export const OutcomeCrime = Type.Object(crimeFields)
export type OutcomeCrime = Static<typeof OutcomeCrime>

export const OutcomeCategory = Type.Object({ code: Text, name: Text })

const outcomeFields = {
  category: OutcomeCategory,
  date: Month,
  person_id: Type.Union([Type.Integer(), Type.Null()]),
}
export const Outcome = Type.Object({ ...outcomeFields, crime: OutcomeCrime })
export const CaseHistory = Type.Object({
  outcomes: Type.Array(Type.Object(outcomeFields)),
  crime: OutcomeCrime,
})

export const Stop = Type.Object({
  age_range: TextOrNull,
  outcome: Type.Union([Type.String(), Type.Boolean(), Type.Null()]),
  involved_person: Type.Boolean(),
  self_defined_ethnicity: TextOrNull,
  gender: TextOrNull,
  legislation: TextOrNull,
  outcome_linked_to_object_of_search: Flag,
  datetime: Text,
  removal_of_more_than_outer_clothing: Flag,
  outcome_object: Type.Union([Type.Object({ id: Text, name: Text }), Type.Object({})]),
  location: Type.Union([Location, Type.Null()]),
  operation: Flag,
  officer_defined_ethnicity: TextOrNull,
  type: Type.Union([
    Type.Literal('Person search'),
    Type.Literal('Vehicle search'),
    Type.Literal('Person and Vehicle search'),
  ]),
  operation_name: TextOrNull,
  object_of_search: TextOrNull,
})
export type Stop = Static<typeof Stop>

export const CrimeCategory = Type.Object({ url: Text, name: Text })
export const DataSet = Type.Object({ date: Month, 'stop-and-search': Type.Array(Text) })
export const LastUpdated = Type.Object({ date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) })

export const ForceReference = Type.Object({ id: Text, name: Text })
export const ContactDetails = Type.Record(Type.String(), Type.String())
export const EngagementMethod = Type.Object({
  url: TextOrNull,
  title: Text,
  description: TextOrNull,
})
export const Force = Type.Object({
  id: Text,
  name: Text,
  description: TextOrNull,
  url: TextOrNull,
  telephone: TextOrNull,
  engagement_methods: Type.Array(EngagementMethod),
})
export type Force = Static<typeof Force>

export const Officer = Type.Object({
  name: Text,
  rank: TextOrNull,
  bio: TextOrNull,
  contact_details: ContactDetails,
})

export type Officer = Static<typeof Officer>

export const Coordinate = Type.Object({ latitude: Degrees, longitude: Degrees })
export const NeighbourhoodReference = Type.Object({ id: Text, name: Text })
export const NeighbourhoodLocation = Type.Object({
  name: TextOrNull,
  longitude: TextOrNull,
  latitude: TextOrNull,
  postcode: TextOrNull,
  address: TextOrNull,
  type: TextOrNull,
  description: TextOrNull,
})
export const Link = Type.Object({ url: TextOrNull, title: TextOrNull, description: TextOrNull })
export const Neighbourhood = Type.Object({
  id: Text,
  name: Text,
  url_force: TextOrNull,
  contact_details: ContactDetails,
  links: Type.Array(Link),
  centre: Type.Union([Coordinate, Type.Null()]),
  locations: Type.Array(NeighbourhoodLocation),
  description: TextOrNull,
  population: TextOrNull,
})
export type Neighbourhood = Static<typeof Neighbourhood>

export const NeighbourhoodEvent = Type.Object({
  title: TextOrNull,
  description: TextOrNull,
  address: TextOrNull,
  type: TextOrNull,
  start_date: TextOrNull,
  end_date: TextOrNull,
  contact_details: ContactDetails,
})
export type NeighbourhoodEvent = Static<typeof NeighbourhoodEvent>
export const Priority = Type.Object({
  issue: TextOrNull,
  'issue-date': TextOrNull,
  action: TextOrNull,
  'action-date': TextOrNull,
})
export type Priority = Static<typeof Priority>
export const NeighbourhoodTeam = Type.Object({ force: Text, neighbourhood: Text })
