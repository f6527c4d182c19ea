import { Type } from 'typebox'
import { shorten } from '../reports/shorten.ts'

/** What a call taker writes down while someone is on the line. */
export const TakeCall = Type.Object({
  attemptId: Type.String({ format: 'uuid' }),
  channel: Type.Enum(['999', '101', 'counter', 'alarm']),
  category: Type.String({ minLength: 1, maxLength: 60 }),
  words: Type.String({ minLength: 3, maxLength: 4000 }),
  callerName: Type.Optional(Type.String({ maxLength: 100 })),
  phone: Type.Optional(Type.String({ maxLength: 30 })),
  uprn: Type.Optional(Type.String({ pattern: '^[0-9]{1,12}$' })),
  placeWords: Type.Optional(Type.String({ maxLength: 300 })),
})
export type TakeCall = Type.Static<typeof TakeCall> & { forceId: string; receivedAt?: Date }

/** The first line of the log: the kind, then what was said, cut to what a list can show. */
export const callSummary = (words: string): string =>
  shorten(words.replace(/\s+/g, ' ').trim(), 160)
