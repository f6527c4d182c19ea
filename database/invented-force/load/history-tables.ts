import type { IncidentRow } from '../rows.ts'

export const made = 'invented-force'

/** In the order of their references. */
export const tables = {
  'memory.entity': 'id, kind, subkind, force_id, created_at',
  'memory.record':
    'id, attempt_id, kind, channel, source, force_id, area_code, received_at, occurred_from, occurred_to, regime, marking, retention_group, submitted_by, body, body_hash',
  'memory.link':
    'id, record_id, entity_id, role, data_subject, explanation, asserted_by, asserted_at',
  'memory.detail': 'record_id, entity_id, name, value, match_key',
  'memory.event':
    'entity_id, kind, code, force_id, area_code, uprn, easting, northing, occurred_from, occurred_to, recorded_at, state, state_at, outcome, outcome_at',
  'memory.clock': 'id, kind, about, owner, area_code, started_at, due_at, rule',
  'memory.clock_stop': 'clock_id, stopped_at, outcome, stopped_by, reason',
  'respond.incident':
    'id, force_id, log_date, serial, record_id, summary, opening_code, crime_type, closing_code, grade, uprn, place, easting, northing, area_code, district_code, received_at, answered_at, created_at, graded_at, assigned_at, en_route_at, at_scene_at, at_scene_source, clear_at, closed_at, closing_reason, prevention',
  'respond.grading':
    'id, incident_id, at, by_actor, by_name, grade, threat, harm, risk, investigation, vulnerability, engagement, rationale, earlier_contacts_seen',
  'respond.crime':
    'id, force_id, number, incident_id, record_id, victim_id, opening_class, offence_class, reported_at, recorded_at, late_reason, test_words, enhanced_rights, occurred_from, occurred_to, recorded_by',
} as const

export const CHANNELS: Readonly<Record<string, string>> = {
  'front counter': 'counter',
  'live chat': 'live-chat',
}
export const PROMISES: Readonly<Record<string, number>> = { P1: 15, P2: 60, P3: 48 * 60 }
export const SOURCES: Readonly<Record<string, string>> = {
  'state code': 'state-code',
  geofence: 'position',
  'back-filled': 'later',
}
export const when = (at: number | null) => (at === null ? null : new Date(at))

/** Comparable forms as memory's match keys have them. */
export const key = {
  phone: (value: string) => value.replace(/\D/g, ''),
  name: (value: string) =>
    value
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ')
      .sort()
      .join(' '),
}

/** Where it stands, in the words memory keeps for the person it concerns. */
export function stateOf(row: IncidentRow): string {
  if (row.t8Closed !== null) return 'closed'
  if (row.t7LastClear !== null) return 'under-investigation'
  if (row.t6AtScene !== null) return 'at-scene'
  if (row.t5EnRoute !== null) return 'on-the-way'
  return row.t4Assigned === null ? 'open' : 'assigned'
}
