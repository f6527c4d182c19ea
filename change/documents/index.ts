export { DocumentFaulty, faultsOf } from './check-document.ts'
export type {
  Block,
  Document,
  Exemption,
  Figure,
  FrontMatter,
  Inline,
  List,
  Note,
  PageBreak,
  Paragraph,
  PublicDocument,
  Section,
  Table,
  TableData,
  Text,
} from './document.ts'
export { groundsOf, publicPart } from './public-part.ts'
export { writeDocx } from './write-docx.ts'
export { writeHtml } from './write-html.ts'
export { type PdfFonts, writePdf } from './write-pdf.ts'
