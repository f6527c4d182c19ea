import { type Context, newId, type Tables, type Tx } from '@bluelamp/platform'
import type { Selectable } from 'kysely'

export type UploadRow = Selectable<Tables['listen.intake_upload']>

export async function addUpload(
  { db, now, actor }: Context<Tx>,
  upload: { forceId: string; sourceId: string; name: string; mediaType: string; bytes: Uint8Array },
): Promise<string> {
  const id = newId(now)
  await db
    .insertInto('listen.intake_upload')
    .values({
      id,
      force_id: upload.forceId,
      source_id: upload.sourceId,
      name: upload.name,
      media_type: upload.mediaType,
      bytes: Buffer.from(upload.bytes),
      uploaded_by: actor.id,
      uploaded_at: now,
    })
    .execute()
  return id
}

/** Only who uploaded a file sees it: it is not the force's yet. */
export async function findUpload(
  { db, actor }: Context,
  forceId: string,
  id: string,
): Promise<UploadRow | undefined> {
  return db
    .selectFrom('listen.intake_upload')
    .selectAll()
    .where('id', '=', id)
    .where('force_id', '=', forceId)
    .where('uploaded_by', '=', actor.id)
    .executeTakeFirst()
}

export async function removeUpload({ db }: Context<Tx>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('listen.intake_upload')
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** A file that nobody took in within a day was not meant to be. */
export async function sweepUploads({ db, now }: Context): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('listen.intake_upload')
    .where('uploaded_at', '<', new Date(now.getTime() - 86_400_000))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
