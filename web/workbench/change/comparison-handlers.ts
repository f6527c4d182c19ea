import { keepComparisons, readComparisons, readProgramme } from '@bluelamp/change'
import { type FieldError, formErrors } from '@bluelamp/kit'
import { contextOf, type Http } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { sendPage, type WorkbenchSite } from '../site/layout.ts'
import { isFile, takeUploads } from '../site/upload-form.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { dayOf, mayHere, ProgrammeParams } from './change-params.ts'
import { chooseComparisonsPage, lookAtComparisonsPage } from './comparison-pages.ts'

/** A list of comparisons is short: it also goes through the form with which it is kept. */
const mostBytes = 200_000

/** Figures of other bodies from a CSV file: looked at line by line, then kept with one button. */
export function comparisonRoutes(app: Http, site: WorkbenchSite): void {
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    programmeId: string,
    faults: readonly FieldError[] = [],
  ) => {
    if (faults.length > 0) reply.status(422)
    const links = changeLinks(programmeId)
    return sendPage(
      reply,
      changePage(site, request, {
        title: 'Bring in comparisons',
        back: { href: links.area('options'), text: 'Options' },
        body: chooseComparisonsPage({
          links,
          errors: formErrors(faults),
          csrf: request.csrfToken,
        }),
        hasErrors: faults.length > 0,
      }),
    )
  }

  app.get(
    '/workbench/change/:programmeId/options/compare',
    {
      schema: { params: ProgrammeParams },
      config: { access: { verbs: ['change.read-programme'] } },
    },
    async (request, reply) => {
      const { programmeId } = request.params
      const { programme } = await readProgramme(contextOf(request), { programmeId })
      return mayHere(contextOf(request), 'change.keep-comparisons', programme)
        ? show(request, reply, programmeId)
        : reply.redirect(changeLinks(programmeId).area('options'), 303)
    },
  )

  app.register(async part => {
    const uploads = part as unknown as Http
    takeUploads(uploads, mostBytes)
    uploads.post(
      '/workbench/change/:programmeId/options/compare',
      {
        schema: {
          params: ProgrammeParams,
          body: Type.Object({ file: Type.Optional(Type.Unknown()) }),
        },
        config: { access: { verbs: ['change.read-programme'] } },
        bodyLimit: mostBytes,
      },
      async (request, reply) => {
        const context = contextOf(request)
        const { programmeId } = request.params
        const { programme, model } = await readProgramme(context, { programmeId })
        if (!mayHere(context, 'change.keep-comparisons', programme)) {
          return reply.redirect(changeLinks(programmeId).area('options'), 303)
        }
        const csv = textOf(request.body.file)
        if ('fault' in csv) {
          return show(request, reply, programmeId, [{ field: 'file', message: csv.fault }])
        }
        const read = readComparisons(model, csv.text, dayOf(context.now))
        if (read.faults.length > 0) {
          const faults = read.faults.map(message => ({ field: 'file', message }))
          return show(request, reply, programmeId, faults)
        }
        const links = changeLinks(programmeId)
        return sendPage(
          reply,
          changePage(site, request, {
            title: 'Look at the comparisons',
            back: { href: links.area('options'), text: 'Options' },
            width: 'wide',
            body: lookAtComparisonsPage({
              links,
              lines: read.lines,
              csv: csv.text,
              csrf: request.csrfToken,
            }),
          }),
        )
      },
    )
  })

  app.post(
    '/workbench/change/:programmeId/options/compare/keep',
    {
      schema: {
        params: ProgrammeParams,
        body: Type.Object({ csv: Type.String({ maxLength: mostBytes }) }),
      },
      config: { access: { verbs: ['change.keep-comparisons'] } },
    },
    async (request, reply) => {
      const { programmeId } = request.params
      try {
        await keepComparisons(contextOf(request), { programmeId, csv: request.body.csv })
        return reply.redirect(`${changeLinks(programmeId).area('options')}#compared`, 303)
      } catch (error) {
        return show(request, reply, programmeId, faultsOf(error))
      }
    },
  )
}

function textOf(file: unknown): { text: string } | { fault: string } {
  if (!isFile(file) || file.bytes.length === 0) return { fault: 'Choose a file' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file.bytes) }
  } catch (error) {
    if (error instanceof TypeError) return { fault: 'Save the file as CSV in UTF-8' }
    throw error
  }
}
