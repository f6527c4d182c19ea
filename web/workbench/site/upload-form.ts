import type { Http } from '@bluelamp/platform'
import { InvalidInputError } from '@bluelamp/platform'

/** A file as a form sends it. */
export type UploadedFile = { name: string; mediaType: string; bytes: Uint8Array }

const tooOdd = new InvalidInputError([
  { field: 'file', message: 'The form did not arrive whole. Send it again.' },
])

async function readForm(body: Buffer, contentType: string): Promise<Record<string, unknown>> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  })
    .formData()
    .catch(() => {
      throw tooOdd
    })
  const fields: [string, unknown][] = []
  for (const [name, value] of form) {
    if (fields.length > 100) throw tooOdd
    if (typeof value === 'string') fields.push([name, value])
    else {
      const bytes = new Uint8Array(await value.arrayBuffer())
      fields.push([name, { name: value.name, mediaType: value.type, bytes } satisfies UploadedFile])
    }
  }
  return Object.fromEntries(fields)
}

/** Lets the routes of this part of the site take forms with files; the standard's own reader takes them apart. */
export function takeUploads(app: Http, bodyLimit: number): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit },
    (request, body, done) => {
      readForm(body as Buffer, request.headers['content-type'] ?? '').then(
        fields => done(null, fields),
        (error: Error) => done(error),
      )
    },
  )
}

export const isFile = (value: unknown): value is UploadedFile =>
  typeof value === 'object' &&
  value !== null &&
  'bytes' in value &&
  value.bytes instanceof Uint8Array
