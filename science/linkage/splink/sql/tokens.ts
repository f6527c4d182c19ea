/** A condition or a settings file that cannot be read: the message names the condition and the place. */
export class UnreadableSqlError extends Error {
  override readonly name = 'UnreadableSqlError'
}

export type Token = {
  readonly kind: 'name' | 'quoted' | 'number' | 'text' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const shape =
  /\s+|--[^\n]*|(?<quoted>"(?:[^"]|"")*"|`[^`]*`)|(?<text>'(?:[^']|'')*')|(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|(?<name>[a-z_][a-z0-9_]*)|(?<sign>->|::|<>|<=|>=|!=|==|\|\||[-+*/%=<>(),.[\]:])/giy

/** Parts a condition into words and signs. Throws `UnreadableSqlError` at what is neither. */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = []
  shape.lastIndex = 0
  while (shape.lastIndex < sql.length) {
    const at = shape.lastIndex
    const found = shape.exec(sql)
    if (found === null) throw unreadable(sql, `"${sql.charAt(at)}" is not expected`, at)
    const { quoted, text, number, name, sign } = found.groups ?? {}
    if (quoted !== undefined) {
      tokens.push({ kind: 'quoted', text: unquote(quoted), at })
    } else if (text !== undefined) tokens.push({ kind: 'text', text: unquote(text), at })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at })
  }
  tokens.push({ kind: 'end', text: 'the end', at: sql.length })
  return tokens
}

export function unreadable(sql: string, why: string, at?: number): UnreadableSqlError {
  const place = at === undefined ? '' : ` (at character ${at + 1})`
  return new UnreadableSqlError(`Cannot read the condition «${sql.trim()}»: ${why}${place}.`)
}

function unquote(text: string): string {
  const quote = text.charAt(0)
  return text.slice(1, -1).replaceAll(quote + quote, quote)
}
