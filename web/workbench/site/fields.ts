import { Type } from 'typebox'

/** What forms and addresses send. */
export const text = (maximum: number) => Type.String({ maxLength: maximum })
export const uuid = Type.String({ format: 'uuid' })
