import type { Generated } from 'kysely'
import './retention/tables.ts'

type Instant = Date
type PointText = string

declare module '@bluelamp/platform' {
  interface Tables {
    'memory.record': RecordRow
    'memory.label_change': LabelChangeRow
    'memory.entity': EntityRow
    'memory.link': LinkRow
    'memory.current_link': LinkRow
    'memory.link_withdrawal': {
      link_id: string
      withdrawn_by: string
      withdrawn_at: Instant
      reason: string
      replaced_by: string | null
      decision_id: string | null
    }
    'memory.same_as': SameAsRow
    'memory.current_same_as': SameAsRow
    'memory.same_as_withdrawal': {
      same_as_id: string
      withdrawn_by: string
      withdrawn_at: Instant
      reason: string
      decision_id: string | null
    }
    'memory.likeness': LikenessRow
    'memory.current_likeness': LikenessRow & StandingDecision
    'memory.likeness_decision': LikenessDecisionRow
    'memory.mention_key_progress': {
      version: string
      last_record: string | null
      last_entity: string | null
      finished_at: Instant | null
    }
    'memory.mention_key': { kind: string; key: string; record_id: string; entity_id: string }
    'memory.detail': DetailRow
    'memory.event': EventRow
    'memory.clock': ClockRow
    'memory.clock_stop': ClockStopRow
    'memory.area': AreaRow
    'memory.area_ring': { area_code: string; ring: number; sign: number; boundary: string }
    'memory.snap_point': SnapPointRow
    'memory.address': AddressRow
    'memory.road_network': RoadNetworkRow
    'memory.reference_code': ReferenceCodeRow
    'memory.search_progress': {
      version: string
      last_record: string | null
      indexes: Generated<string[]>
      finished_at: Instant | null
    }
    'memory.provenance': { key: string; value: unknown }
  }
}

export type RecordRow = {
  id: string
  attempt_id: string
  kind: string
  channel: string
  source: string
  force_id: string
  area_code: string | null
  received_at: Instant
  occurred_from: Instant | null
  occurred_to: Instant | null
  regime: 'dpa-part-3' | 'uk-gdpr'
  marking: Generated<number>
  retention_group: Generated<number>
  sealed: Generated<boolean>
  access_list: Generated<string[]>
  submitted_by: string
  body: unknown
  body_hash: Buffer
}

type LabelChangeRow = {
  id: string
  record_id: string
  marking: number
  sealed: boolean
  access_list: string[]
  retention_group: number
  reason: string
  changed_by: string
  changed_at: Instant
}

export type EntityKind = 'person' | 'organisation' | 'object' | 'place' | 'event'

type EntityRow = {
  id: string
  kind: EntityKind
  subkind: string
  force_id: string
  created_at: Instant
}

/** Kept apart on every link: Data Protection Act 2018 s.38. */
export type DataSubject = 'suspect' | 'convicted' | 'victim' | 'witness'

export type LinkRow = {
  id: string
  record_id: string
  entity_id: string
  role: string
  data_subject: DataSubject | null
  opinion: Generated<boolean>
  valid_from: Instant | null
  valid_to: Instant | null
  weight: number | null
  explanation: unknown
  asserted_by: string
  asserted_at: Instant
  evidence_record: string | null
}

/** A pair of mentions, weighed. A mention is all that one record says of one entity. */
export type LikenessRow = {
  id: string
  entity_a: string
  entity_b: string
  record_a: string
  record_b: string
  weight: number | null
  probability: number | null
  explanation: unknown
  model: string
  asserted_by: string
  asserted_at: Instant
}

/** What ties two entities for whoever sees both records. */
export type SameAsRow = LikenessRow & { likeness_id: string | null }

export type Decision = 'same' | 'different' | 'cannot-tell'

type LikenessDecisionRow = {
  id: string
  place: Generated<number>
  likeness_id: string
  decision: Decision | 'undone'
  reason: string
  decided_by: string
  decided_at: Instant
}

type StandingDecision = {
  decision_id: string | null
  /** Null while it waits for one, or where the last was undone. */
  decision: Decision | null
  decision_reason: string | null
  decided_by: string | null
  decided_at: Instant | null
}

type DetailRow = {
  record_id: string
  entity_id: string
  name: string
  value: string
  match_key: string
}

export type EventRow = {
  entity_id: string
  kind: 'incident' | 'crime'
  code: string
  force_id: string
  area_code: string | null
  uprn: string | null
  easting: number | null
  northing: number | null
  occurred_from: Instant | null
  occurred_to: Instant | null
  recorded_at: Instant
  state: string
  state_at: Instant
  outcome: string | null
  outcome_at: Instant | null
}

type ClockRow = {
  id: string
  kind: string
  about: string
  owner: string
  area_code: string | null
  started_at: Instant
  due_at: Instant
  rule: string
}

type ClockStopRow = {
  clock_id: string
  stopped_at: Instant
  outcome: 'met' | 'not-needed'
  stopped_by: string
  reason: string | null
}

type AreaRow = {
  code: string
  kind: 'force' | 'district' | 'neighbourhood' | 'beat'
  name: string
  parent_code: string | null
  force_id: string
  population: number | null
  centre: PointText
  valid_from: string
  valid_to: string | null
}

type SnapPointRow = {
  id: number
  name: string
  position: PointText
  latitude: number
  longitude: number
  addresses: number
}

type AddressRow = {
  uprn: string
  line: string
  street: string
  town: string
  postcode: string
  area_code: string
  position: PointText
  snap_point_id: number | null
}

type RoadNetworkRow = {
  id: string
  nodes: number
  arcs: number
  node_eastings: Buffer
  node_northings: Buffer
  arc_from: Buffer
  arc_to: Buffer
  arc_seconds: Buffer
  made_at: Instant
}

type ReferenceCodeRow = {
  list: string
  code: string
  label: string
  attributes: Generated<unknown>
  valid_from: string
  valid_to: string | null
  source: string
}
