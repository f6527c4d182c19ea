import type { FieldError } from '@bluelamp/kit'
import { ConflictError, InvalidInputError, type Resource } from '@bluelamp/platform'
import { Type } from 'typebox'
import { text } from '../site/fields.ts'

/** Forms whose fields depend on what was uploaded or added: every field is a text. */
export const Fields = Type.Record(text(60), text(10_000))

/** What may go wrong on account of what was filled in; all else goes on. */
export const faultsOf = (error: unknown): readonly FieldError[] => {
  if (error instanceof InvalidInputError) return error.faults
  if (error instanceof ConflictError) return [{ field: 'form', message: error.message }]
  throw error
}

export const onIntake = (forceId: string, adapter?: string): Resource => ({
  type: 'Intake',
  id: 'new',
  attributes: { forceId, ...(adapter && { adapter }) },
})

export const back = { href: '/workbench/intake', text: 'Intake' }
