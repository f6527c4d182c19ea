import type { Kysely, Transaction } from 'kysely'
import type { IdentityTables } from '../identity/tables.ts'
import type { JournalTables } from '../journal/tables.ts'
import type { NotifyTables } from '../notify/tables.ts'
import type { SwitchTables } from '../switches/tables.ts'

/**
 * Every table of the database by its full name. A module above this one adds its own by interface merging
 * on `@bluelamp/platform`, so that this folder knows no module and each store sees only what it imports.
 */
export interface Tables extends IdentityTables, JournalTables, NotifyTables, SwitchTables {
  'platform.migration': { name: string; timestamp: string }
}

export type Db = Kysely<Tables>
/** Functions that must be atomic ask for this, so that calling them outside a transaction does not compile. */
export type Tx = Transaction<Tables>
