import type { IdeaOutcome, IdeaSort } from './voices/idea.ts'

type Instant = Date

declare module '@bluelamp/platform' {
  interface Tables {
    'change.programme': {
      id: string
      force_id: string
      name: string
      body_kind: 'commissioner' | 'mayor' | 'board'
      opened_by: string
      opened_at: Instant
    }
    'change.version': VersionRow
    'change.signature': {
      id: string
      programme_id: string
      element_id: string
      number: number
      role: string
      outcome: string
      reason: string
      signed_by: string
      signed_by_name: string
      signed_at: Instant
    }
    'change.comment': {
      id: string
      programme_id: string
      element_id: string
      words: string
      made_by: string
      made_by_name: string
      made_at: Instant
    }
    'change.voice': {
      id: string
      programme_id: string
      engagement_id: string
      key_hash: Buffer
      area: string | null
      age_band: string | null
      ethnicity: string | null
      satisfied: number | null
      words: string
      themes: string[]
      consented_on: string
    }
    'change.idea': {
      id: string
      programme_id: string
      engagement_id: string
      sort: IdeaSort
      words: string
      posted_on: string
      author_id: string | null
      author_name: string | null
      key_hash: Buffer | null
      same_as: string | null
    }
    'change.idea_reply': {
      id: string
      idea_id: string
      outcome: IdeaOutcome
      words: string
      element_id: string | null
      on_behalf: string
      replied_by: string
      replied_by_name: string
      replied_at: Instant
    }
  }
}

export type VersionRow = {
  programme_id: string
  element_id: string
  number: number
  kind: string
  name: string
  body: unknown
  reason: string
  made_by: string
  made_by_name: string
  made_at: Instant
}
