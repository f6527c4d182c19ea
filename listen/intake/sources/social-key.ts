import { createHash, createPublicKey } from 'node:crypto'
import type { Fault } from '../intake.ts'
import type { AccountKey } from '../social/verify-signature.ts'

/** The public key of a social account, as it is entered: its owner keeps the private half, so nothing here is secret. */
export type EnteredKey = { keyId: string; account: string; publicKeyPem: string }

export const longestKey = 10_000
const leastBits = 2048

const isAddress = (text: string) => /^https:\/\/\S+$/.test(text) && URL.canParse(text)

function pemFault(pem: string): string | undefined {
  if (pem.trim() === '') return 'Paste the public key'
  // Node would read a private key too, and take the public one out of it; but nobody else may have it.
  if (/PRIVATE KEY/.test(pem))
    return 'This is a private key. Ask for the public one, and tell its owner that the private one was shown'
  try {
    const key = createPublicKey(pem)
    if (key.asymmetricKeyType !== 'rsa') return 'The key must be an RSA key'
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits)
      return `The key must have at least ${leastBits} bits`
    return undefined
  } catch {
    return 'This is no public key: it begins with -----BEGIN PUBLIC KEY-----'
  }
}

/** What is wrong with a key, told before it is kept: whoever holds its private half may sign as the account. */
export function keyFaults({ keyId, account, publicKeyPem }: EnteredKey): Fault[] {
  const wrong = pemFault(publicKeyPem.slice(0, longestKey))
  return [
    ...(isAddress(account)
      ? []
      : [{ field: 'keyAccount', message: 'Give the https address of the account' }]),
    ...(isAddress(keyId)
      ? isAddress(account) && new URL(keyId).host !== new URL(account).host
        ? [{ field: 'keyId', message: 'The key and the account must be of one server' }]
        : []
      : [{ field: 'keyId', message: 'Give the name of the key, an https address' }]),
    ...(wrong ? [{ field: 'publicKeyPem', message: wrong }] : []),
  ]
}

export const readKey = ({ account, publicKeyPem }: EnteredKey): AccountKey => ({
  account,
  publicKeyPem: createPublicKey(publicKeyPem).export({ type: 'spki', format: 'pem' }).toString(),
})

/** By which two people can tell on the telephone that they hold the same key. */
export const fingerprintOf = (publicKeyPem: string): string =>
  createHash('sha256')
    .update(createPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .replaceAll(/(.{4})(?=.)/g, '$1 ')
