import type { Generated } from 'kysely'
import type { Operation } from './entry.ts'

export interface JournalTables {
  'platform.journal_entry': JournalEntryTable
  'platform.journal_leaf': JournalLeafTable
  'platform.journal_node': JournalNodeTable
  'platform.journal_head': JournalHeadTable
}

export type JournalEntryTable = {
  id: Generated<number>
  at: Generated<Date>
  actor_id: string
  actor_name: string
  actor_role: string
  verb: string
  operation: Operation
  purpose: string | null
  subjects: string[]
  records: string[]
  detail: Generated<Record<string, unknown>>
  recipient: string | null
  request_id: string | null
  transaction_id: Generated<string>
}

export type JournalLeafTable = { leaf_index: number; entry_id: number; leaf_hash: Buffer }

export type JournalNodeTable = { level: number; node_index: number; node_hash: Buffer }

export type JournalHeadTable = {
  head_id: Generated<number>
  tree_size: number
  root_hash: Buffer
  at: Date
  origin: string
  key_id: string
  signature: Buffer
  sealed_transaction_id: string
  sealed_entry_id: number
  cluster_id: string
}
