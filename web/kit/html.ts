import { type Hole, holes, isActiveAttribute, isUrlAttribute } from './template.ts'

/** Markup that is safe to send. Only this module makes one, so a string can never pass for it. */
class SafeHtml {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

class SafeAttributes {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

export type Html = SafeHtml
export type Attributes = SafeAttributes
export type AttributeValue = string | number | boolean | null | undefined
export type AttributeValues = Readonly<Record<string, AttributeValue>>
export type Child =
  | Html
  | Attributes
  | string
  | number
  | bigint
  | false
  | null
  | undefined
  | readonly Child[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, char => entities[char]!) : text
}

const safeSchemes = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'blob'])

/** The address itself, or `#` where its scheme could run code (`javascript:`, `data:` and the like). */
export function safeUrl(address: string): string {
  // Browsers drop tabs, newlines and leading control characters before they read the scheme.
  const bare = [...address].filter(char => char > ' ').join('')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]
  return scheme === undefined || safeSchemes.has(scheme.toLowerCase()) ? address : '#'
}

function text(child: Child): string {
  if (child === null || child === undefined || child === false) return ''
  if (typeof child === 'string') return escapeHtml(child)
  if (child instanceof SafeHtml) return child.toString()
  if (typeof child === 'number' || typeof child === 'bigint') return String(child)
  if (Array.isArray(child)) return child.map(text).join('')
  throw new TypeError(`html template: cannot put ${describe(child)} between tags`)
}

function value(child: Child): string {
  if (child === null || child === undefined || child === false) return ''
  if (typeof child === 'string') return child
  if (typeof child === 'number' || typeof child === 'bigint') return String(child)
  throw new TypeError(`html template: cannot put ${describe(child)} in an attribute's value`)
}

function attributeList(child: Child): string {
  if (child === null || child === undefined || child === false) return ''
  if (child instanceof SafeAttributes) return child.toString()
  throw new TypeError(`html template: use attributes({…}) inside a tag, not ${describe(child)}`)
}

function describe(child: unknown): string {
  return child instanceof SafeHtml ? 'markup' : Array.isArray(child) ? 'a list' : typeof child
}

const put: Record<Hole, (child: Child) => string> = {
  text,
  value: child => escapeHtml(value(child)),
  url: child => escapeHtml(safeUrl(value(child))),
  attributes: attributeList,
}

const known = new WeakMap<TemplateStringsArray, readonly Hole[]>()

/**
 * Builds markup. Every interpolated value is escaped for the place it stands in; Html passes as it is; lists join;
 * null, undefined and false give nothing. Places no escaping can make safe throw (see template.ts).
 */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Html {
  let places = known.get(strings)
  if (!places) {
    places = holes(strings)
    known.set(strings, places)
  }
  let markup = strings[0]!
  for (let index = 0; index < children.length; index++) {
    markup += put[places[index]!](children[index]) + strings[index + 1]!
  }
  return new SafeHtml(markup)
}

export const nothing: Html = new SafeHtml('')

/** Vouches for markup that no user could have written. Each call is a place to look at in a review. */
export function trustedHtml(markup: string): Html {
  return new SafeHtml(markup)
}

export function isHtml(candidate: unknown): candidate is Html {
  return candidate instanceof SafeHtml
}

export function render(markup: Html): string {
  return markup.toString()
}

export function join(parts: readonly Child[], separator: Child): Html {
  const kept = parts.filter(part => part !== null && part !== undefined && part !== false)
  return new SafeHtml(kept.map(text).join(text(separator)))
}

// Only these are on by presence alone; elsewhere (aria-*, data-*, spellcheck) true and false are words.
const presence = new Set(
  `allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate hidden inert
  ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed
  selected`.split(/\s+/),
)

/**
 * Attributes known only at run time, for use inside a tag: html`<p${attributes({ id })}>`.
 *
 * null and undefined leave the attribute out; true and false switch HTML's boolean attributes and are written as
 * words on all others. Throws TypeError on a name that is not one, or that would carry script or style.
 */
export function attributes(values: AttributeValues | undefined | null): Attributes {
  let markup = ''
  for (const [name, given] of Object.entries(values ?? {})) {
    if (!/^[a-z_:@][\w:.@-]*$/i.test(name) || isActiveAttribute(name)) {
      throw new TypeError(`attributes: "${name}" is not an attribute a page may set`)
    }
    if (given === null || given === undefined) continue
    if (typeof given === 'boolean' && presence.has(name.toLowerCase())) {
      if (given) markup += ` ${name}`
      continue
    }
    const written = isUrlAttribute(name) ? safeUrl(String(given)) : String(given)
    markup += ` ${name}="${escapeHtml(written)}"`
  }
  return new SafeAttributes(markup)
}

/** Joins class names, leaving out what is empty. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** A heading whose level is chosen at run time, which a template cannot express. */
export function heading(level: number, values: AttributeValues, child: Child): Html {
  if (!Number.isInteger(level) || level < 1 || level > 6) {
    throw new RangeError(`heading: level ${level} is not between 1 and 6`)
  }
  return new SafeHtml(`<h${level}${attributes(values)}>${text(child)}</h${level}>`)
}
