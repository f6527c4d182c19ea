import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Ed25519 keys named and numbered as C2SP signed notes want them (c2sp.org/signed-note). */
export type PublicKey = {
  name: string
  id: string
  verify: (text: string, signature: Buffer) => boolean
}

/** `publicKey` is one line of text, `name+id+base64`, to hand to anyone who is to check the journal. */
export type SigningKey = {
  name: string
  id: string
  publicKey: string
  sign: (text: string) => Buffer
}

const ed25519 = 0x01

export class KeyMalformedError extends Error {
  override name = 'KeyMalformedError'
}

/**
 * The key kept in `folder`, made on first use. The folder belongs outside the database and its backups:
 * whoever holds both the database and this key can write a new past, which then only a witness shows.
 */
export function loadOrCreateSigningKey(folder: string, name = 'bluelamp/journal'): SigningKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const privateFile = join(folder, 'journal-key.pem')
  const publicFile = join(folder, 'journal-key.pub')
  keepFirst(privateFile, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  const privateKey = createPrivateKey(readFileSync(privateFile, 'utf8'))
  keepFirst(publicFile, () => `${describeKey(privateKey, name)}\n`)
  chmodSync(publicFile, 0o644)
  const publicKey = readFileSync(publicFile, 'utf8').trim()
  const known = parsePublicKey(publicKey)
  if (describeKey(privateKey, known.name) !== publicKey) {
    throw new KeyMalformedError(`${publicFile} is not the public half of ${privateFile}`)
  }
  return signingKeyOf(privateKey, known.name)
}

export function signingKeyOf(privateKey: KeyObject, name: string): SigningKey {
  const publicKey = describeKey(privateKey, name)
  const { id } = parsePublicKey(publicKey)
  return { name, id, publicKey, sign: text => sign(null, Buffer.from(text), privateKey) }
}

export function parsePublicKey(text: string): PublicKey {
  const [, name, id, encoded] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? []
  const bytes = Buffer.from(encoded ?? '', 'base64')
  if (!name || !id || bytes.length !== 33 || bytes[0] !== ed25519) {
    throw new KeyMalformedError(`"${text}" is no public key of a journal: name+id+base64 is`)
  }
  const raw = bytes.subarray(1)
  if (keyId(name, raw) !== id) {
    throw new KeyMalformedError(`The id ${id} in "${text}" does not belong to its name and key`)
  }
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  })
  return { name, id, verify: (note, signature) => verify(null, Buffer.from(note), key, signature) }
}

function describeKey(privateKey: KeyObject, name: string): string {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const raw = Buffer.from(x, 'base64url')
  const encoded = Buffer.concat([Buffer.from([ed25519]), raw]).toString('base64')
  return `${name}+${keyId(name, raw)}+${encoded}`
}

function keyId(name: string, raw: Buffer): string {
  const text = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ed25519]), raw])
  return hash('sha256', text, 'hex').slice(0, 8)
}

/** Two processes may start at once: the first whole file wins, and both then read that one. */
function keepFirst(file: string, content: () => string): void {
  try {
    readFileSync(file)
    return
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, content(), { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
