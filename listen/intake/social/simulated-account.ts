import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { AccountKey } from './verify-signature.ts'

/** A social server's account that signs what it delivers, for the demonstration and the tests. Invented. */
export function simulatedAccount(account: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyId = `${account}#main-key`
  const key: AccountKey = {
    account,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
  return {
    keyId,
    key,
    /** The headers of a delivery of this body to this path. */
    headersFor(path: string, host: string, body: Uint8Array, now: Date): Record<string, string> {
      const digest = `SHA-256=${createHash('sha256').update(body).digest('base64')}`
      const date = now.toUTCString()
      const text = [
        `(request-target): post ${path}`,
        `host: ${host}`,
        `date: ${date}`,
        `digest: ${digest}`,
      ].join('\n')
      const signature = sign('sha256', Buffer.from(text), privateKey).toString('base64')
      return {
        host,
        date,
        digest,
        'content-type': 'application/activity+json',
        signature: `keyId="${keyId}",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="${signature}"`,
      }
    },
  }
}
