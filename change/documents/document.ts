import { sayDay } from '../say.ts'

/** One document as plain data. Whoever builds it fills in the figures; the writers only write. */

export type Inline =
  | string
  | {
      readonly text: string
      readonly strong?: boolean
      readonly emphasis?: boolean
      readonly href?: string
    }

export type Text = string | readonly Inline[]

/** Why something is not published, in words the public reads: the ground and where it comes from. */
export type Exemption = { readonly ground: string }

type Exemptable = { readonly exempt?: Exemption }

export type TableData = {
  readonly head: readonly Text[]
  readonly rows: readonly (readonly Text[])[]
  /** The first cell of a row names it; so unless told otherwise. */
  readonly rowHeaders?: boolean
  /** Columns, from 0, whose figures stand to the right. */
  readonly numeric?: readonly number[]
}

export type Paragraph = Exemptable & { readonly kind: 'paragraph'; readonly text: Text }
export type List = Exemptable & {
  readonly kind: 'list'
  readonly ordered?: boolean
  readonly items: readonly Text[]
}
export type Table = Exemptable & TableData & { readonly kind: 'table'; readonly caption: string }
export type Figure = Exemptable & {
  readonly kind: 'figure'
  readonly caption: string
  readonly alt: string
  readonly svg: string
  /** The same as the picture says, for those who do not see it. */
  readonly data: TableData
}
export type Note = Exemptable & { readonly kind: 'note'; readonly text: Text }
export type PageBreak = Exemptable & { readonly kind: 'page-break' }
export type Block = Paragraph | List | Table | Figure | Note | PageBreak

/** Sections hold sections, so no heading can skip a level. */
export type Section = Exemptable & {
  readonly heading: string
  readonly blocks: readonly Block[]
  readonly sections?: readonly Section[]
}

export type FrontMatter = {
  readonly reference: string
  /** A role, not a person. */
  readonly author: string
  /** The day as YYYY-MM-DD. */
  readonly date: string
  readonly status: string
  /** The security marking, such as OFFICIAL. */
  readonly marking: string
  readonly more?: readonly (Exemptable & { readonly label: string; readonly value: string })[]
  /** Said on every page, such as that the data are invented. */
  readonly notice?: string
}

export type Document = {
  readonly title: string
  readonly front: FrontMatter
  readonly summary?: readonly Block[]
  readonly sections: readonly Section[]
  /** `public` is made by publicPart alone, and holds nothing exempt. */
  readonly edition: 'whole' | 'public'
}

export type PublicDocument = Document & { readonly edition: 'public' }

/** A title is the first level of heading, and there are six. */
export const deepestSection = 5

export const inlines = (text: Text): readonly Exclude<Inline, string>[] =>
  (typeof text === 'string' ? [text] : text).map(part =>
    typeof part === 'string' ? { text: part } : part,
  )

export const plain = (text: Text): string =>
  inlines(text)
    .map(part => part.text)
    .join('')

/** What stands under the title, in order. */
export function frontRows({ front }: Document): readonly (readonly [string, string])[] {
  const rows: [string, string][] = [
    ['Reference', front.reference],
    ['Author', front.author],
    ['Date', sayDay(front.date)],
    ['Status', front.status],
    ['Marking', front.marking],
    ...(front.more ?? []).map(({ label, value }): [string, string] => [label, value]),
  ]
  return rows.filter(([, value]) => value !== '')
}

export const sayExempt = ({ ground }: Exemption): string => `Not for publication: ${ground}`

/** Every block of a document, in reading order. */
export function* blocksOf(document: Document): Generator<Block> {
  yield* document.summary ?? []
  function* inside(sections: readonly Section[]): Generator<Block> {
    for (const section of sections) {
      yield* section.blocks
      yield* inside(section.sections ?? [])
    }
  }
  yield* inside(document.sections)
}
