import { type FieldError, formErrors } from '@bluelamp/kit'
import { readUpload, saveMapping, takeUpload, uploadFile } from '@bluelamp/listen'
import { checkMapping, guessMapping } from '@bluelamp/listen/contract'
import { contextOf, type Http } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { text } from '../site/fields.ts'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { isFile, takeUploads } from '../site/upload-form.ts'
import { filesPage } from './files-page.ts'
import { back, Fields, faultsOf } from './intake-forms.ts'
import { batchLink } from './intake-page.ts'
import { readMappingForm } from './mapping-form.ts'
import { mappingPage } from './mapping-page.ts'

const UploadParams = Type.Object({ uploadId: Type.String({ format: 'uuid' }) })
const UploadForm = Type.Object({ source: text(60), file: Type.Unknown() })

/** A partner's file: chosen, its columns mapped, its first rows looked at, taken in. */
export function intakeFiles(app: Http, site: WorkbenchSite): void {
  const { forceId } = site
  app.register(async child => {
    const files = child as unknown as Http
    takeUploads(files, 12 * 1_048_576)

    const showFiles = async (
      request: FastifyRequest,
      reply: FastifyReply,
      faults: readonly FieldError[] = [],
      source?: string,
    ) => {
      const view = await readUpload(contextOf(request), { forceId })
      const body = filesPage({ view, errors: formErrors(faults), csrf: request.csrfToken, source })
      const page = { title: 'Take in a file', body, back, hasErrors: faults.length > 0 }
      return sendPage(reply, workbenchPage(site, request, page))
    }

    files.get(
      '/workbench/intake/files',
      { schema: {}, config: { access: { verbs: ['listen.read-upload'] } } },
      (request, reply) => showFiles(request, reply),
    )

    files.post(
      '/workbench/intake/files',
      {
        schema: { body: UploadForm },
        config: { access: { verbs: ['listen.upload-file', 'listen.read-upload'] } },
        bodyLimit: 12 * 1_048_576,
      },
      async (request, reply) => {
        const { source, file } = request.body
        const given = isFile(file) ? file : { name: '', mediaType: '', bytes: new Uint8Array() }
        try {
          const { uploadId } = await uploadFile(contextOf(request), {
            forceId,
            source,
            name:
              given.name
                .replace(/[\p{Cc}\p{Cf}]/gu, '')
                .split(/[/\\]/)
                .at(-1)!
                .slice(0, 200) || 'file',
            mediaType: given.mediaType.slice(0, 100) || 'application/octet-stream',
            bytes: given.bytes,
          })
          return reply.redirect(`/workbench/intake/files/${uploadId}`, 303)
        } catch (error) {
          const faults = faultsOf(error)
          reply.status(422)
          return showFiles(request, reply, faults, source)
        }
      },
    )

    files.get(
      '/workbench/intake/files/:uploadId',
      { schema: { params: UploadParams }, config: { access: { verbs: ['listen.read-upload'] } } },
      (request, reply) => showMapping(request, reply, request.params.uploadId),
    )

    files.post(
      '/workbench/intake/files/:uploadId',
      {
        schema: { params: UploadParams, body: Fields },
        config: {
          access: { verbs: ['listen.read-upload', 'listen.save-mapping', 'listen.take-in'] },
        },
      },
      async (request, reply) => {
        const { uploadId } = request.params
        if (request.body.do !== 'take') return showMapping(request, reply, uploadId, request.body)
        const context = contextOf(request)
        const { file } = await readUpload(context, { forceId, uploadId })
        const mapping = readMappingForm(request.body, file?.columns ?? [], guessMapping([]))
        try {
          const { id: mappingId } = await saveMapping(context, {
            forceId,
            name: (request.body.name ?? '').trim(),
            mapping,
          })
          const { batchId } = await takeUpload(context, { forceId, uploadId, mappingId })
          return reply.redirect(batchLink(batchId), 303)
        } catch (error) {
          const faults = faultsOf(error)
          reply.status(422)
          return showMapping(request, reply, uploadId, request.body, faults)
        }
      },
    )
  })

  async function showMapping(
    request: FastifyRequest,
    reply: FastifyReply,
    uploadId: string,
    form?: Readonly<Record<string, string>>,
    faults: readonly FieldError[] = [],
  ) {
    const view = await readUpload(contextOf(request), { forceId, uploadId })
    const before = view.suggested?.mapping ?? guessMapping([])
    const mapping = form ? readMappingForm(form, view.file?.columns ?? [], before) : before
    const found = form ? [...faults, ...(faults.length === 0 ? checkMapping(mapping) : [])] : []
    const shown = found.map(fault => {
      const at = view.file?.columns.indexOf(fault.field) ?? -1
      return {
        ...fault,
        field: at >= 0 ? `column-${at}` : fault.field === 'columns' ? 'column-0' : fault.field,
      }
    })
    const body = mappingPage({
      view,
      mapping,
      name: form?.name ?? view.suggested?.name ?? '',
      errors: formErrors(shown),
      csrf: request.csrfToken,
      preview: form !== undefined && found.length === 0,
    })
    const files = { href: '/workbench/intake/files', text: 'Another file' }
    const page = { title: 'What the columns mean', body, back: files, hasErrors: shown.length > 0 }
    return sendPage(reply, workbenchPage(site, request, page))
  }
}
