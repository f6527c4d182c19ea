import {
  AlignmentType,
  type ExternalHyperlink,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  type TextRun,
  WidthType,
} from 'docx'
import type { TableData, Text } from './document.ts'
import { textWidth } from './docx-parts.ts'

type Runs = (text: Text, bold?: boolean) => (TextRun | ExternalHyperlink)[]

/** A table whose head repeats on each page, whose rows do not break, and which says that its first column names them. */
export function docxTable(data: TableData, runs: Runs): Table {
  const wide = Math.floor(textWidth.twips / data.head.length)
  const named = data.rowHeaders !== false
  const cell = (text: Text, at: number, bold: boolean) =>
    new TableCell({
      width: { size: wide, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [
        new Paragraph({
          spacing: { after: 0 },
          alignment: data.numeric?.includes(at) ? AlignmentType.END : AlignmentType.START,
          children: runs(text, bold),
        }),
      ],
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: data.head.map((text, at) => cell(text, at, true)),
  })
  const rows = data.rows.map(
    row =>
      new TableRow({
        cantSplit: true,
        children: row.map((text, at) => cell(text, at, named && at === 0)),
      }),
  )
  return new Table({
    width: { size: wide * data.head.length, type: WidthType.DXA },
    columnWidths: data.head.map(() => wide),
    tableLook: { firstRow: true, firstColumn: named, noHBand: true, noVBand: true },
    rows: [head, ...rows],
  })
}
