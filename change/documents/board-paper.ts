import { type Block, type Document, type FrontMatter, inlines, type Text } from './document.ts'
import { isEmpty, type Passage, paragraph, sectionOf } from './passage.ts'

/** A paper for the board, under the headings of the WMP2020 Blueprint report of 17 March 2015. */
export type BoardPaper = {
  readonly title: string
  readonly front: FrontMatter
  /** The board and its day, and the item of its agenda. */
  readonly meeting: string
  readonly item: string
  readonly purpose: Passage
  readonly background: Passage
  /** What this paper is about, under headings of its own. */
  readonly matters: readonly (Passage & { readonly heading: string })[]
  readonly financial: Passage
  readonly legal: Passage
  /** Where the paper has more to weigh, such as equality or data protection. */
  readonly otherImplications?: readonly (Passage & { readonly heading: string })[]
  readonly recommendations: readonly Text[]
  /** Who brings the paper: a role. */
  readonly broughtBy: string
}

export const boardPaperHeadings = {
  purpose: 'Purpose of the report',
  background: 'Background',
  financial: 'Financial implications',
  legal: 'Legal implications',
  recommendations: 'Recommendations',
} as const

/** The headings a board expects, under which this paper says nothing. */
export function missingFromBoardPaper(paper: BoardPaper): string[] {
  const { purpose, background, financial, legal, recommendations } = boardPaperHeadings
  return [
    ...(isEmpty(paper.purpose.blocks) ? [purpose] : []),
    ...(isEmpty(paper.background.blocks) ? [background] : []),
    ...(isEmpty(paper.financial.blocks) ? [financial] : []),
    ...(isEmpty(paper.legal.blocks) ? [legal] : []),
    ...(isEmpty([asList(paper.recommendations)]) ? [recommendations] : []),
  ]
}

const asList = (items: readonly Text[]): Block => ({ kind: 'list', ordered: true, items })

/** Paragraphs are numbered through the paper, so that a meeting can name one, and keep their number when others are left out. */
export function boardPaper(paper: BoardPaper): Document {
  const own = (passage: Passage & { readonly heading: string }) =>
    sectionOf(passage.heading, passage)
  const { purpose, background, financial, legal, recommendations } = boardPaperHeadings
  let count = 0
  const numbered = (block: Block): Block =>
    block.kind === 'paragraph'
      ? { ...block, text: [`${++count}. `, ...inlines(block.text)] }
      : block
  const sections = [
    sectionOf(purpose, paper.purpose),
    sectionOf(background, paper.background),
    ...paper.matters.map(own),
    sectionOf(financial, paper.financial),
    sectionOf(legal, paper.legal),
    ...(paper.otherImplications ?? []).map(own),
    sectionOf(recommendations, {
      blocks: paper.recommendations.length > 0 ? [asList(paper.recommendations)] : [],
    }),
  ].map(section => ({ ...section, blocks: section.blocks.map(numbered) }))
  const last = sections.at(-1)
  return {
    title: paper.title,
    front: {
      ...paper.front,
      more: [
        { label: 'Meeting', value: paper.meeting },
        { label: 'Agenda item', value: paper.item },
        ...(paper.front.more ?? []),
      ],
    },
    sections: [
      ...sections.slice(0, -1),
      ...(last ? [{ ...last, blocks: [...last.blocks, paragraph(paper.broughtBy)] }] : []),
    ],
    edition: 'whole',
  }
}
