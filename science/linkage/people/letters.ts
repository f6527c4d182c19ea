/** Letters that do not come apart into a plain letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ə: 'a',
}

/** Lower case without marks: "Siân" is "sian", "Łukasz" is "lukasz", "Müller" is "muller". */
export function plain(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþıħŋə]/g, letter => plainLetters[letter] ?? letter)
}

export function words(text: string): string[] {
  return text.split(' ').filter(word => word !== '')
}

export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/**
 * Whether one slip of the hand parts two texts of the same length: one unit changed, or two
 * neighbours exchanged.
 */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  let at = 0
  while (a.charCodeAt(at) === b.charCodeAt(at)) at++
  if (a.slice(at + 1) === b.slice(at + 1)) return true
  return (
    a.charCodeAt(at) === b.charCodeAt(at + 1) &&
    a.charCodeAt(at + 1) === b.charCodeAt(at) &&
    a.slice(at + 2) === b.slice(at + 2)
  )
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}
