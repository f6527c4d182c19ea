export {
  type BoardPaper,
  boardPaper,
  boardPaperHeadings,
  missingFromBoardPaper,
} from './board-paper.ts'
export { DocumentFaulty, faultsOf } from './check-document.ts'
export {
  type ConsideredOption,
  type CostLine,
  type DecisionNotice,
  decisionNotice,
  type Evidence,
  type Interest,
  missingFromNotice,
} from './decision-notice.ts'
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
export { optionsReport } from './options-report.ts'
export {
  type AssessedCapability,
  type CostPhase,
  costPhases,
  type GovernanceRole,
  type Heard,
  type OptionRisk,
  type OptionsReport,
  type OptionsReportSection,
  optionsReportSections,
  type ReportedOption,
  type ScopedArea,
  scopeClasses,
} from './options-report-input.ts'
export type { Passage } from './passage.ts'
export { groundsOf, publicPart } from './public-part.ts'
export { writeDocx } from './write-docx.ts'
export { writeHtml } from './write-html.ts'
export { type PdfFonts, writePdf } from './write-pdf.ts'
