import { listCodes, type ReferenceCode } from '@bluelamp/memory'
import { type Context, InvalidInputError } from '@bluelamp/platform'

/** A code that a person chose, or the field that must be corrected. */
export async function knownCode(
  context: Context,
  list: string,
  code: string,
  field: string,
): Promise<ReferenceCode> {
  const found = (await listCodes(context, list)).find(each => each.code === code)
  if (found) return found
  throw new InvalidInputError([{ field, message: `"${code}" is not in the list` }])
}
