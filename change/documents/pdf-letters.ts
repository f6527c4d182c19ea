/** Fonts to put into the file, as TrueType or OpenType bytes. Without them it uses those every reader has. */
export type PdfFonts = {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
  readonly italic: Uint8Array
}

// The letters of Windows-1252 beyond Latin-1: what the fonts every reader has can show.
const more = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')
const spelled: Readonly<Record<string, string>> = {
  '−': '–',
  '‑': '-',
  '≥': '>=',
  '≤': '<=',
  '≠': 'not equal to',
  '≈': 'about',
  '→': '->',
  '←': '<-',
  '✓': 'yes',
  '✗': 'no',
  '\t': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
}

const shown = (letter: string): boolean => /[\n -~\u00a0-\u00ff]/.test(letter) || more.has(letter)

/** Spells a text with the letters that can be shown, and tells what could not be. */
export function spell(text: string): { text: string; lost: string[] } {
  const lost: string[] = []
  const spelt = [...text].map(letter => {
    if (shown(letter)) return letter
    const near = spelled[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '')
    if (near !== '' && [...near].every(shown)) return near
    lost.push(letter)
    return '?'
  })
  return { text: spelt.join(''), lost }
}
