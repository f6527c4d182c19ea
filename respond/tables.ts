import type { Generated, GeneratedAlways } from 'kysely'
import type { IncidentState } from './incidents/incident.ts'
import type { AtSceneSource } from './incidents/incident-times.ts'

declare module '@bluelamp/platform' {
  interface Tables {
    'respond.incident': IncidentTable
    'respond.log_serial': { force_id: string; log_date: string; last: number }
    'respond.grading': GradingTable
    'respond.incident_entry': EntryTable
    'respond.unit': UnitTable
    'respond.unit_state': {
      unit_id: string
      state: number
      since: Date
      incident_id: string | null
    }
    'respond.unit_state_change': UnitStateChangeTable
    'respond.unit_position': {
      unit_id: string
      easting: number
      northing: number
      fixed_at: Date
      accuracy: number
    }
    'respond.assessment': AssessmentTable
    'respond.assignment': AssignmentTable
    'respond.task': TaskTable
    'respond.photo': PhotoTable
    'respond.crime': CrimeTable
    'respond.crime_serial': { force_id: string; year: number; last: number }
  }
}

type IncidentTable = {
  id: string
  attempt_id: Generated<string>
  force_id: string
  log_date: string
  serial: number
  record_id: string | null
  summary: string
  opening_code: string
  crime_type: Generated<boolean>
  closing_code: string | null
  grade: string
  skills_needed: Generated<string[]>
  crew_needed: Generated<number>
  uprn: string | null
  place: string
  easting: number
  northing: number
  area_code: string | null
  district_code: string | null
  marking: Generated<number>
  received_at: Date
  answered_at: Date | null
  created_at: Date
  graded_at: Date
  assigned_at: Date | null
  en_route_at: Date | null
  at_scene_at: Date | null
  at_scene_source: AtSceneSource | null
  clear_at: Date | null
  closed_at: Date | null
  closing_reason: string | null
  prevention: string | null
  state: GeneratedAlways<IncidentState>
}

type GradingTable = {
  id: string
  attempt_id: Generated<string>
  incident_id: string
  at: Date
  by_actor: string
  by_name: string
  grade: string
  threat: string
  harm: string
  risk: string
  investigation: string
  vulnerability: string
  engagement: string
  rationale: string
  earlier_contacts_seen: number
}

type EntryTable = {
  id: string
  attempt_id: string
  incident_id: string
  at: Date
  by_actor: string
  by_name: string
  kind: string
  words: string
  kept_at: Generated<Date>
}

export type CrewMember = { id: string; name: string }

type UnitTable = {
  id: string
  force_id: string
  call_sign: string
  kind: string
  district_code: string
  station: string
  skills: Generated<string[]>
  crew: Generated<unknown>
  shift_ends_at: Date | null
}

type UnitStateChangeTable = {
  id: GeneratedAlways<number>
  attempt_id: string
  unit_id: string
  state: number
  at: Date
  incident_id: string | null
  source: Generated<AtSceneSource>
  by_actor: string
  kept_at: Generated<Date>
}

type AssessmentTable = {
  id: string
  incident_id: string
  at: Date
  algorithm: string
  version: string
  advice: unknown
}

type AssignmentTable = {
  id: string
  attempt_id: Generated<string>
  incident_id: string
  unit_id: string
  at: Date
  by_actor: string
  by_name: string
  assessment_id: string | null
  advised_rank: number | null
  reason: string | null
}

type TaskTable = {
  id: string
  incident_id: string
  unit_id: string
  given_at: Date
  en_route_at: Date | null
  at_scene_at: Date | null
  ended_at: Date | null
  state: GeneratedAlways<'given' | 'en-route' | 'at-scene' | 'ended'>
}

type PhotoTable = {
  id: string
  attempt_id: string
  incident_id: string
  sha256: Buffer
  bytes: number
  taken_at: Date
  kept_at: Date
  by_actor: string
  by_name: string
}

type CrimeTable = {
  id: string
  attempt_id: Generated<string>
  force_id: string
  number: string
  incident_id: string | null
  record_id: string
  victim_id: string | null
  opening_class: string
  offence_class: string
  reported_at: Date
  recorded_at: Date
  late_reason: string | null
  amounts_to_crime: Generated<boolean>
  no_contrary_evidence: Generated<boolean>
  test_words: Generated<string>
  enhanced_rights: Generated<boolean>
  occurred_from: Date
  occurred_to: Date
  recorded_by: string
}
