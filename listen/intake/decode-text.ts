export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type Decoded = {
  encoding: Encoding
  /** Bytes of the byte order mark. */
  mark: number
}

const starts = (bytes: Uint8Array, ...mark: number[]) =>
  mark.every((byte, at) => bytes[at] === byte)

/** Where half of the bytes of plain letters are zero, each sign takes two bytes. */
function isWide(bytes: Uint8Array, zeroAt: 0 | 1): boolean {
  const end = Math.min(bytes.length - (bytes.length % 2), 2000)
  if (end < 4) return false
  let zeros = 0
  let others = 0
  for (let at = 0; at < end; at += 2) {
    if (bytes[at + zeroAt] === 0) zeros++
    if (bytes[at + 1 - zeroAt] === 0) others++
  }
  return zeros > end / 5 && others === 0
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** In which encoding a file of text was saved: by its mark, by its zeros, by whether it is UTF-8 at all. */
export function detectEncoding(bytes: Uint8Array): Decoded {
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', mark: 3 }
  if (starts(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', mark: 2 }
  if (starts(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', mark: 2 }
  if (isWide(bytes, 1)) return { encoding: 'utf-16le', mark: 0 }
  if (isWide(bytes, 0)) return { encoding: 'utf-16be', mark: 0 }
  return { encoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252', mark: 0 }
}

/** The text of these bytes, or nothing where they are not text of that encoding. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
