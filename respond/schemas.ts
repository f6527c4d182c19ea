import { Type } from 'typebox'

/** Pieces that the contracts of several features share. */
export const Id = Type.String({ format: 'uuid' })
/** Not a leap second: neither JavaScript nor the database knows that moment. */
export const Instant = Type.String({
  format: 'date-time',
  pattern: ':[0-5][0-9](\\.[0-9]+)?(Z|z|[+-][0-9:]+)$',
})
export const Words = Type.String({ minLength: 3, maxLength: 4000 })
export const Reason = Type.String({ maxLength: 1000 })
export const Easting = Type.Number({ minimum: 0, maximum: 700_000 })
export const Northing = Type.Number({ minimum: 0, maximum: 1_300_000 })
export const Code = Type.String({ minLength: 1, maxLength: 60 })
export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
