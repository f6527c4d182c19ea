import type { Channel } from './message.ts'

export interface NotifyTables {
  'platform.outbox_message': {
    id: string
    channel: Channel
    recipient: string
    template: string
    subject_line: string | null
    body: string
    about: string | null
    created_at: Date
    sent_at: Date | null
    failure: string | null
  }
}
