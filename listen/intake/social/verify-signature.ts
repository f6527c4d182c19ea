import { createHash, createPublicKey, timingSafeEqual, verify } from 'node:crypto'

/**
 * Signed deliveries between social servers, as they are sent today: "HTTP Signatures" (draft-cavage-http-signatures-12)
 * with RSA and SHA-256, which servers of ActivityPub agree on.
 *
 * What is verified: that the body is the one whose digest was signed; that the method, the path, the host, the time and that
 * digest are under the signature; that the time is within an hour; that the signature is made with the private half of
 * a key we hold for that account. What is not: who the person behind the account is.
 */
export type SignedRequest = {
  method: string
  path: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: Uint8Array
}

export type AccountKey = { account: string; publicKeyPem: string }

/** The port to keys: pinned ones of a source, or a simulator of a social server. */
export type FindKey = (keyId: string) => AccountKey | undefined | Promise<AccountKey | undefined>

export type Verification = { ok: true; account: string } | { ok: false; because: string }

const needed = ['(request-target)', 'host', 'date', 'digest']
const hour = 3_600_000

const one = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value : undefined

function parametersOf(header: string): Record<string, string> {
  const found = header.slice(0, 4000).matchAll(/(\w+)="([^"]*)"/g)
  return Object.fromEntries([...found].map(([, name, value]) => [name!, value!]))
}

function isDigestOf(header: string | undefined, body: Uint8Array): boolean {
  const sent = /(?:^|,)\s*sha-256=([A-Za-z0-9+/]{43}=)/i.exec(header ?? '')?.[1]
  const made = createHash('sha256').update(body).digest()
  return sent !== undefined && timingSafeEqual(Buffer.from(sent, 'base64'), made)
}

const no = (because: string): Verification => ({ ok: false, because })

export async function verifySignature(
  request: SignedRequest,
  findKey: FindKey,
  now: Date,
): Promise<Verification> {
  const signed = parametersOf(one(request.headers.signature) ?? '')
  const { keyId, signature, algorithm = 'hs2019' } = signed
  if (!keyId || !signature) return no('there is no Signature header with keyId and signature')
  if (!/^(rsa-sha256|hs2019)$/.test(algorithm)) return no('the algorithm is not rsa-sha256')
  const names = (signed.headers ?? 'date').toLowerCase().split(' ')
  const missing = needed.filter(name => !names.includes(name))
  if (missing.length > 0) return no(`not under the signature: ${missing.join(', ')}`)
  const date = new Date(one(request.headers.date) ?? '')
  if (!(Math.abs(now.getTime() - date.getTime()) <= hour)) return no('the date is not of this hour')
  if (!isDigestOf(one(request.headers.digest), request.body))
    return no('the digest is not that of the body')
  const lines = names.map(name =>
    name === '(request-target)'
      ? `${name}: ${request.method.toLowerCase()} ${request.path}`
      : `${name}: ${one(request.headers[name]) ?? ''}`,
  )
  const key = await findKey(keyId)
  if (!key) return no('the key is not known here')
  try {
    const ours = createPublicKey(key.publicKeyPem)
    if (ours.asymmetricKeyType !== 'rsa') return no('the key is not RSA')
    const right = verify(
      'sha256',
      Buffer.from(lines.join('\n')),
      ours,
      Buffer.from(signature, 'base64'),
    )
    return right ? { ok: true, account: key.account } : no('the signature is not by that key')
  } catch {
    return no('the key or the signature cannot be read')
  }
}
