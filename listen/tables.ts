import type { Generated } from 'kysely'
import type { AdapterName } from './intake/intake.ts'

declare module '@bluelamp/platform' {
  interface Tables {
    'listen.draft': DraftRow
    'listen.report': ReportRow
    'listen.update': UpdateRow
    'listen.open_force': OpenForceRow
    'listen.open_neighbourhood': OpenNeighbourhoodRow
    'listen.open_street': OpenStreetRow
    'listen.published_crime': PublishedCrimeRow
    'listen.published_outcome': PublishedOutcomeRow
    'listen.published_stop': PublishedStopRow
    'listen.publication': PublicationRow
    'listen.publication_key': { only_one: Generated<boolean>; key: Buffer }
    'listen.load_file': LoadFileRow
    'listen.intake_source': IntakeSourceRow
    'listen.intake_mapping': IntakeMappingRow
    'listen.intake_upload': IntakeUploadRow
    'listen.intake_original': IntakeOriginalRow
    'listen.intake_batch': IntakeBatchRow
    'listen.intake_item': IntakeItemRow
    'listen.intake_record': { item_id: string; part: string; record_id: string }
    'listen.intake_try': IntakeTryRow
  }
}

type DraftRow = {
  id: string
  visit_hash: Buffer
  journey: string
  answers: Generated<unknown>
  receipt: unknown
  updated_at: Date
}

export type ContactChannel = 'email' | 'sms' | 'phone' | 'letter'

type ReportRow = {
  record_id: string
  person_id: string
  reference: string
  access_key_hash: Buffer
  preferred_channel: ContactChannel
  contact_at: string
  safe_to_contact: boolean
  received_at: Date
}

type UpdateRow = {
  id: string
  record_id: string
  right_code: string
  words: string
  channel: string
  sent_by: string
  sent_at: Date
}

type OpenForceRow = {
  id: string
  name: string
  invented: Generated<boolean>
  details: Generated<unknown>
}

type OpenNeighbourhoodRow = {
  force_id: string
  id: string
  name: string
  details: Generated<unknown>
  boundary: string | null
  people: Generated<unknown>
  events: Generated<unknown>
  priorities: Generated<unknown>
}

type OpenStreetRow = { id: number; name: string; latitude: string; longitude: string }

/** Months are the first day of the month, as text. */
type PublishedCrimeRow = {
  id: Generated<number>
  force_id: string
  persistent_id: Generated<string>
  category: string
  month: string
  street_id: number | null
  location_type: 'Force' | 'BTP' | null
  location_subtype: Generated<string>
  context: Generated<string>
  lsoa_code: string | null
  outcome_code: string | null
  outcome_month: string | null
  source: 'own' | 'loaded'
  row_key: string | null
}

type PublishedOutcomeRow = {
  crime_id: number
  code: string
  month: string
  street_id: number | null
}

type PublishedStopRow = {
  id: Generated<number>
  force_id: string
  month: string
  stopped_at: Date
  street_id: number | null
  type: 'Person search' | 'Vehicle search' | 'Person and Vehicle search'
  involved_person: boolean
  gender: string | null
  age_range: string | null
  self_defined_ethnicity: string | null
  officer_defined_ethnicity: string | null
  legislation: string | null
  object_of_search: string | null
  outcome: string | null
  outcome_code: string | null
  outcome_linked_to_object: boolean | null
  removal_of_more_than_outer_clothing: boolean | null
  operation: boolean | null
  operation_name: string | null
}

type PublicationRow = {
  event_id: string
  crime_id: number
  event_code: string
  event_outcome: string | null
  published_at: Date
}

type LoadFileRow = {
  sha256: Buffer
  name: string
  kind: string
  state: 'reading' | 'loaded' | 'unreadable'
  received: Generated<number>
  kept: Generated<number>
  present: Generated<number>
  rejected: Generated<number>
  started_at: Date
  finished_at: Date | null
}

type IntakeSourceRow = {
  id: string
  force_id: string
  code: string
  name: string
  adapter: AdapterName
  client_id: string | null
  secret_hash: Buffer | null
  settings: Generated<unknown>
  open: Generated<boolean>
  created_by: string
  created_at: Date
}

type IntakeMappingRow = {
  id: string
  force_id: string
  name: string
  version: number
  mapping: unknown
  saved_by: string
  saved_at: Date
}

type IntakeUploadRow = {
  id: string
  force_id: string
  source_id: string
  name: string
  media_type: string
  bytes: Buffer
  uploaded_by: string
  uploaded_at: Date
}

type IntakeOriginalRow = {
  id: string
  force_id: string
  sha256: Buffer
  media_type: string
  size: number
  bytes: Buffer | null
  not_kept: 'repeated' | 'not for us' | null
  parts_removed: Generated<number>
  kept_at: Date
}

export type IntakeOutcome = 'stored' | 'repeated' | 'rejected'

type IntakeBatchRow = {
  id: string
  force_id: string
  source_id: string
  mapping_id: string | null
  name: string
  sha256: Buffer
  size: number
  state: 'open' | 'closed'
  reached: Generated<number>
  expected: number | null
  received: Generated<number>
  stored: Generated<number>
  repeated: Generated<number>
  rejected: Generated<number>
  kind: Generated<string>
  marking: number
  sealed: boolean
  access_list: Generated<string[]>
  taken_by: string
  taken_by_name: string
  started_at: Date
  changed_at: Date
}

type IntakeItemRow = {
  id: string
  batch_id: string
  source_id: string
  mapping_id: string | null
  force_id: string
  place: number
  original_id: string
  part_start: number
  part_length: number
  part_hash: Buffer
  item_key: Buffer | null
  digest: Buffer | null
  outcome: IntakeOutcome
  reason: string | null
  faults: Generated<unknown>
  notes: Generated<unknown>
  repeats: string | null
  kind: Generated<string>
  marking: number
  sealed: boolean
  access_list: Generated<string[]>
  taken_by: string
  taken_at: Date
  settled_at: Date
  forgotten_at: Date | null
}

type IntakeTryRow = {
  id: string
  item_id: string
  mapping_id: string | null
  mended_id: string | null
  outcome: IntakeOutcome
  reason: string | null
  tried_by: string
  tried_by_name: string
  tried_at: Date
}
