import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  Document as File,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { readied } from './check-document.ts'
import {
  type Block,
  type Document,
  type Exemption,
  type Figure,
  frontRows,
  inlines,
  type Section,
  sayExempt,
  type Text,
} from './document.ts'
import { docxStyles, fallbackPicture, textWidth } from './docx-parts.ts'
import { docxTable } from './docx-table.ts'
import { sizeOfPicture } from './picture-size.ts'

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

/** The document as a Word file with real headings, lists, table heads and alt text. Throws DocumentFaulty. */
export async function writeDocx(given: Document): Promise<Uint8Array> {
  const document = readied(given)
  const { front } = document
  const writer = new DocxWriter()
  const children = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(document.title)] }),
    ...(front.notice ? writer.block({ kind: 'note', text: front.notice }) : []),
    docxTable({ head: ['About this document', 'As stated'], rows: frontRows(document) }, runs),
    new Paragraph({}),
    ...(document.summary ?? []).flatMap(block => writer.block(block)),
    ...document.sections.flatMap(section => writer.section(section, 2)),
  ]
  const file = new File({
    title: document.title,
    subject: front.reference,
    creator: front.author,
    lastModifiedBy: front.author,
    description: [front.status, front.marking].join(', '),
    keywords: front.reference,
    styles: docxStyles,
    numbering: { config: writer.numbering },
    sections: [
      {
        headers: { default: new Header({ children: [small(pageHead(document))] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  new TextRun({
                    size: 18,
                    children: [`${front.reference}   Page `, PageNumber.CURRENT],
                  }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

const pageHead = ({ front }: Document): string =>
  [front.marking, front.notice].filter(Boolean).join('. ')

const small = (text: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, size: 18 })] })

function runs(text: Text, bold = false): (TextRun | ExternalHyperlink)[] {
  return inlines(text).flatMap<TextRun | ExternalHyperlink>(
    ({ text: words, strong, emphasis, href }) => {
      const lines = words.split('\n').map(
        (line, at) =>
          new TextRun({
            text: line,
            bold: bold || strong === true,
            italics: emphasis === true,
            ...(at > 0 ? { break: 1 } : {}),
            ...(href ? { style: 'Hyperlink' } : {}),
          }),
      )
      return href ? [new ExternalHyperlink({ link: href, children: lines })] : lines
    },
  )
}

class DocxWriter {
  #lists = 0
  readonly numbering: {
    reference: string
    levels: { level: number; format: 'decimal'; text: string; alignment: 'start' }[]
  }[] = []

  section(section: Section, level: number): ReturnType<DocxWriter['block']> {
    return [
      new Paragraph({
        heading: headings[level - 1] ?? HeadingLevel.HEADING_6,
        children: [new TextRun(section.heading)],
      }),
      ...(section.exempt ? [exemptLine(section.exempt)] : []),
      ...section.blocks.flatMap(block => this.block(block)),
      ...(section.sections ?? []).flatMap(inner => this.section(inner, level + 1)),
    ]
  }

  block(block: Block): (Paragraph | ReturnType<typeof docxTable>)[] {
    return [...(block.exempt ? [exemptLine(block.exempt)] : []), ...this.#body(block)]
  }

  #body(block: Block): (Paragraph | ReturnType<typeof docxTable>)[] {
    switch (block.kind) {
      case 'paragraph':
        return [new Paragraph({ children: runs(block.text) })]
      case 'note':
        return [new Paragraph({ ...noteLook, children: runs(block.text) })]
      case 'list':
        return this.#list(block.items, block.ordered === true)
      case 'table':
        return [caption(block.caption), docxTable(block, runs), new Paragraph({})]
      case 'figure':
        return figure(block)
      case 'page-break':
        return [new Paragraph({ pageBreakBefore: true })]
    }
  }

  /** Each numbered list counts from one, so each has a numbering of its own. */
  #list(items: readonly Text[], ordered: boolean): Paragraph[] {
    const reference = `list-${++this.#lists}`
    if (ordered) {
      this.numbering.push({
        reference,
        levels: [
          { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START },
        ],
      })
    }
    return items.map(
      item =>
        new Paragraph({
          style: 'ListParagraph',
          children: runs(item),
          ...(ordered ? { numbering: { reference, level: 0 } } : { bullet: { level: 0 } }),
        }),
    )
  }
}

const noteLook: IParagraphOptions = {
  indent: { left: 240 },
  border: { left: { style: BorderStyle.SINGLE, size: 36, color: 'B1B4B6', space: 8 } },
}

const caption = (text: string): Paragraph =>
  new Paragraph({ style: 'Caption', keepNext: true, children: [new TextRun(text)] })

const exemptLine = (exempt: Exemption): Paragraph =>
  new Paragraph({ keepNext: true, children: runs([{ text: sayExempt(exempt), strong: true }]) })

/** Word and LibreOffice draw the SVG; what cannot shows an empty picture, and the table says the same. */
function figure(one: Figure): (Paragraph | ReturnType<typeof docxTable>)[] {
  const { width, height } = sizeOfPicture(one.svg)
  const scale = Math.min(1, textWidth.pixels / width)
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) }
  const tableCaption = `${one.caption}: as a table`
  return [
    new Paragraph({
      keepNext: true,
      children: [
        new ImageRun({
          type: 'svg',
          data: Buffer.from(one.svg, 'utf8'),
          transformation: size,
          fallback: { type: 'png', data: fallbackPicture },
          altText: { name: one.caption, title: one.caption, description: one.alt },
        }),
      ],
    }),
    caption(one.caption),
    new Paragraph({
      keepNext: true,
      children: runs('Where no picture shows, the table below says the same.'),
    }),
    caption(tableCaption),
    docxTable(one.data, runs),
    new Paragraph({}),
  ]
}
