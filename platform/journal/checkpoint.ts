import type { Hash } from './merkle.ts'
import type { PublicKey, SigningKey } from './signing-key.ts'

/**
 * A signed tree head, written as a C2SP checkpoint (c2sp.org/tlog-checkpoint):
 *
 *     bluelamp/journal
 *     20852163
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *     sealed 2026-11-23T08:15:00.123000Z
 *
 *     — bluelamp/journal Az3grlgtzPICa5OS8npVmf1Myq/5IZni...
 *
 * The fourth line is ours: without it nobody could show that a time of sealing was changed.
 */
export type Head = {
  origin: string
  size: number
  root: Hash
  /** UTC with microseconds. */
  at: string
  keyId: string
  /** Base64. */
  signature: string
}

export function signHead(
  head: { size: number; root: Hash; at: Date },
  { name, id, sign }: SigningKey,
): Head {
  const { size, root } = head
  const unsigned = { origin: name, size, root, at: head.at.toISOString().replace('Z', '000Z') }
  return { ...unsigned, keyId: id, signature: sign(signedText(unsigned)).toString('base64') }
}

export const signedText = ({ origin, size, root, at }: Omit<Head, 'keyId' | 'signature'>): string =>
  `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\nsealed ${at}\n`

export function writeNote(head: Head): string {
  const signature = Buffer.concat([
    Buffer.from(head.keyId, 'hex'),
    Buffer.from(head.signature, 'base64'),
  ])
  return `${signedText(head)}\n— ${head.origin} ${signature.toString('base64')}\n`
}

const noteShape =
  /^([^\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\nsealed ([0-9T:.-]{26}Z)\n\n— (\S+) ([A-Za-z0-9+/]{91}=)\n$/

/** Nothing where the text is not exactly what `writeNote` writes. */
export function parseNote(text: string): Head | undefined {
  const [, origin, size, root, at, signer, signed] = noteShape.exec(text) ?? []
  if (!origin || !size || !root || !at || !signed || signer !== origin) return undefined
  const bytes = Buffer.from(signed, 'base64')
  const head = {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64').toString('hex'),
    at,
    keyId: bytes.toString('hex', 0, 4),
    signature: bytes.toString('base64', 4),
  }
  return Number.isSafeInteger(head.size) && writeNote(head) === text ? head : undefined
}

export type SignatureVerdict = 'good' | 'bad' | 'unknown key'

export function checkSignature(head: Head, keys: readonly PublicKey[]): SignatureVerdict {
  const key = keys.find(({ name, id }) => name === head.origin && id === head.keyId)
  if (key === undefined) return 'unknown key'
  return key.verify(signedText(head), Buffer.from(head.signature, 'base64')) ? 'good' : 'bad'
}
