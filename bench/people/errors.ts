import type { Stream } from '../../database/invented-force/random.ts'

const neighbours: Readonly<Record<string, string>> = {
  a: 'qsz',
  b: 'vgn',
  c: 'xdv',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'kop',
  m: 'nj',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xas',
}

/** One slip of the fingers: a letter left out, doubled, changed for its neighbour, or two changing places. */
export const mistype = (text: string, stream: Stream): string => slip(text, stream).trim()

function slip(text: string, stream: Stream): string {
  if (text.length < 3) return text
  const at = 1 + stream.below(text.length - 1)
  switch (stream.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + text.charAt(at) + text.slice(at)
    case 2: {
      const near = neighbours[text.charAt(at).toLowerCase()]
      return near
        ? text.slice(0, at) + near.charAt(stream.below(near.length)) + text.slice(at + 1)
        : text
    }
    default:
      return at + 1 < text.length
        ? text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
        : text
  }
}

/** A date of birth as it may be put down wrongly. `date` is YYYY-MM-DD. */
export function misdate(date: string, stream: Stream): string {
  const [year, month, day] = date.split('-') as [string, string, string]
  switch (stream.below(5)) {
    case 0:
      return Number(day) <= 12 ? `${year}-${day}-${month}` : date
    case 1:
      return `${year}-01-01`
    case 2:
      return `${Number(year) + (stream.chance(0.5) ? 1 : -1)}-${month}-${day}`
    case 3:
      return `${year}-${month}-${String(1 + stream.below(28)).padStart(2, '0')}`
    default:
      return `${year.slice(0, 2)}${year.charAt(3)}${year.charAt(2)}-${month}-${day}`
  }
}

/** Two neighbouring digits change places, or one is another. */
export function misdial(digits: string, stream: Stream): string {
  const at = 3 + stream.below(Math.max(1, digits.length - 4))
  return stream.chance(0.5)
    ? digits.slice(0, at) + String(stream.below(10)) + digits.slice(at + 1)
    : digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2)
}
