/** What PostgreSQL cannot keep in text: a zero byte, half of a surrogate pair. Shown as the mark for a lost sign. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** Every text in a value made storable. Works without recursion: a value may be nested deeper than the stack. */
export function storableValue(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value !== 'object' || value === null) return value
  const copyOf = (from: object): object => (Array.isArray(from) ? [] : {})
  const root = copyOf(value)
  const waiting: { from: object; to: object }[] = [{ from: value, to: root }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const [name, inner] of Object.entries(next.from)) {
      let kept: unknown = inner
      if (typeof inner === 'string') kept = storable(inner)
      else if (typeof inner === 'object' && inner !== null && !(inner instanceof Date)) {
        kept = copyOf(inner)
        waiting.push({ from: inner, to: kept as object })
      }
      // A plain assignment of `__proto__` would set the prototype and lose the value.
      Object.defineProperty(next.to, storable(name), {
        value: kept,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
  }
  return root
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole
  const hex = /^#x/i.test(name)
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10)
  const isSign = code > 8 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isSign ? String.fromCodePoint(code) : '\uFFFD'
}

/** Where an element's end tag is; what is not closed goes to the end of the text. */
function afterElement(lower: string, name: string, from: number): number {
  const close = lower.indexOf(`</${name}`, from)
  if (close < 0) return lower.length
  const end = lower.indexOf('>', close)
  return end < 0 ? lower.length : end + 1
}

const breaking = /^(br|p|div|li|tr|h[1-6]|blockquote|table|ul|ol|hr)$/

/**
 * The words of a message that came as HTML. Nothing of it is ever rendered: the markup is taken out here, and the page
 * escapes what is left. One pass, so that no clever nesting makes it slow.
 */
export function textOfHtml(html: string): string {
  // Only the letters of the alphabet that tags are made of: others may grow longer in lower case, and places would shift.
  const lower = html.replace(/[A-Z]+/g, letters => letters.toLowerCase())
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      parts.push(html.slice(at))
      break
    }
    parts.push(html.slice(at, open))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(open, open + 20))?.[1]
    if (name === undefined && !/^<[!/?]/.test(html.slice(open, open + 2))) {
      // A lone sign, as in "under < 5 minutes".
      parts.push('<')
      at = open + 1
      continue
    }
    if (name !== undefined && breaking.test(name)) parts.push('\n')
    const end = html.indexOf('>', open)
    at = end < 0 ? html.length : end + 1
    if (name && /^(script|style|head|template|title)$/.test(name) && html[open + 1] !== '/') {
      at = afterElement(lower, name, at)
    }
  }
  return tidy(parts.join('').replace(/&(#x?[0-9a-f]{1,7}|[a-z]{2,8});/gi, entity))
}

/** Line ends alike, no runs of empty lines. */
export const tidy = (text: string): string =>
  storable(text)
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  return `${line
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`
}
