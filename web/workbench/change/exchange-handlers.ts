import {
  findProgrammes,
  importBlueprint,
  ModelFaulty,
  programmeResource,
  readProgramme,
  toExchange,
  writeExchange,
} from '@bluelamp/change'
import {
  button,
  csrfField,
  type FieldError,
  type FormErrors,
  fileUpload,
  formErrors,
  type Html,
  html,
} from '@bluelamp/kit'
import { contextOf, type Http, InvalidInputError, may, NotAllowedError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { isFile, takeUploads } from '../site/upload-form.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { ProgrammeParams } from './change-params.ts'

/** The largest exchange file that is read. */
const mostBytes = 16 * 1024 * 1024

/** The blueprint to and from other tools, in the ArchiMate exchange format. What comes in is a programme of its own. */
export function exchangeRoutes(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/change/:programmeId/blueprint.xml',
    {
      schema: { params: ProgrammeParams },
      config: { access: { verbs: ['change.read-programme'] } },
    },
    async (request, reply) => {
      const { programme, model } = await readProgramme(contextOf(request), request.params)
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="blueprint.xml"')
        .type('application/xml; charset=utf-8')
        .send(writeExchange(toExchange(model, programme)))
    },
  )

  const mayImport = (request: FastifyRequest) =>
    may(contextOf(request), 'change.import-blueprint', programmeResource(site.forceId))

  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    faults: readonly FieldError[] = [],
  ) => {
    if (faults.length > 0) reply.status(422)
    return sendPage(
      reply,
      changePage(site, request, {
        title: 'Bring in a blueprint',
        back: { href: '/workbench/change', text: 'All programmes' },
        body: importPage(formErrors(faults), request.csrfToken),
        hasErrors: faults.length > 0,
      }),
    )
  }

  app.get(
    '/workbench/change/import',
    { schema: {}, config: { access: { verbs: ['change.find-programmes'] } } },
    async (request, reply) => {
      await findProgrammes(contextOf(request), { forceId: site.forceId })
      return mayImport(request) ? show(request, reply) : reply.redirect('/workbench/change', 303)
    },
  )
  app.register(async part => {
    takeUploads(part as unknown as Http, mostBytes)
    part.post(
      '/workbench/change/import',
      {
        schema: { body: Type.Object({ file: Type.Optional(Type.Unknown()) }) },
        config: { access: { verbs: ['change.import-blueprint'] } },
        bodyLimit: mostBytes,
      },
      async (request, reply) => {
        if (!mayImport(request)) throw new NotAllowedError('change.import-blueprint')
        const { file } = request.body as { file?: unknown }
        if (!isFile(file) || file.bytes.length === 0) {
          return show(request, reply, [{ field: 'file', message: 'Choose a file' }])
        }
        try {
          const xml = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
          const { programmeId, taken, leftOut } = await importBlueprint(contextOf(request), {
            forceId: site.forceId,
            xml,
          })
          const href = changeLinks(programmeId).area('blueprint')
          if (leftOut.length === 0) return reply.redirect(href, 303)
          return sendPage(
            reply,
            changePage(site, request, {
              title: 'What was left out',
              body: leftOutPage(taken, leftOut, href),
            }),
          )
        } catch (error) {
          return show(request, reply, faultsIn(error))
        }
      },
    )
  })
}

function faultsIn(error: unknown): FieldError[] {
  if (error instanceof ModelFaulty) {
    return error.faults.slice(0, 10).map(message => ({ field: 'file', message }))
  }
  if (error instanceof TypeError)
    return [{ field: 'file', message: 'The file is not text in UTF-8' }]
  if (error instanceof InvalidInputError) return [...error.faults]
  throw error
}

function importPage(errors: FormErrors, csrf: string): Html {
  return html`${errors.summary}<h1 class="govuk-heading-l">Bring in a blueprint</h1>
    <p class="govuk-body">A file in the ArchiMate exchange format (Open Exchange 3.0). It becomes a programme of its own: nothing that is
      here is changed. A file that was written here comes back whole; of another tool’s, the types we know are taken.</p>
    <form method="post" action="/workbench/change/import" enctype="multipart/form-data" novalidate>${csrfField(csrf)}
      ${fileUpload({ id: 'file', name: 'file', label: { text: 'Exchange file' }, errorMessage: errors.of('file') })}
      ${button({ text: 'Bring it in' })}</form>`
}

const mostTold = 200

/** Nothing of a file is lost without a word. */
function leftOutPage(taken: number, leftOut: readonly string[], href: string): Html {
  return html`<h1 class="govuk-heading-l">${taken === 1 ? '1 element is' : `${taken} elements are`} here; some of the file found no place</h1>
    <ul class="govuk-list govuk-list--bullet">${leftOut.slice(0, mostTold).map(each => html`<li>${each}</li>`)}</ul>
    ${leftOut.length > mostTold && html`<p class="govuk-body">And ${leftOut.length - mostTold} more.</p>`}
    <p class="govuk-body"><a class="govuk-link" href="${href}">Open the programme</a></p>`
}
