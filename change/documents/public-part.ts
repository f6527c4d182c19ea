import type { Block, Document, Exemption, Note, PublicDocument, Section } from './document.ts'

const left = ({ ground }: Exemption): Note => ({
  kind: 'note',
  text: `A part of this document is not published. Why: ${ground}`,
})

/** What stands in place of exempt blocks: one note for those that follow one another on one ground. */
function publicBlocks(blocks: readonly Block[]): Block[] {
  const kept: Block[] = []
  let before: string | undefined
  for (const block of blocks) {
    const ground = block.exempt?.ground
    if (ground === undefined) kept.push(block)
    else if (ground !== before) kept.push(left({ ground }))
    before = ground
  }
  return kept
}

/** An exempt section loses its heading too: a heading can tell what the text would. */
function publicSection(section: Section): Section {
  if (section.exempt) return { heading: 'Part not published', blocks: [left(section.exempt)] }
  return {
    heading: section.heading,
    blocks: publicBlocks(section.blocks),
    ...(section.sections ? { sections: section.sections.map(publicSection) } : {}),
  }
}

/** The grounds on which something is left out, each once, in order. */
export function groundsOf(document: Document): string[] {
  const grounds = new Set<string>()
  const add = (exempt: Exemption | undefined) => exempt && grounds.add(exempt.ground)
  const blocks = (list: readonly Block[]) => {
    for (const block of list) add(block.exempt)
  }
  const sections = (list: readonly Section[]) => {
    for (const section of list) {
      add(section.exempt)
      if (section.exempt) continue
      blocks(section.blocks)
      sections(section.sections ?? [])
    }
  }
  for (const { exempt } of document.front.more ?? []) add(exempt)
  blocks(document.summary ?? [])
  sections(document.sections)
  return [...grounds]
}

/**
 * The document as it may be published: whatever is marked exempt is gone, not hidden, and each place says why.
 * Only the marks are looked at: a title, a reference or a ground must not tell what they are to keep.
 */
export function publicPart(document: Document): PublicDocument {
  const grounds = groundsOf(document)
  const says: Block[] =
    grounds.length === 0
      ? []
      : [
          {
            kind: 'note',
            text: 'This is the public version. Parts are left out, and where they stood the text says so. The grounds are:',
          },
          { kind: 'list', items: grounds },
        ]
  const summary = [...says, ...publicBlocks(document.summary ?? [])]
  return {
    title: document.title,
    front: {
      ...document.front,
      marking: 'OFFICIAL',
      more: (document.front.more ?? []).filter(line => !line.exempt),
    },
    ...(summary.length > 0 ? { summary } : {}),
    sections: document.sections.map(publicSection),
    edition: 'public',
  }
}

/** Whether anything exempt is still in it. */
export function holdsExempt(document: Document): boolean {
  return groundsOf(document).length > 0
}
