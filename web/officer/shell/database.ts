import { Dexie, type EntityTable } from 'dexie'
import type { Sealed } from './seal.ts'

export type OutboxRow = {
  seq: number
  attemptId: string
  ownerId: string
  incidentId: string
  status: 'waiting' | 'sent' | 'refused'
  tries: number
  /** Milliseconds since 1970; 0 until settled. */
  settledAt: number
  item: Sealed
  problem: Sealed | null
}

export type PhotoRow = {
  attemptId: string
  ownerId: string
  incidentId: string
  at: string
  sha256: string
  bytes: number
  mime: string
  picture: Sealed
}

export type SealedRow = { name: string; value: Sealed }
export type KeyRow = { name: string; key: CryptoKey }

class PhoneDatabase extends Dexie {
  declare outbox: EntityTable<OutboxRow, 'seq'>
  declare photos: EntityTable<PhotoRow, 'attemptId'>
  /** What the server told us: wiped at sign-out. */
  declare cache: EntityTable<SealedRow, 'name'>
  /** Half-written notes and reports. */
  declare drafts: EntityTable<SealedRow, 'name'>
  declare keys: EntityTable<KeyRow, 'name'>

  constructor() {
    super('bluelamp-officer')
    this.version(1).stores({
      outbox: '++seq, &attemptId, [ownerId+status], ownerId',
      photos: 'attemptId, [ownerId+incidentId]',
      cache: 'name',
      drafts: 'name',
      keys: 'name',
    })
  }
}

export const database = new PhoneDatabase()
