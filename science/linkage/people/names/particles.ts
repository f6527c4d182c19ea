/** Small words that lead a family name or a descent; written, left out or joined on from one form to the next. */
const particles = new Set(
  'al el ul ur as ad ar az bin ibn ben bint binti binte b bt abu abi umm de da do dos das del della der den des di du la le lo van von vande ter ten zu y e ap ab ferch verch san santa'.split(
    ' ',
  ),
)

/**
 * Names so widely borne, or given as a mark of faith, sex or respect, that they are put in, left out
 * or taken for a family name from one record to the next. Agreement on them alone says little.
 */
const lightNames = new Set(
  'singh kaur begum bibi khatun khatoon bi bano banu mohammed muhammad mohammad mohamed mohd md mohamad syed sayed sheikh shaikh mian miah devi kumar kumari ben bhai lal ji sahib'.split(
    ' ',
  ),
)

export function isParticle(word: string): boolean {
  return particles.has(word)
}

export function isLightName(word: string): boolean {
  return lightNames.has(word)
}

/**
 * Words of a cleaned name that carry it: without particles ("ibn", "al", "de"), and with the Arabic
 * "abd al-" brought together ("abd al rahman", "abdul rahman" and "abdulrahman" are "abdulrahman").
 * Where nothing else is left, the particles stay.
 */
export function coreWords(tokens: readonly string[]): readonly string[] {
  const out: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]!
    if (/^abd(ul|el|al|ur|us|ir|i)?$/.test(word)) {
      let next = at + 1
      while (next < tokens.length && /^(al|el|ul|ur|as|ar)$/.test(tokens[next]!)) next++
      if (next < tokens.length) {
        out.push(`abdul${tokens[next]}`)
        at = next
        continue
      }
    }
    const fused = /^abd(?:el|al|ur|us|ir|i|ou?l)([^aeiou][a-z]{3,})$/.exec(word)
    if (fused !== null) out.push(`abdul${fused[1]}`)
    else if (!particles.has(word)) out.push(word)
  }
  return out.length === 0 ? tokens : out
}
