import { database, type PhotoRow } from '../shell/database.ts'
import { openBytes, sealBytes } from '../shell/seal.ts'

/** SHA-256 of the very bytes the camera gave, in lower-case hexadecimal. */
export async function fingerprint(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

export async function photoRow(
  file: Blob,
  about: { attemptId: string; ownerId: string; incidentId: string; at: string },
): Promise<PhotoRow> {
  const bytes = await file.arrayBuffer()
  return {
    ...about,
    sha256: await fingerprint(bytes),
    bytes: bytes.byteLength,
    mime: file.type || 'application/octet-stream',
    picture: await sealBytes('work', bytes),
  }
}

export const findPhotos = (ownerId: string, incidentId: string): Promise<PhotoRow[]> =>
  database.photos.where('[ownerId+incidentId]').equals([ownerId, incidentId]).sortBy('at')

/** False while its fingerprint is not sent: until then nothing but this phone knows of it. */
export async function removePhoto(attemptId: string): Promise<boolean> {
  return database.transaction('rw', database.photos, database.outbox, async () => {
    const row = await database.outbox.get({ attemptId })
    if (row && row.status !== 'sent') return false
    await database.photos.delete(attemptId)
    return true
  })
}

/** The picture as it was taken; throws where it no longer matches its fingerprint. */
export async function openPhoto(row: PhotoRow): Promise<Blob> {
  const bytes = await openBytes('work', row.picture)
  if ((await fingerprint(bytes)) !== row.sha256) {
    throw new Error('This picture no longer matches its fingerprint')
  }
  return new Blob([bytes], { type: row.mime })
}
