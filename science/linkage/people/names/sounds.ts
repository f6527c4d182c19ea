const soundexCode: Readonly<Record<string, string>> = {
  b: '1',
  f: '1',
  p: '1',
  v: '1',
  c: '2',
  g: '2',
  j: '2',
  k: '2',
  q: '2',
  s: '2',
  x: '2',
  z: '2',
  d: '3',
  t: '3',
  l: '4',
  m: '5',
  n: '5',
  r: '6',
}

/**
 * Soundex of one plain lower-case word: a letter and three figures, "" where there is no letter a to z.
 *
 * R. C. Russell, US patents 1,261,167 (1918) and 1,435,663 (1922); letters parted by h or w count as
 * neighbours, as in the rules of the United States National Archives.
 */
export function soundex(word: string): string {
  const letters = word.replace(/[^a-z]/g, '')
  if (letters === '') return ''
  let out = letters.charAt(0).toUpperCase()
  let last = soundexCode[letters.charAt(0)] ?? ''
  for (let at = 1; at < letters.length && out.length < 4; at++) {
    const letter = letters.charAt(at)
    const code = soundexCode[letter] ?? ''
    if (code !== '' && code !== last) out += code
    if (letter !== 'h' && letter !== 'w') last = code
  }
  return out.padEnd(4, '0')
}

/**
 * The code of the New York State Identification and Intelligence System for one plain lower-case
 * word, in capitals and of any length.
 *
 * R. L. Taft (1970), "Name search techniques", NYSIIS special report 1.
 */
export function nysiis(word: string): string {
  let name = word.toUpperCase().replace(/[^A-Z]/g, '')
  if (name === '') return ''
  name = name
    .replace(/^MAC/, 'MCC')
    .replace(/^KN/, 'NN')
    .replace(/^K/, 'C')
    .replace(/^(PH|PF)/, 'FF')
    .replace(/^SCH/, 'SSS')
    .replace(/(EE|IE)$/, 'Y')
    .replace(/(DT|RT|RD|NT|ND)$/, 'D')
  const first = name.charAt(0)
  let key = first
  let at = 1
  const letters = [...name]
  const isVowel = (letter: string | undefined) => letter !== undefined && 'AEIOU'.includes(letter)
  while (at < letters.length) {
    const here = letters[at]!
    const rest = letters.slice(at).join('')
    let put: string
    if (rest.startsWith('EV')) put = 'AF'
    else if (isVowel(here)) put = 'A'
    else if (here === 'Q') put = 'G'
    else if (here === 'Z') put = 'S'
    else if (here === 'M') put = 'N'
    else if (rest.startsWith('KN')) put = 'NN'
    else if (here === 'K') put = 'C'
    else if (rest.startsWith('SCH')) put = 'SSS'
    else if (rest.startsWith('PH')) put = 'FF'
    else if (here === 'H' && (!isVowel(letters[at - 1]) || !isVowel(letters[at + 1]))) {
      put = letters[at - 1]!
    } else if (here === 'W' && isVowel(letters[at - 1])) put = letters[at - 1]!
    else put = here
    for (const [offset, letter] of [...put].entries()) letters[at + offset] = letter
    if (key.at(-1) !== put.charAt(0)) key += put.charAt(0)
    if (put.length > 1 && key.at(-1) !== put.at(-1)) key += put.at(-1)
    at += put.length
  }
  if (key.length > 1) key = key.replace(/S$/, '').replace(/AY$/, 'Y')
  if (key.length > 1) key = key.replace(/A$/, '')
  return key
}
