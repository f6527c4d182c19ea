import { plain, squeeze, words } from '../letters.ts'

const honorifics = new Set(
  'mr mrs ms miss mx master dr prof professor sir dame lord lady rev revd reverend fr father sister brother br capt captain maj major col colonel sgt sergeant pc wpc dc ds di dci insp inspector cllr hon hrh rabbi imam sheikh haji hajji hajj shri sri smt ustad mufti maulana pan pani herr frau'.split(
    ' ',
  ),
)

/** Honorifics that are also names: taken off only where two words or more remain. */
const namesToo = new Set([
  'sheikh',
  'haji',
  'major',
  'master',
  'di',
  'ds',
  'dc',
  'pan',
  'sri',
  'col',
  'fr',
  'br',
  'hajj',
])

const trailing = new Set([
  'esq',
  'jr',
  'jnr',
  'junior',
  'sr',
  'snr',
  'senior',
  'ii',
  'iii',
  'obe',
  'mbe',
  'cbe',
  'phd',
  'md',
  'qc',
  'kc',
  'mp',
])

const asides = new Set(['nee', 'aka', 'alias', 'formerly', 'known', 'as', 'otherwise'])

/**
 * A name made comparable: plain lower-case words parted by one space. Marks and apostrophes are gone
 * ("O'Brien" and "O Brien" are "obrien", "Siân" is "sian"), Mc and Mac stand with their name, hyphens part
 * words, honorifics and letters after the name are taken off, "SMITH, John" is "john smith". A name of
 * another script keeps its letters. What is not a name at all ("unknown", "n/a", "xxx") is "".
 */
export function cleanName(text: string): string {
  const comma = text.indexOf(',')
  const ordered = comma > 0 ? turned(text, comma) : text
  const tokens = words(
    squeeze(
      plain(ordered)
        .replace(/(\p{L})['’‘`´](?=\p{L})/gu, '$1')
        .replace(/[^\p{L}\p{N}]+/gu, ' '),
    ),
  )
  const joined = withoutExtras(tokens).join(' ')
  return isNoName(joined) ? '' : joined
}

/** Fillers that stand where a name should: they say nothing and must never agree. */
export function isNoName(text: string): boolean {
  return (
    text === '' ||
    /^(unknown|unk|not (known|stated|given|provided|available|applicable|recorded)|none|no name|na|n a|nil|null|undefined|anon|anonymous|test|tbc|tba|refused|withheld|male|female|unnamed|nfn|nln|fnu|lnu)$/.test(
      text,
    ) ||
    /^(.)\1{2,}$/.test(text)
  )
}

/** "SMITH, John" becomes "John SMITH"; letters after a name ("Smith, Jr") stay behind it. */
function turned(text: string, comma: number): string {
  const after = text.slice(comma + 1).trim()
  const first = plain(after).replace(/[^a-z].*$/, '')
  return trailing.has(first) ? text : `${after} ${text.slice(0, comma)}`
}

/** Takes off what is around a name until nothing more comes off: a title may stand behind a "née". */
function withoutExtras(tokens: readonly string[]): readonly string[] {
  const kept = withoutTitles(tokens.length < 3 ? tokens : tokens.filter(word => !asides.has(word)))
  const joined = join(kept)
  return joined.length < tokens.length ? withoutExtras(joined) : joined
}

function withoutTitles(tokens: readonly string[]): readonly string[] {
  let from = 0
  while (from < tokens.length - 1 && honorifics.has(tokens[from]!)) {
    if (namesToo.has(tokens[from]!) && tokens.length - from < 3) break
    from++
  }
  let to = tokens.length
  while (to - from > 1 && trailing.has(tokens[to - 1]!)) to--
  return tokens.slice(from, to)
}

function join(tokens: readonly string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]!
    const next = tokens[at + 1]
    const takesNext =
      next !== undefined &&
      ((/^(mc|mac|o|d)$/.test(word) && next.length >= 4) || (word === 'st' && next.length >= 3))
    if (takesNext && !(word === 'd' && at > 0 && out.length === 0)) {
      out.push(word + next)
      at++
    } else out.push(word)
  }
  return out
}
