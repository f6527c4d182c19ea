import { checkSignature, parseNote } from './checkpoint.ts'
import { type Hash, hashLeaf, verifyInclusion } from './merkle.ts'
import { parsePublicKey } from './signing-key.ts'

/** Plain JSON. `entry` is the very text that was sealed; `path` is in hex, `checkpoint` a signed note. */
export type Proof = {
  format: 'journal-proof-1'
  entry: string
  index: number
  path: Hash[]
  checkpoint: string
}

export type ProofVerdict =
  | { ok: true; entry: Record<string, unknown>; sealedAt: string; size: number }
  | { ok: false; reason: string }

/**
 * Whether the entry was in the journal when its head was signed by one of the keys, given as
 * `name+id+base64`. Needs nothing but the proof and the keys.
 */
export function checkProof(proof: Proof, publicKeys: readonly string[]): ProofVerdict {
  const head = parseNote(proof.checkpoint)
  if (head === undefined) return { ok: false, reason: 'The checkpoint is no signed head' }
  const signature = checkSignature(head, publicKeys.map(parsePublicKey))
  if (signature === 'unknown key') {
    return { ok: false, reason: `The head is signed by a key that was not given (${head.keyId})` }
  }
  if (signature === 'bad') return { ok: false, reason: 'The signature of the head is wrong' }
  const { size, root, at } = head
  const { index, path, entry } = proof
  if (!verifyInclusion({ index, size, leaf: hashLeaf(entry), path, root })) {
    return { ok: false, reason: 'The entry is not in the tree that the head signs' }
  }
  return { ok: true, entry: JSON.parse(entry), sealedAt: at, size }
}
