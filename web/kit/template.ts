/** Where an interpolation stands in a template, and so what may be put there. */
export type Hole = 'text' | 'value' | 'url' | 'attributes'

type State =
  | 'text'
  | 'tag-name'
  | 'between'
  | 'attribute-name'
  | 'before-value'
  | 'quoted'
  | 'unquoted'
  | 'comment'
  | 'declaration'
  | 'raw'

const rawElements = new Set([
  'script',
  'style',
  'iframe',
  'noembed',
  'noframes',
  'xmp',
  'plaintext',
])
const urlAttributes = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data'])

export function isUrlAttribute(name: string): boolean {
  return urlAttributes.has(name.toLowerCase())
}

/** Attributes that carry code or style: the pages' security policy would ignore them, so they are faults here. */
export function isActiveAttribute(name: string): boolean {
  return /^(on.*|style|srcdoc)$/i.test(name)
}

class Scanner {
  state: State = 'text'
  tag = ''
  attribute = ''
  quote = ''
  valueEmpty = true
  closing = false

  read(markup: string): void {
    for (let at = 0; at < markup.length; ) at += this.step(markup, at)
  }

  /** Consumes one token at a place and says how many characters it took. */
  step(markup: string, at: number): number {
    const char = markup[at]!
    switch (this.state) {
      case 'text':
        return this.text(markup, at)
      case 'comment':
        if (!markup.startsWith('-->', at)) return 1
        this.state = 'text'
        return 3
      case 'declaration':
        if (char === '>') this.state = 'text'
        return 1
      case 'raw': {
        const end = `</${this.tag}`
        if (markup.slice(at, at + end.length).toLowerCase() !== end) return 1
        this.open(true)
        return 2
      }
      case 'quoted':
        if (char === this.quote) this.state = 'between'
        else this.valueEmpty = false
        return 1
      case 'before-value':
        return this.beforeValue(char)
      case 'unquoted':
        if (/[\s>]/.test(char)) return this.inTag(char)
        return 1
      case 'tag-name':
        if (/[a-z0-9-]/i.test(char)) this.tag += char.toLowerCase()
        else return this.inTag(char)
        return 1
      case 'attribute-name':
        if (char === '=') this.startValue()
        else if (/[\s/>]/.test(char)) return this.inTag(char)
        else this.attribute += char.toLowerCase()
        return 1
      case 'between':
        return this.inTag(char)
    }
  }

  text(markup: string, at: number): number {
    if (markup.startsWith('<!--', at)) {
      this.state = 'comment'
      return 4
    }
    if (/^<!/.test(markup.slice(at, at + 2))) {
      this.state = 'declaration'
      return 2
    }
    const tag = /^<(\/?)[a-z]/i.exec(markup.slice(at, at + 3))
    if (tag) {
      this.open(tag[1] === '/')
      return tag[1] === '/' ? 2 : 1
    }
    if (/^<\/?$/.test(markup.slice(at))) this.fault('a tag name')
    return 1
  }

  open(closing: boolean): void {
    this.state = 'tag-name'
    this.tag = ''
    this.closing = closing
  }

  inTag(char: string): number {
    if (char === '>') {
      this.state = !this.closing && rawElements.has(this.tag) ? 'raw' : 'text'
    } else if (/[\s/]/.test(char)) {
      this.state = 'between'
    } else {
      this.state = 'attribute-name'
      this.attribute = char.toLowerCase()
    }
    return 1
  }

  startValue(): void {
    if (isActiveAttribute(this.attribute)) this.fault(`the attribute ${this.attribute}`)
    this.state = 'before-value'
  }

  beforeValue(char: string): number {
    if (/\s/.test(char)) return 1
    if (char === '"' || char === "'") {
      this.state = 'quoted'
      this.quote = char
      this.valueEmpty = true
      return 1
    }
    this.state = 'unquoted'
    return 0
  }

  hole(next: string): Hole {
    if (this.state === 'text') return 'text'
    if (this.state === 'between' || this.state === 'tag-name') {
      if (this.closing || (this.state === 'tag-name' && this.tag === '')) this.fault('a tag name')
      this.state = 'between'
      return 'attributes'
    }
    if (this.state === 'quoted') {
      const starts = this.valueEmpty
      this.valueEmpty = false
      if (!starts || !isUrlAttribute(this.attribute)) return 'value'
      // Two halves could join into a scheme that neither shows alone.
      if (next[0] !== this.quote && !/^[/?#&]/.test(next)) this.fault('part of an address')
      return 'url'
    }
    return this.fault(this.state === 'raw' ? `<${this.tag}>` : `${this.state} (quote the value)`)
  }

  fault(place: string): never {
    throw new SyntaxError(`html template: ${place} cannot be interpolated or set in a template`)
  }
}

/**
 * Reads the fixed parts of an html template and says what each interpolation may hold.
 *
 * Throws SyntaxError where no escaping could make a value safe: an unquoted attribute, a tag or attribute name,
 * a comment, a script, a style, an event handler, or a template that stops inside a tag.
 */
export function holes(strings: readonly string[]): readonly Hole[] {
  const scanner = new Scanner()
  const found: Hole[] = []
  strings.forEach((part, index) => {
    scanner.read(part)
    if (index < strings.length - 1) found.push(scanner.hole(strings[index + 1]!))
  })
  if (scanner.state !== 'text') scanner.fault(`an unfinished ${scanner.state}`)
  return found
}
