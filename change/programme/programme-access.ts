import type { Context, Resource } from '@bluelamp/platform'
import { getProgramme } from './programme-store.ts'

/** A programme as the policy sees it. */
export const programmeResource = (forceId: string, id = 'any'): Resource => ({
  type: 'Programme',
  id,
  attributes: { forceId },
})

/** Whatever is done within a programme is asked of the programme. */
export async function resourceOf(
  context: Pick<Context, 'db'>,
  { programmeId }: { programmeId: string },
): Promise<Resource> {
  const { forceId } = await getProgramme(context, programmeId)
  return programmeResource(forceId, programmeId)
}
