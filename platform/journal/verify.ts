import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { Db } from '../database/tables.ts'
import { checkSignature, type Head } from './checkpoint.ts'
import { findLeafless, findSealed, type SealedBatch } from './journal-store.ts'
import { noHash } from './leaf.ts'
import { Frontier, type Hash, type NodeId, type Range } from './merkle.ts'
import { type PublicKey, parsePublicKey } from './signing-key.ts'
import { withSnapshot } from './snapshot.ts'
import {
  countTree,
  findFirstGap,
  findHeads,
  findLatestHead,
  findLeaf,
  findNodesEndingIn,
  readClusterId,
  type StoredHead,
  storedLevels,
} from './tree-store.ts'
import { explainBrokenHead, explainMismatch, type Problem } from './verify-explain.ts'
import { sizeOfWitness, WitnessMalformedError } from './witness.ts'
import { WitnessReader } from './witness-reader.ts'

export type VerifyOptions = {
  /** Whose heads count, each as `name+id+base64`. */
  publicKeys: readonly string[]
  witnessFile?: string | undefined
  /** Hash every entry's text here, not in the database: slower, and owes nothing to its hash function. */
  outside?: boolean
  /** How many the database handed in can spare; they read ahead side by side. */
  connections?: number
  onProgress?: (progress: { checked: number; size: number }) => void
}

export type Verification = {
  ok: boolean
  /** The first thing found wrong, in the order of the leaves. */
  problem?: Problem
  /** Entries sealed under the latest head, and how many of them were found good. */
  size: number
  checked: number
  root: Hash
  heads: number
  witnessed: number
  /** Written, but not sealed yet. */
  waiting: number
}

/** A multiple of 256, so that stored nodes end with a batch; larger gains no speed. */
const batch = 8192

/**
 * Reads the whole journal in the order it was sealed, hashes every entry anew and compares it with its
 * leaf, the tree with every signed head, and both with the witness file. Sees one moment of the database,
 * so sealing and writing go on meanwhile. Memory does not grow with the journal.
 */
export function verify(db: Db, options: VerifyOptions): Promise<Verification> {
  // A head is witnessed after it is committed: what stands in the file before the database is read must be in it. What a
  // server seals meanwhile is no sign of anything.
  const seen = options.witnessFile === undefined ? undefined : sizeOfWitness(options.witnessFile)
  return withSnapshot(
    db,
    options.connections ?? Math.min(6, availableParallelism() + 1),
    connections => new Walk(connections, options, seen).run(),
  )
}

const noLeaves: SealedBatch = { leaves: 0, stored: '', computed: '' }

type Loaded = { range: Range; leaves: SealedBatch; heads: StoredHead[]; nodes: Map<string, Hash> }

class Walk {
  readonly #db: Db
  readonly #connections: readonly Db[]
  readonly #keys: readonly PublicKey[]
  readonly #witness: WitnessReader
  readonly #outside: boolean
  readonly #onProgress: VerifyOptions['onProgress']
  readonly #frontier = new Frontier()
  #heads = 0
  #nodes = 0
  #lastGoodSize = 0
  /** Not told until the next head: if that fits the leaves, the node was changed; if not, the leaves were. */
  #doubtedNode: Problem | undefined

  constructor(
    connections: readonly [Db, ...Db[]],
    { publicKeys, witnessFile, outside = false, onProgress }: VerifyOptions,
    witnessed: number | undefined,
  ) {
    this.#db = connections[0]
    this.#connections = connections
    this.#keys = publicKeys.map(parsePublicKey)
    this.#witness = new WitnessReader(witnessFile, witnessed)
    this.#outside = outside
    this.#onProgress = onProgress
  }

  async run(): Promise<Verification> {
    const latest = await findLatestHead(this.#db)
    const size = latest?.size ?? 0
    try {
      const problem = await this.#checkSealed(latest)
      const tail = await this.#checkLeafless(latest)
      const first = problem ?? tail.problem
      return {
        ok: first === undefined,
        ...(first && { problem: first }),
        size,
        checked: this.#frontier.size,
        root: this.#frontier.root(),
        heads: this.#heads,
        witnessed: this.#witness.count,
        waiting: tail.waiting,
      }
    } finally {
      await this.#witness.close()
    }
  }

  async #checkSealed(latest: StoredHead | undefined): Promise<Problem | undefined> {
    try {
      await this.#witness.open()
      return (await this.#walkLeaves(latest?.size ?? 0)) ?? (await this.#checkEdges(latest))
    } catch (error) {
      if (!(error instanceof WitnessMalformedError)) throw error
      return { kind: 'witness', leafIndex: this.#frontier.size, message: error.message }
    }
  }

  async #walkLeaves(size: number): Promise<Problem | undefined> {
    const ahead = this.#connections.map((db, place) => this.#loadAhead(db, place * batch, size))
    for (let start = 0, turn = 0; start < size; start += batch, turn++) {
      const place = turn % ahead.length
      const loaded = await ahead[place]
      if (loaded === undefined) break
      // The server prepares later batches while this one is hashed; the pause lets the request leave.
      const db = this.#connections[place] ?? this.#db
      ahead[place] = this.#loadAhead(db, start + ahead.length * batch, size)
      await setImmediate()
      const problem = await this.#checkBatch(loaded, Promise.allSettled(ahead))
      if (problem) return problem
      this.#onProgress?.({ checked: this.#frontier.size, size })
    }
    return undefined
  }

  /** Heard of when its turn comes; until then an error must not count as one nobody handles. */
  #loadAhead(db: Db, start: number, size: number): Promise<Loaded> {
    const loading = this.#load(db, start, size)
    loading.catch(() => {})
    return loading
  }

  async #load(db: Db, start: number, size: number): Promise<Loaded> {
    const range = { start, end: Math.min(start + batch, size) }
    if (start >= size) return { range, leaves: noLeaves, heads: [], nodes: new Map() }
    return {
      range,
      leaves: await findSealed(db, range.start, range.end, this.#outside),
      heads: await findHeads(db, range),
      nodes: await findNodesEndingIn(db, range),
    }
  }

  async #checkBatch(
    { range, leaves, heads, nodes }: Loaded,
    busy: Promise<unknown>,
  ): Promise<Problem | undefined> {
    if (leaves.leaves !== range.end - range.start) {
      await busy
      // What stands before the gap is read again without it, for the first fault may lie there.
      const gap = (await findFirstGap(this.#db, range)) ?? range.end
      const before = { start: range.start, end: gap }
      const whole = await findSealed(this.#db, before.start, before.end, this.#outside)
      return (
        (await this.#checkBatch({ range: before, leaves: whole, heads, nodes }, busy)) ?? {
          kind: 'missing',
          leafIndex: gap,
          message: `leaf ${gap} is gone, although a signed head counts it`,
        }
      )
    }
    const byIndex = new Map(heads.map(head => [head.size, head]))
    const onNode = (id: NodeId, hash: Hash) => this.#checkNode(id, hash, nodes)
    for (let at = 0; at < leaves.stored.length; at += noHash.length) {
      const stored = leaves.stored.slice(at, at + noHash.length)
      const content = leaves.computed.slice(at, at + noHash.length)
      if (content !== stored) {
        await busy
        return explainMismatch(this.#db, this.#frontier, content)
      }
      this.#frontier.push(stored, onNode)
      const size = this.#frontier.size
      if (byIndex.has(size) || size === this.#witness.nextSize) {
        const problem = await this.#checkSize(heads.filter(head => head.size === size))
        if (problem) {
          await busy
          return problem
        }
      }
    }
    return undefined
  }

  #checkNode(id: NodeId, hash: Hash, nodes: Map<string, Hash>): void {
    if (id.level % storedLevels !== 0) return
    this.#nodes++
    if (this.#doubtedNode || nodes.get(`${id.level}:${id.index}`) === hash) return
    const width = 2 ** id.level
    const gone = !nodes.has(`${id.level}:${id.index}`)
    this.#doubtedNode = {
      kind: 'node',
      leafIndex: id.index * width,
      message:
        `the stored node over leaves ${id.index * width} to ${(id.index + 1) * width - 1} ` +
        `${gone ? 'is gone' : 'was altered'}; the leaves themselves are sound`,
    }
  }

  /** Heads of the tree just reached, in the database and in the witness file. */
  async #checkSize(heads: readonly StoredHead[]): Promise<Problem | undefined> {
    const { root, size } = { root: this.#frontier.root(), size: this.#frontier.size }
    for (const head of heads) {
      const problem = await this.#checkHead(head, root, 'head')
      if (problem) return problem
      this.#heads++
    }
    for (const seen of await this.#witness.take(size)) {
      const problem = await this.#checkHead(seen, root, 'witness')
      if (problem) return problem
      if (!heads.some(({ signature }) => signature === seen.signature)) {
        const message = `the head of size ${size} is in the witness file but not in the database`
        return { kind: 'witness', treeSize: size, message }
      }
    }
    this.#lastGoodSize = size
    return this.#doubtedNode
  }

  async #checkHead(head: Head, root: Hash, kind: 'head' | 'witness'): Promise<Problem | undefined> {
    const where = kind === 'witness' ? 'in the witness file ' : ''
    const name = `the head of size ${head.size} ${where}`
    const verdict = checkSignature(head, this.#keys)
    if (verdict !== 'good') {
      const fault =
        verdict === 'bad'
          ? 'does not carry a true signature: its size, root, time or signature was changed'
          : `is signed with a key that was not given (${head.origin}, ${head.keyId})`
      return { kind: 'signature', treeSize: head.size, message: `${name}${fault}` }
    }
    if (head.root === root) return undefined
    const range = { start: this.#lastGoodSize, end: head.size }
    return explainBrokenHead(this.#db, range, { kind, name })
  }

  /** What the tree should not have, and what the witness saw beyond it. */
  async #checkEdges(latest: StoredHead | undefined): Promise<Problem | undefined> {
    const size = latest?.size ?? 0
    const { leaves, last, nodes } = await countTree(this.#db)
    if (leaves > size) {
      const leaf = await findLeaf(this.#db, last)
      return {
        kind: 'inserted',
        leafIndex: last,
        ...(leaf && { entryId: leaf.entry_id }),
        message: `leaf ${last} was added beyond the ${size} that the latest head signs`,
      }
    }
    const beyond = this.#witness.nextSize
    if (beyond !== undefined) {
      return {
        kind: 'witness',
        treeSize: beyond,
        message:
          beyond > size
            ? `the journal was cut off: the witness file holds a head of size ${beyond}, the database's latest is of ${size}`
            : `the witness file does not grow: a head of size ${beyond} follows a larger one`,
      }
    }
    const extra = nodes - this.#nodes
    if (extra === 0) return undefined
    return { kind: 'node', message: `${extra} stored nodes belong to no part of the tree` }
  }

  async #checkLeafless(
    latest: StoredHead | undefined,
  ): Promise<{ problem?: Problem; waiting: number }> {
    const here = latest?.clusterId === (await readClusterId(this.#db))
    const passed = here && latest ? latest.sealed : { transactionId: '0', entryId: 0 }
    const { waiting, skipped } = await findLeafless(this.#db, passed)
    if (skipped === undefined) return { waiting }
    return {
      waiting,
      problem: {
        kind: 'inserted',
        entryId: skipped,
        message:
          `entry ${skipped} is older than sealed entries yet has no leaf: it was inserted with a false ` +
          'transaction id, or its leaf was taken away',
      },
    }
  }
}
