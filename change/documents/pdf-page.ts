import PDFDocument from 'pdfkit'
import { type Document, inlines, plain, type Text } from './document.ts'
import { type PdfFonts, spell } from './pdf-letters.ts'

export type Part = ReturnType<PDFKit.PDFDocument['struct']>
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }

export const sizes = { body: 11, small: 9, headings: [22, 17, 14, 12, 11, 11] } as const
const margin = 62
const ink = '#0b0c0c'

/** A page being written, and the structure that tells a screen reader what stands on it. */
export class PdfPage {
  readonly doc: PDFKit.PDFDocument
  readonly root: Part
  readonly #document: Document
  readonly #own: boolean
  readonly #lost = new Set<string>()
  readonly #bytes: Promise<Uint8Array>
  readonly #open: Part[] = []

  constructor(document: Document, fonts: PdfFonts | undefined) {
    const { front } = document
    this.#document = document
    this.#own = fonts !== undefined
    // The types do not know PDF/UA, which pdfkit writes; it asks for fonts in the file, so only then is it claimed.
    const subset: { subset?: 'PDF/A-1' } = fonts ? { subset: 'PDF/UA' as 'PDF/A-1' } : {}
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: margin + 12, bottom: margin + 12, left: margin, right: margin },
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en-GB',
      displayTitle: true,
      bufferPages: true,
      ...subset,
      info: {
        Title: document.title,
        Author: front.author,
        Subject: front.reference,
        Keywords: [front.reference, front.status, front.marking].join(', '),
        CreationDate: new Date(`${front.date}T00:00:00Z`),
      },
    })
    for (const [name, standard] of [
      ['regular', 'Helvetica'],
      ['bold', 'Helvetica-Bold'],
      ['italic', 'Helvetica-Oblique'],
    ] as const) {
      this.doc.registerFont(name, fonts ? Buffer.from(fonts[name]) : standard)
    }
    this.doc.font('regular').fontSize(sizes.body).fillColor(ink)
    this.#bytes = collect(this.doc)
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  get width(): number {
    return this.doc.page.width - 2 * margin
  }

  get left(): number {
    return margin
  }

  get bottom(): number {
    return this.doc.page.height - this.doc.page.margins.bottom
  }

  get height(): number {
    return this.bottom - this.doc.page.margins.top
  }

  /** A text with the letters this file can show. */
  letters(text: string): string {
    if (this.#own) return text
    const spelt = spell(text)
    for (const letter of spelt.lost) this.#lost.add(letter)
    return spelt.text
  }

  part(parent: Part, kind: string, options: object = {}): Part {
    const made = this.doc.struct(kind, options)
    parent.add(made)
    this.#open.push(made)
    return made
  }

  turn(): void {
    this.doc.addPage()
  }

  /** A place of this size, on the next page where this one has too little. */
  room(w: number, h: number): Box {
    if (this.doc.y + h > this.bottom) this.turn()
    return { x: this.left, y: this.doc.y, w, h }
  }

  heading(parent: Part, text: string, level: number, above: PDFKit.PDFOutline | undefined) {
    const { doc } = this
    const words = this.letters(text)
    doc.font('bold').fontSize(sizes.headings[level - 1] ?? sizes.body)
    const tall = doc.heightOfString(words, { width: this.width })
    if (doc.y > doc.page.margins.top) doc.y += level === 1 ? 0 : 10
    this.room(0, tall + 3 * sizes.body)
    const part = this.part(parent, `H${level}`, { title: text })
    const bookmark = (above ?? doc.outline).addItem(words, { expanded: true })
    part.add(() => doc.text(words, this.left, doc.y, { width: this.width }))
    doc.font('regular').fontSize(sizes.body)
    doc.y += 5
    return bookmark as PDFKit.PDFOutline | undefined
  }

  caption(parent: Part, text: string): void {
    this.room(0, 4 * sizes.body)
    this.paragraph(parent, [{ text, strong: true }])
  }

  paragraph(parent: Part, text: Text, look: { indent?: number; bar?: boolean } = {}): void {
    const { doc } = this
    const [x, width] = [this.left + (look.indent ?? 0), this.width - (look.indent ?? 0)]
    const tall = doc.heightOfString(this.letters(plain(text)), { width })
    if (look.bar && doc.y + tall <= this.bottom) {
      const { y } = doc
      this.artifact(() => doc.rect(this.left, y, 4, tall).fill('#b1b4b6').fillColor(ink))
      doc.y = y
    }
    this.flow(this.part(parent, 'P'), text, x, width)
    doc.y += 7
  }

  list(parent: Part, items: readonly Text[], ordered: boolean): void {
    const { doc } = this
    const list = this.part(parent, 'L')
    const indent = 22
    for (const [at, item] of items.entries()) {
      this.room(0, 2 * sizes.body)
      const whole = this.part(list, 'LI')
      const { y } = doc
      this.part(whole, 'Lbl').add(() =>
        doc.text(ordered ? `${at + 1}.` : '•', this.left + 4, y, { lineBreak: false }),
      )
      doc.y = y
      this.flow(this.part(whole, 'LBody'), item, this.left + indent, this.width - indent)
      doc.y += 3
    }
    doc.y += 4
  }

  figure(parent: Part, alt: string, box: Box, draw: () => void): void {
    const bbox = [box.x, box.y, box.x + box.w, box.y + box.h]
    const part = this.part(parent, 'Figure', { alt, bbox, placement: 'Block' })
    part.add(draw)
    this.doc.font('regular').fontSize(sizes.body).fillColor(ink)
    this.doc.y = box.y + box.h + 6
  }

  /** Text that runs on, with its strong, emphasised and linked parts, from where the page is now. */
  flow(
    part: Part | undefined,
    text: Text,
    x: number,
    width: number,
    more: PDFKit.Mixins.TextOptions = {},
  ) {
    const { doc } = this
    const runs = inlines(text).filter(run => run.text !== '')
    for (const [at, run] of runs.entries()) {
      const continued = at < runs.length - 1
      const options = { ...more, width, continued }
      const words = this.letters(run.text)
      const say = (extra: PDFKit.Mixins.TextOptions) => () => {
        doc.font(run.strong ? 'bold' : run.emphasis ? 'italic' : 'regular')
        doc.fillColor(extra.link ? '#1d70b8' : ink)
        if (at === 0) doc.text(words, x, doc.y, { ...options, ...extra })
        else doc.text(words, { ...options, ...extra })
      }
      // Without a part it is an artifact, such as heads said again on the next page.
      if (!part) say({})()
      else if (run.href) {
        this.part(part, 'Link', { alt: words }).add(say({ link: run.href, underline: true }))
      } else part.add(say({}))
    }
    doc.font('regular').fillColor(ink)
  }

  /** Marks that say nothing, such as lines of a table. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  async finish(): Promise<Uint8Array> {
    if (this.#lost.size > 0) {
      this.paragraph(
        this.root,
        `This file cannot show ${this.#lost.size === 1 ? 'one letter' : `${this.#lost.size} letters`} of the text and has a question mark in its place. The web page and the Word file have it.`,
      )
    }
    for (const part of this.#open.reverse()) part.end()
    this.root.end()
    this.#frame()
    this.doc.end()
    return this.#bytes
  }

  /** Marking and notice above, reference and number below, on every page. */
  #frame(): void {
    const { doc } = this
    const { front } = this.#document
    const { start, count } = doc.bufferedPageRange()
    const head = this.letters([front.marking, front.notice].filter(Boolean).join('. '))
    for (let at = start; at < start + count; at++) {
      doc.switchToPage(at)
      // What stands below the margin would otherwise turn the page.
      doc.page.margins.bottom = 0
      doc.font('regular').fontSize(sizes.small).fillColor('#505a5f')
      const line = { lineBreak: false, width: this.width }
      this.artifact(() => {
        doc.text(head, this.left, margin - 24, line)
        doc.text(
          this.letters(`${front.reference}   Page ${at + 1} of ${count}`),
          this.left,
          doc.page.height - margin + 6,
          line,
        )
      }, 'Pagination')
    }
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    doc.on('error', reject)
  })
}
