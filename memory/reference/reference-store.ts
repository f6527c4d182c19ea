import { type Context, NotFoundError } from '@bluelamp/platform'
import { londonDate } from '../clocks/working-days.ts'

export type ReferenceCode = {
  code: string
  label: string
  attributes: Readonly<Record<string, unknown>>
}

/** The codes of a list in force on the day of `now` in London, in the order of their codes. */
export async function listCodes({ db, now }: Context, list: string): Promise<ReferenceCode[]> {
  const today = londonDate(now)
  const rows = await db
    .selectFrom('memory.reference_code')
    .where('list', '=', list)
    .where('valid_from', '<=', today)
    .where(({ eb, or }) => or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .select(['code', 'label', 'attributes'])
    .orderBy('code')
    .execute()
  return rows.map(row => ({ ...row, attributes: row.attributes as ReferenceCode['attributes'] }))
}

export async function getCode(
  context: Context,
  list: string,
  code: string,
): Promise<ReferenceCode> {
  const found = (await listCodes(context, list)).find(entry => entry.code === code)
  if (!found) throw new NotFoundError(list, code)
  return found
}
