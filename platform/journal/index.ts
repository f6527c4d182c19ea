export { append, appendAll } from './append.ts'
export { checkProof, type Proof, type ProofVerdict } from './check-proof.ts'
export { checkSignature, type Head, parseNote, writeNote } from './checkpoint.ts'
export {
  type Entry,
  type NewEntry,
  type Operation,
  operations,
  RecipientMissingError,
} from './entry.ts'
export { type EntrySearch, findEntries } from './find-entries.ts'
export { hashLeaf, verifyConsistency, verifyInclusion } from './merkle.ts'
export {
  type ConsistencyProof,
  consistencyProof,
  EntryNotSealedError,
  type InclusionProof,
  inclusionProof,
  proveEntry,
  rootAt,
} from './prove.ts'
export { JournalDamagedError, type SealOptions, seal } from './seal.ts'
export { type Sealer, type SealerOptions, startSealer } from './sealer.ts'
export { loadOrCreateSigningKey, parsePublicKey, type SigningKey } from './signing-key.ts'
export { type Verification, type VerifyOptions, verify } from './verify.ts'
export type { Problem as JournalProblem } from './verify-explain.ts'
