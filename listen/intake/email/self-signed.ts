import { createHash, generateKeyPairSync, sign } from 'node:crypto'

/** One value of ASN.1: a tag, how long it is, and what it holds (X.690). */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const held = Buffer.concat(parts)
  const { length } = held
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), held])
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const time = (date: Date) =>
  der(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`))

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const commonName = (name: string) =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))))
const alternativeName = (name: string) =>
  sequence(oid('551d11'), der(0x04, sequence(der(0x82, Buffer.from(name)))))

/** For tests: a certificate that signs itself, good for a day on either side of now (RFC 5280). */
export function selfSigned(name: string, now: Date): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const day = 86_400_000
  const subject = commonName(name)
  const serial = createHash('sha256').update(name).digest().subarray(0, 8)
  serial[0]! &= 0x7f
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), serial])),
    ecdsaWithSha256,
    subject,
    sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + day))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeName(name))),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const bytes = sequence(body, ecdsaWithSha256, signature).toString('base64')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${bytes.match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
