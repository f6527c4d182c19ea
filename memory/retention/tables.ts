import type { Generated } from 'kysely'
import type { Ground } from './retention.ts'

type Instant = Date

declare module '@bluelamp/platform' {
  interface Tables {
    'memory.retention_decision': {
      id: string
      entity_id: string
      decision: 'retain' | 'dispose'
      retention_group: number
      explanation: unknown
      answers: unknown
      reason: string
      next_review_at: Instant | null
      decided_by: string
      decided_at: Instant
    }
    'memory.legal_hold': {
      id: string
      entity_id: string
      authority: string
      reason: string
      placed_by: string
      placed_at: Instant
    }
    'memory.legal_hold_release': {
      hold_id: string
      reason: string
      released_by: string
      released_at: Instant
    }
    'memory.disposal': {
      id: string
      force_id: string
      ground: Ground
      persons: string[]
      records: string[]
      records_hash: Buffer
      proposed_by: string
      proposed_at: Instant
    }
    'memory.disposal_answer': {
      disposal_id: string
      answer: 'approved' | 'refused'
      answered_by: string
      answered_at: Instant
    }
    'memory.disposal_certificate': {
      disposal_id: string
      done_at: Instant
      counts: Record<string, number>
      entities: string[]
    }
    'memory.disposed': {
      kind: 'record' | 'entity'
      id: string
      disposal_id: string
      disposed_at: Instant
    }
    'memory.disposal_reach': {
      table_name: string
      column_name: string
      holds: 'record' | 'entity' | 'records' | 'entities' | 'row'
      of_table: string | null
      of_column: string | null
      on_disposal: 'remove' | 'clear' | 'take-out' | 'call' | 'keep'
      calls: string | null
      why: string
    }
    'memory.correction': {
      record_id: string
      corrects: string
      entity_id: string | null
      field: string
    }
    'memory.correction_told': {
      id: string
      correction_id: string
      recipient: string
      told_by: string
      told_at: Instant
    }
    'memory.opinion_mark': {
      id: string
      place: Generated<number>
      record_id: string
      link_id: string | null
      field: string | null
      opinion: boolean
      reason: string
      marked_by: string
      marked_at: Instant
    }
    'memory.subject_request': {
      id: string
      entity_id: string
      received_at: Instant
      asked_by: 'subject' | 'representative'
      identity_check: string
      kept_by: string
      kept_at: Instant
    }
    'memory.subject_request_step': {
      id: string
      request_id: string
      kind: 'paused' | 'resumed' | 'extended' | 'answered' | 'refused'
      reason: string
      by_actor: string
      at: Instant
    }
    'memory.disclosure_restriction': {
      id: string
      place: Generated<number>
      request_id: string
      record_id: string
      way: 'withhold' | 'neither-confirm-nor-deny' | 'show'
      ground: string
      reason: string
      decided_by: string
      decided_at: Instant
    }
    'memory.disclosure_mask': {
      id: string
      request_id: string
      words: string
      masked_by: string
      masked_at: Instant
    }
    'memory.disclosure': {
      id: string
      request_id: string
      recipient: string
      records: string[]
      export_hash: Buffer
      disclosed_by: string
      disclosed_at: Instant
    }
  }
}
