import { type Block, type Exemption, plain, type Section, type Text } from './document.ts'

/** What someone wrote under one heading; exempt as a whole where it says so, or block by block. */
export type Passage = { readonly blocks: readonly Block[]; readonly exempt?: Exemption }

export const paragraph = (text: Text): Block => ({ kind: 'paragraph', text })

/** Whether a block says nothing: a paragraph of blanks is as empty as none. */
function isEmptyBlock(block: Block): boolean {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return plain(block.text).trim() === ''
    case 'list':
      return block.items.every(item => plain(item).trim() === '')
    case 'table':
      return block.rows.length === 0
    case 'figure':
      return false
    case 'page-break':
      return true
  }
}

export const isEmpty = (blocks: readonly Block[]): boolean => blocks.every(isEmptyBlock)

/** A section of these blocks; an empty one stands all the same, and says so. */
export function sectionOf(heading: string, passage: Passage): Section {
  const blocks = passage.blocks.filter(block => block.kind === 'page-break' || !isEmptyBlock(block))
  return {
    heading,
    blocks: isEmpty(blocks) ? [{ kind: 'note', text: 'Nothing is written here yet.' }] : blocks,
    ...(passage.exempt ? { exempt: passage.exempt } : {}),
  }
}
