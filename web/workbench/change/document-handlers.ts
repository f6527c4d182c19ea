import {
  documentKinds,
  documentOf,
  readProgramme,
  settledAt,
  writeDocx,
  writeHtml,
  writePdf,
} from '@bluelamp/change'
import { html, trustedHtml } from '@bluelamp/kit'
import { contextOf, type Http, NotFoundError } from '@bluelamp/platform'
import { Type } from 'typebox'
import { uuid } from '../site/fields.ts'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'

const Params = Type.Object({
  programmeId: uuid,
  elementId: uuid,
  format: Type.Enum(['html', 'docx', 'pdf']),
})
const Query = Type.Object({ edition: Type.Optional(Type.Enum(['whole', 'public'])) })

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

/** The report, the notice and the paper: on the page, for a word processor, for print. Written anew each time from the record; what is settled, from
 * the record as it was then. */
export function documentRoutes(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/change/:programmeId/document/:elementId/:format',
    {
      schema: { params: Params, querystring: Query },
      config: { access: { verbs: ['change.read-programme'] } },
    },
    async (request, reply) => {
      const { programmeId, elementId, format } = request.params
      const edition = request.query.edition ?? 'whole'
      const { programme, model: now } = await readProgramme(contextOf(request), { programmeId })
      const element = now.elements.find(each => each.id === elementId)
      const isDocument = documentKinds.some(kind => kind === element?.kind)
      if (!element || !isDocument) throw new NotFoundError('document', elementId)
      const at = settledAt(now, element)
      const model = at ? (await readProgramme(contextOf(request), { programmeId, at })).model : now
      const document = documentOf({ programme, model, element, invented: site.invented }, edition)
      if (format !== 'html') {
        const bytes = format === 'docx' ? await writeDocx(document) : await writePdf(document)
        return reply
          .header('cache-control', 'no-store')
          .header(
            'content-disposition',
            `attachment; filename="${element.kind}-${edition}.${format}"`,
          )
          .type(types[format])
          .send(Buffer.from(bytes))
      }
      const links = changeLinks(programmeId)
      return sendPage(
        reply,
        changePage(site, request, {
          title: element.name,
          back: { href: links.element(elementId), text: element.name },
          width: 'normal',
          // Written by our own writer, which escapes every text.
          body: html`<article class="bl-document">${trustedHtml(writeHtml(document))}</article>`,
        }),
      )
    },
  )
}
