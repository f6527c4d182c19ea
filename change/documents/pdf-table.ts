import { inlines, plain, type TableData, type Text } from './document.ts'
import { type Part, type PdfPage, sizes } from './pdf-page.ts'

const pad = 4

/** A table whose heads stand again, for the eye, on each page it runs over. */
export function pdfTable(page: PdfPage, parent: Part, data: TableData): void {
  const { doc } = page
  doc.fontSize(sizes.body - 1)
  const table = new PdfTable(page, data)
  const whole = page.part(parent, 'Table')
  const heads = page.part(page.part(whole, 'THead'), 'TR')
  page.room(0, table.headTall + 2 * sizes.body)
  table.head(() => page.part(heads, 'TH', { scope: 'Column' }))
  if (data.rows.length > 0) {
    const body = page.part(whole, 'TBody')
    for (const row of data.rows) table.row(row, page.part(body, 'TR'))
  }
  doc.fontSize(sizes.body)
  doc.x = page.left
  doc.y += 10
}

class PdfTable {
  readonly headTall: number
  readonly #page: PdfPage
  readonly #data: TableData
  readonly #widths: readonly number[]

  constructor(page: PdfPage, data: TableData) {
    this.#page = page
    this.#data = data
    this.#widths = columnWidths(data, page.width)
    this.headTall = this.#tall(data.head)
  }

  head(part: () => Part): void {
    this.#draw(this.#data.head.map(strong), this.headTall, part)
  }

  row(row: readonly Text[], line: Part): void {
    const page = this.#page
    const named = this.#data.rowHeaders !== false
    const part = (at: number) =>
      named && at === 0 ? page.part(line, 'TH', { scope: 'Row' }) : page.part(line, 'TD')
    const cells = row.map((cell, at) => (named && at === 0 ? strong(cell) : cell))
    const tall = this.#tall(row)
    if (tall > page.height - this.headTall) {
      this.#long(cells, part)
      return
    }
    if (page.doc.y + tall > page.bottom) {
      page.turn()
      page.artifact(() => this.#draw(this.#data.head.map(strong), this.headTall), 'Pagination')
    }
    this.#draw(cells, tall, part)
  }

  /** A row taller than a page: its cells one below the other, each after the head of its column. */
  #long(cells: readonly Text[], part: (at: number) => Part): void {
    const page = this.#page
    for (const [at, cell] of cells.entries()) {
      const head = plain(this.#data.head[at] ?? '')
      page.flow(
        part(at),
        [{ text: `${head}: `, strong: true }, ...inlines(cell)],
        page.left,
        page.width,
      )
      page.doc.y += pad
    }
  }

  #draw(cells: readonly Text[], tall: number, part?: (at: number) => Part): void {
    const page = this.#page
    const { doc } = page
    const top = doc.y
    let x = page.left
    for (const [at, cell] of cells.entries()) {
      const wide = this.#widths[at] ?? 0
      doc.y = top + pad
      const look = this.#data.numeric?.includes(at) ? ({ align: 'right' } as const) : {}
      page.flow(part?.(at), cell, x + pad, wide - 2 * pad, look)
      x += wide
    }
    doc.y = top + tall
    const rule = () =>
      doc
        .moveTo(page.left, top + tall)
        .lineTo(page.left + page.width, top + tall)
        .lineWidth(0.5)
        .stroke('#b1b4b6')
    if (part) page.artifact(rule)
    else rule()
    doc.y = top + tall
  }

  #tall(row: readonly Text[]): number {
    const { doc } = this.#page
    doc.font('bold')
    const tall = row.map((cell, at) =>
      doc.heightOfString(this.#page.letters(plain(cell)) || ' ', {
        width: (this.#widths[at] ?? 0) - 2 * pad,
      }),
    )
    doc.font('regular')
    return Math.max(...tall) + 2 * pad
  }
}

const strong = (cell: Text): Text => inlines(cell).map(run => ({ ...run, strong: true }))

/** Shares the width by what the columns hold, so that none starves. */
function columnWidths({ head, rows }: TableData, width: number): number[] {
  const weights = head.map((cell, at) => {
    const longest = Math.max(plain(cell).length, ...rows.map(row => plain(row[at] ?? '').length))
    return Math.min(44, Math.max(9, longest))
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => (weight / sum) * width)
}
