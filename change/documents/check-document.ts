import { cleanText } from './clean-text.ts'
import {
  type Block,
  type Document,
  deepestSection,
  inlines,
  plain,
  type Section,
  type TableData,
  type Text,
} from './document.ts'
import { holdsExempt } from './public-part.ts'

export class DocumentFaulty extends Error {
  override readonly name = 'DocumentFaulty'
  readonly faults: readonly string[]
  constructor(title: string, faults: readonly string[]) {
    super(`The document "${title}" cannot be written: ${faults.join('; ')}`)
    this.faults = faults
  }
}

/** All that is wrong with a document, each with its place; writers refuse a document that has any. */
export function faultsOf(document: Document): string[] {
  const { title, front, edition } = document
  const faults = [
    ...(title.trim() === '' ? ['it has no title'] : []),
    ...(/^\d{4}-\d\d-\d\d$/.test(front.date) ? [] : [`the date "${front.date}" is not YYYY-MM-DD`]),
    ...(front.reference.trim() === '' ? ['it has no reference'] : []),
    ...(document.summary ?? []).flatMap((block, at) => blockFaults(block, `summary, ${at + 1}`)),
    ...document.sections.flatMap(section => sectionFaults(section, 1, '')),
  ]
  if (edition === 'public' && holdsExempt(document)) {
    faults.push('it is called public and holds something exempt')
  }
  return faults
}

/** The document as a writer can take it. Throws DocumentFaulty with all faults at once. */
export function readied(given: Document): Document {
  const faults = faultsOf(given)
  if (faults.length > 0) throw new DocumentFaulty(given.title, faults)
  const clean: Document = JSON.parse(JSON.stringify(given), (_, value: unknown) =>
    typeof value === 'string' ? cleanText(value) : value,
  )
  return clean
}

function sectionFaults(section: Section, depth: number, above: string): string[] {
  const place = above ? `${above} › ${section.heading}` : section.heading
  return [
    ...(section.heading.trim() === '' ? [`a heading under "${above}" is empty`] : []),
    ...(depth > deepestSection ? [`${place} stands deeper than headings go`] : []),
    ...groundFaults(section.exempt, place),
    ...section.blocks.flatMap((block, at) => blockFaults(block, `${place}, ${at + 1}`)),
    ...(section.sections ?? []).flatMap(inner => sectionFaults(inner, depth + 1, place)),
  ]
}

const groundFaults = (exempt: { ground: string } | undefined, place: string): string[] =>
  exempt && exempt.ground.trim() === '' ? [`${place} is exempt and does not say why`] : []

function blockFaults(block: Block, place: string): string[] {
  const own = groundFaults(block.exempt, place)
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return [...own, ...textFaults(block.text, place)]
    case 'list':
      return [
        ...own,
        ...(block.items.length === 0 ? [`${place}: the list is empty`] : []),
        ...block.items.flatMap(item => textFaults(item, place)),
      ]
    case 'table':
      return [...own, ...captionFaults(block.caption, place), ...tableFaults(block, place)]
    case 'figure':
      return [
        ...own,
        ...captionFaults(block.caption, place),
        ...(block.alt.trim() === '' ? [`${place}: the picture has no words in its place`] : []),
        ...pictureFaults(block.svg).map(fault => `${place}: the picture ${fault}`),
        ...tableFaults(block.data, place),
      ]
    case 'page-break':
      return own
  }
}

const captionFaults = (caption: string, place: string): string[] =>
  caption.trim() === '' ? [`${place}: it has no caption`] : []

function tableFaults({ head, rows }: TableData, place: string): string[] {
  const odd = rows.findIndex(row => row.length !== head.length)
  return [
    ...(head.length === 0 ? [`${place}: the table has no columns`] : []),
    ...head.flatMap((cell, at) =>
      plain(cell).trim() === '' ? [`${place}: column ${at + 1} has no name`] : [],
    ),
    ...(odd < 0
      ? []
      : [`${place}: row ${odd + 1} has ${rows[odd]?.length} cells, the heads are ${head.length}`]),
    ...[...head, ...rows.flat()].flatMap(cell => textFaults(cell, place)),
  ]
}

function textFaults(text: Text, place: string): string[] {
  return inlines(text).flatMap(({ text: words, href }) =>
    href === undefined
      ? []
      : [
          ...(/^(https?:\/\/|mailto:)[^\s"<>]+$/i.test(href)
            ? []
            : [`${place}: the link "${href}" is not to a web page or an address of mail`]),
          ...(words.trim() === '' ? [`${place}: a link has no words`] : []),
        ],
  )
}

/** A picture is drawn by us and carries marks only: nothing that runs, nothing fetched from elsewhere. */
export function pictureFaults(svg: string): string[] {
  return [
    ...(/^\s*<svg[\s>]/.test(svg) && /<\/svg>\s*$/.test(svg) ? [] : ['is not an SVG']),
    ...(/<(?:[\w.-]+:)?(script|foreignObject|iframe|image|use|a|style|animate\w*|set)[\s/>]/i.test(
      svg,
    )
      ? ['holds an element that may do more than show']
      : []),
    ...(/\son[a-z]+\s*=/i.test(svg) ? ['holds an attribute that runs'] : []),
    ...(/<[!?]/.test(svg) ? ['holds a declaration'] : []),
    ...(/\s(xlink:)?href\s*=|url\(\s*(?!#)/i.test(svg) ? ['fetches from elsewhere'] : []),
  ]
}
