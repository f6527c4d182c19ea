import type { NotebookItem } from '@bluelamp/respond/contract'

export type NoteDraft = { words: string; caution: boolean }
export type Note = Extract<NotebookItem, { kind: 'note' }>

export const noteItem = (
  { words, caution }: NoteDraft,
  named: Pick<Note, 'attemptId' | 'at' | 'incidentId'>,
): Note => ({ ...named, kind: 'note', words, ...(caution && { caution }) })
