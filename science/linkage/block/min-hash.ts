import { hashText, mix } from './hash.ts'

const bands = 8
/** Hashes that must all agree in a band: texts of whose grams 0.35 are common share one of the bands as often as not. */
const rows = 2

/**
 * Keys that two texts are the likelier to share the more of their grams they have in common (Broder, 1997, "On the resemblance and
 * containment of documents"; banded as in Indyk and Motwani, 1998): one a band, made of the least hashes of the grams. A text of
 * fewer than three grams has none: it would be like anything.
 */
export function minHashKeys(grams: readonly string[]): readonly string[] {
  if (grams.length < 3) return []
  const least = new Int32Array(bands * rows).fill(0x7fffffff)
  for (const gram of grams) {
    const hash = hashText(gram, 3)
    for (let n = 0; n < least.length; n++) {
      const own = mix(hash ^ Math.imul(n + 1, 0x9e3779b1))
      if (own < least[n]!) least[n] = own
    }
  }
  return Array.from(
    { length: bands },
    (_, band) => `${band}:${least.subarray(band * rows, (band + 1) * rows).join()}`,
  )
}
