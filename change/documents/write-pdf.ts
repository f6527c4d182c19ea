import { readied } from './check-document.ts'
import {
  type Block,
  type Document,
  type Figure,
  frontRows,
  type Section,
  sayExempt,
} from './document.ts'
import type { PdfFonts } from './pdf-letters.ts'
import { type Part, PdfPage } from './pdf-page.ts'
import { drawMarks } from './pdf-picture.ts'
import { pdfTable } from './pdf-table.ts'
import { marksOf } from './picture-marks.ts'
import { sizeOfPicture } from './picture-size.ts'

export type { PdfFonts } from './pdf-letters.ts'

/**
 * The document as a tagged PDF: headings, lists, table heads and alt text in its structure, and bookmarks. With fonts
 * to put in, it declares itself PDF/UA-1. Throws DocumentFaulty.
 */
export async function writePdf(
  given: Document,
  options: { readonly fonts?: PdfFonts } = {},
): Promise<Uint8Array> {
  const document = readied(given)
  const page = new PdfPage(document, options.fonts)
  const { root } = page
  page.heading(root, document.title, 1, undefined)
  // What stands at the head of each page is not read out, so it is said here too.
  const { notice } = document.front
  if (notice) page.paragraph(root, notice, { indent: 14, bar: true })
  pdfTable(page, root, {
    head: ['About this document', 'As stated'],
    rows: frontRows(document),
  })
  for (const block of document.summary ?? []) write(page, root, block)
  for (const part of document.sections) section(page, root, part, 2, undefined)
  return page.finish()
}

type Bookmark = ReturnType<PdfPage['heading']>

function section(page: PdfPage, parent: Part, part: Section, level: number, above: Bookmark): void {
  const inside = page.part(parent, 'Sect')
  const bookmark = page.heading(inside, part.heading, level, above)
  if (part.exempt) page.paragraph(inside, [{ text: sayExempt(part.exempt), strong: true }])
  for (const block of part.blocks) write(page, inside, block)
  for (const inner of part.sections ?? []) section(page, inside, inner, level + 1, bookmark)
}

function write(page: PdfPage, parent: Part, block: Block): void {
  if (block.exempt) page.paragraph(parent, [{ text: sayExempt(block.exempt), strong: true }])
  switch (block.kind) {
    case 'paragraph':
      page.paragraph(parent, block.text)
      break
    case 'note':
      page.paragraph(parent, block.text, { indent: 14, bar: true })
      break
    case 'list':
      page.list(parent, block.items, block.ordered === true)
      break
    case 'table':
      page.caption(parent, block.caption)
      pdfTable(page, parent, block)
      break
    case 'figure':
      figure(page, parent, block)
      break
    case 'page-break':
      page.turn()
      break
  }
}

/** The picture and the same as a table; where the picture cannot be drawn, the table alone, and it says so. */
function figure(page: PdfPage, parent: Part, one: Figure): void {
  const marks = marksOf(one.svg)
  if (marks) {
    const { width, height } = sizeOfPicture(one.svg)
    const scale = Math.min(0.75, page.width / width, (page.height * 0.8) / height)
    // With its caption, which must not stand on the next page.
    const place = page.room(width * scale, height * scale + 30)
    const box = { ...place, h: height * scale }
    page.figure(parent, one.alt, box, () => drawMarks(page, marks, box, scale))
    page.caption(parent, one.caption)
  } else {
    page.caption(parent, one.caption)
    page.paragraph(
      parent,
      `The picture is not drawn in this file: ${one.alt}. The table has what it shows.`,
    )
  }
  page.caption(parent, `${one.caption}: as a table`)
  pdfTable(page, parent, one.data)
}
