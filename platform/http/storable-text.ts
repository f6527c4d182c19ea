import type { FastifyInstance } from 'fastify'
import { InvalidInputError } from '../verbs/errors.ts'

type Fault = { field: string; message: string }

const message = 'Take out the characters that cannot be shown'

/** PostgreSQL keeps neither a zero byte nor half of a surrogate pair: better said here than as an error of ours. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** Walks without recursion: a body may be nested deeper than the stack. */
function findUnstorable(part: unknown): Fault[] {
  const faults: Fault[] = []
  const waiting: { value: unknown; field: string }[] = [{ value: part, field: '' }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, field } = next
    if (typeof value === 'string' && !isStorable(value)) faults.push({ field, message })
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    for (const [name, inner] of Object.entries(value)) {
      if (!isStorable(name)) faults.push({ field, message })
      else waiting.push({ value: inner, field: field === '' ? name : `${field}.${name}` })
    }
  }
  return faults
}

export function refuseUnstorableText(app: FastifyInstance): void {
  app.addHook('preValidation', async request => {
    const faults = [request.params, request.query, request.body].flatMap(findUnstorable)
    if (faults.length > 0) throw new InvalidInputError(faults)
  })
}
