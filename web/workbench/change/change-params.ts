import { type Programme, programmeResource } from '@bluelamp/change'
import { londonDate } from '@bluelamp/memory'
import { type Context, may } from '@bluelamp/platform'
import { type Static, Type } from 'typebox'
import { uuid } from '../site/fields.ts'

/** As a form sends it. */
export const versionNumber = Type.String({ pattern: '^[1-9]\\d{0,8}$' })
export const ProgrammeParams = Type.Object({ programmeId: uuid })
export const ElementParams = Type.Object({ programmeId: uuid, elementId: uuid })

const optional = (maximum: number) => Type.Optional(Type.String({ maxLength: maximum }))
/** What may be asked of the view of a part: a day, two to compare, words to look for, another total of a budget round. */
export const AreaQuery = Type.Object({
  day: optional(10),
  from: optional(10),
  to: optional(10),
  q: optional(200),
  round: optional(36),
  total: optional(40),
})
export type AreaQuery = Static<typeof AreaQuery>

export const mayHere = (
  context: Pick<Context, 'actor'>,
  action: string,
  { forceId, id }: Pick<Programme, 'forceId' | 'id'>,
): boolean => may(context, action, programmeResource(forceId, id))

/** Today here, as days are written in a programme. */
export const dayOf = londonDate

export const weekMs = 7 * 86_400_000

/** Up to and with this very moment. */
export const untilNow = (now: Date): Date => new Date(now.getTime() + 60_000)
