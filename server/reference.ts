import { retentionReferenceRows } from '@bluelamp/memory'
import type { Db } from '@bluelamp/platform'
import { respondReferenceRows } from '@bluelamp/respond/contract'

/** Puts in place the coded lists that memory and the pillars ship; what a force has changed or ended stays as it is. */
export async function keepReferenceLists(owner: Db): Promise<void> {
  await owner
    .insertInto('memory.reference_code')
    .values(
      [...respondReferenceRows, ...retentionReferenceRows].map(
        ({ validFrom, attributes, ...row }) => ({
          ...row,
          valid_from: validFrom,
          attributes: JSON.stringify(attributes),
        }),
      ),
    )
    .onConflict(conflict => conflict.columns(['list', 'code', 'valid_from']).doNothing())
    .execute()
}
