import type { Db } from '../database/tables.ts'
import { signHead } from './checkpoint.ts'
import { type Cursor, findRestoredUnsealed, findUnsealed, steadySession } from './journal-store.ts'
import { hashLines } from './leaf.ts'
import { completeNodes, Frontier, type Hash, type NodeId } from './merkle.ts'
import type { SigningKey } from './signing-key.ts'
import {
  findHeadsSince,
  findLatestHead,
  insertHead,
  insertLeaves,
  insertNodes,
  readClusterId,
  readNodes,
  type StoredHead,
  storedLevels,
  takeSealingLock,
} from './tree-store.ts'
import { appendToWitness, readLastWitnessed } from './witness.ts'

export type SealOptions = {
  db: Db
  signingKey: SigningKey
  witnessFile?: string | undefined
  now?: () => Date
  /** Most entries under one signed head. */
  batch?: number
}

/** Sealing stops rather than sign a tree that denies an earlier one. */
export class JournalDamagedError extends Error {
  override name = 'JournalDamagedError'
}

/**
 * Seals every entry of every finished transaction and returns how many. Writers are never waited for nor
 * made to wait; a long transaction only delays the sealing of what began after it. One sealer works at a
 * time: a second one finds nothing to do.
 */
export async function seal(options: SealOptions): Promise<number> {
  await witness(options)
  let sealed = 0
  for (let step = await sealBatch(options); step !== undefined; step = await sealBatch(options)) {
    sealed += step
    await witness(options)
  }
  return sealed
}

/** After commit, so that no head is witnessed that a crash undid; what a crash leaves out is made up for here. */
async function witness({ db, witnessFile }: SealOptions): Promise<void> {
  if (witnessFile === undefined) return
  await db.transaction().execute(async db => {
    if (!(await takeSealingLock(db))) return
    const last = await readLastWitnessed(witnessFile)
    const unwitnessed = await findHeadsSince(db, last)
    if (unwitnessed === undefined) {
      throw new JournalDamagedError(
        `The witness file ${witnessFile} ends with a head of ${last?.size} entries that the database does not ` +
          'hold: the journal was cut short or replaced. Verify it. If an older backup was put back on ' +
          'purpose, move the witness file aside, and keep it.',
      )
    }
    await appendToWitness(witnessFile, unwitnessed)
  })
}

/** Nothing where there was nothing to do; zero where only the cursor moved. */
function sealBatch(options: SealOptions): Promise<number | undefined> {
  const { signingKey, now = () => new Date(), batch = 10_000 } = options
  return options.db.transaction().execute(async db => {
    await steadySession(db)
    if (!(await takeSealingLock(db))) return undefined
    const head = await findLatestHead(db)
    const next = await findNext(db, head, batch)
    if (next === undefined) return undefined
    const frontier = await resume(db, head)
    const start = frontier.size
    const nodes: { id: NodeId; hash: Hash }[] = []
    const hashes = hashLines(next.lines)
    for (const leaf of hashes) {
      frontier.push(leaf, (id, hash) => {
        if (id.level % storedLevels === 0) nodes.push({ id, hash })
      })
    }
    if (hashes.length !== next.entryIds.length) throw new Error('An entry has no content to seal')
    await insertLeaves(db, start, next.entryIds, hashes)
    await insertNodes(db, nodes)
    const signed = signHead({ size: frontier.size, root: frontier.root(), at: now() }, signingKey)
    await insertHead(db, { ...signed, sealed: next.sealed, clusterId: next.clusterId })
    return hashes.length
  })
}

type Next = { entryIds: number[]; lines: string; sealed: Cursor; clusterId: string }

const beginning: Cursor = { transactionId: '0', entryId: 0 }

/**
 * Transaction ids start afresh when a database moves to another cluster. Then entries that came along
 * unsealed with ids from the future are sealed first, and after them everything is walked once again
 * from the beginning, so that no entry is missed whichever ids old and new ones have.
 */
async function findNext(
  db: Db,
  head: StoredHead | undefined,
  batch: number,
): Promise<Next | undefined> {
  const clusterId = await readClusterId(db)
  if (head?.clusterId !== clusterId) {
    const restored = await findRestoredUnsealed(db, batch)
    const { sealed, clusterId: former } = head ?? { sealed: beginning, clusterId: '' }
    if (restored.entryIds.length > 0) return { ...restored, sealed, clusterId: former }
    if (head) return { entryIds: [], lines: '', sealed: beginning, clusterId }
  }
  const found = await findUnsealed(db, head?.sealed ?? beginning, batch)
  return found && { ...found, sealed: found.last, clusterId }
}

async function resume(db: Db, head: StoredHead | undefined): Promise<Frontier> {
  if (head === undefined) return new Frontier()
  const peaks = completeNodes({ start: 0, end: head.size })
  const frontier = Frontier.of(head.size, peaks.map(await readNodes(db, peaks)))
  if (frontier.root() === head.root) return frontier
  throw new JournalDamagedError(
    `The tree no longer has the root that its head of ${head.size} entries signs: verify the journal`,
  )
}
