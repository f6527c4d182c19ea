import {
  codeVoice,
  keepVoices,
  type NewVoice,
  ofKind,
  readProgramme,
  readVoices,
  withdrawVoice,
} from '@bluelamp/change'
import { type FieldError, formErrors } from '@bluelamp/kit'
import { contextOf, type Http, InvalidInputError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { askingPurpose, withPurpose } from '../site/ask-purpose.ts'
import { contextWithPurpose, sendPage, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'
import { mayHere, ProgrammeParams, uuid } from './change-params.ts'
import { addPage, keysPage, sortPage, withdrawPage } from './voices-pages.ts'

const text = (maximum: number) => Type.String({ maxLength: maximum })
const Query = Type.Object({ purpose: Type.Optional(text(200)), done: Type.Optional(text(10)) })
const Sorting = Type.Object({
  id: uuid,
  themes: Type.Optional(Type.Union([uuid, Type.Array(uuid, { maxItems: 20 })])),
})
const Adding = Type.Object({
  engagement: Type.Optional(text(40)),
  lines: Type.Optional(text(400_000)),
})

const contextHere = (request: FastifyRequest) =>
  contextWithPurpose(request, 'Sorting what people said into themes', 'programme-manager')

/** What people said when they were asked: added, sorted into themes, taken back. */
export function voiceRoutes(app: Http, site: WorkbenchSite): void {
  const back = (programmeId: string) => ({
    href: changeLinks(programmeId).area('voices'),
    text: 'Voices',
  })

  async function showSorting(
    request: FastifyRequest,
    reply: FastifyReply,
    programmeId: string,
    faults: readonly FieldError[] = [],
  ) {
    const context = contextHere(request)
    const uncoded = await readVoices(context, { programmeId })
    const { model } = await readProgramme(context, { programmeId })
    if (faults.length > 0) reply.status(422)
    return sendPage(
      reply,
      changePage(site, request, {
        title: 'Sort into themes',
        back: back(programmeId),
        body: sortPage({
          uncoded,
          themes: ofKind(model, 'theme'),
          errors: formErrors(faults),
          csrf: request.csrfToken,
          action: withPurpose(request, `${changeLinks(programmeId).home}/voices/sort`),
        }),
        hasErrors: faults.length > 0,
      }),
    )
  }

  app.get(
    '/workbench/change/:programmeId/voices/sort',
    {
      schema: { params: ProgrammeParams, querystring: Query },
      config: { access: { verbs: ['change.read-voices', 'change.read-programme'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, () =>
        showSorting(request, reply, request.params.programmeId),
      ),
  )
  app.post(
    '/workbench/change/:programmeId/voices/sort',
    {
      schema: { params: ProgrammeParams, querystring: Query, body: Sorting },
      config: { access: { verbs: ['change.code-voice'] } },
    },
    async (request, reply) => {
      const { programmeId } = request.params
      const { id, themes = [] } = request.body
      try {
        const chosen = typeof themes === 'string' ? [themes] : themes
        await codeVoice(contextHere(request), { programmeId, id, themes: chosen })
        return reply.redirect(
          withPurpose(request, `${changeLinks(programmeId).home}/voices/sort`),
          303,
        )
      } catch (error) {
        return showSorting(request, reply, programmeId, faultsOf(error))
      }
    },
  )

  async function showWithdrawing(
    request: FastifyRequest,
    reply: FastifyReply,
    programmeId: string,
    done: boolean,
    faults: readonly FieldError[] = [],
  ) {
    const { programme } = await readProgramme(contextOf(request), { programmeId })
    if (!mayHere(contextOf(request), 'change.withdraw-voice', programme)) {
      return reply.redirect(changeLinks(programmeId).area('voices'), 303)
    }
    if (faults.length > 0) reply.status(422)
    return sendPage(
      reply,
      changePage(site, request, {
        title: 'Take back what somebody said',
        back: back(programmeId),
        body: withdrawPage({
          done,
          errors: formErrors(faults),
          csrf: request.csrfToken,
          programmeId,
        }),
        hasErrors: faults.length > 0,
      }),
    )
  }

  const withdrawing = { access: { verbs: ['change.withdraw-voice'] } }
  app.get(
    '/workbench/change/:programmeId/voices/withdraw',
    {
      schema: { params: ProgrammeParams, querystring: Query },
      config: { access: { verbs: ['change.read-programme'] } },
    },
    (request, reply) =>
      showWithdrawing(request, reply, request.params.programmeId, request.query.done === 'yes'),
  )
  app.post(
    '/workbench/change/:programmeId/voices/withdraw',
    {
      schema: { params: ProgrammeParams, body: Type.Object({ key: Type.Optional(text(100)) }) },
      config: withdrawing,
    },
    async (request, reply) => {
      const { programmeId } = request.params
      try {
        await withdrawVoice(contextOf(request), { programmeId, key: request.body.key ?? '' })
        return reply.redirect(`${changeLinks(programmeId).home}/voices/withdraw?done=yes`, 303)
      } catch (error) {
        return showWithdrawing(request, reply, programmeId, false, faultsOf(error))
      }
    },
  )

  async function showAdding(
    request: FastifyRequest,
    reply: FastifyReply,
    programmeId: string,
    given: { engagement?: string; lines?: string } = {},
    faults: readonly FieldError[] = [],
  ) {
    const { programme, model } = await readProgramme(contextOf(request), { programmeId })
    if (!mayHere(contextOf(request), 'change.keep-voices', programme)) {
      return reply.redirect(changeLinks(programmeId).area('voices'), 303)
    }
    if (faults.length > 0) reply.status(422)
    return sendPage(
      reply,
      changePage(site, request, {
        title: 'Add answers',
        back: back(programmeId),
        body: addPage({
          engagements: ofKind(model, 'engagement'),
          given,
          errors: formErrors(faults),
          csrf: request.csrfToken,
          programmeId,
        }),
        hasErrors: faults.length > 0,
      }),
    )
  }

  const adding = { access: { verbs: ['change.keep-voices'] } }
  app.get(
    '/workbench/change/:programmeId/voices/add',
    {
      schema: { params: ProgrammeParams },
      config: { access: { verbs: ['change.read-programme'] } },
    },
    (request, reply) => showAdding(request, reply, request.params.programmeId),
  )
  app.post(
    '/workbench/change/:programmeId/voices/add',
    { schema: { params: ProgrammeParams, body: Adding }, config: adding },
    async (request, reply) => {
      const { programmeId } = request.params
      const { engagement = '', lines = '' } = request.body
      try {
        const voices = readLines(engagement, lines)
        const keys = await keepVoices(contextOf(request), { programmeId, voices })
        return sendPage(
          reply,
          changePage(site, request, {
            title: 'Answers are kept',
            back: back(programmeId),
            body: keysPage(keys),
          }),
        )
      } catch (error) {
        return showAdding(request, reply, programmeId, { engagement, lines }, faultsOf(error))
      }
    },
  )
}

/** One person a line: day of consent; area; age; ethnicity; satisfied 1 to 5; what they said. */
export function readLines(engagementId: string, lines: string): NewVoice[] {
  const voices = lines
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map((line, at): NewVoice => {
      const [consentedOn = '', area, ageBand, ethnicity, satisfied, ...words] = line
        .split(';')
        .map(part => part.trim())
      const level = satisfied ? Number(satisfied) : undefined
      if (level !== undefined && !(Number.isInteger(level) && level >= 1 && level <= 5)) {
        throw new InvalidInputError([
          {
            field: 'lines',
            message: `Line ${at + 1}: satisfied is a number from 1 to 5, or empty`,
          },
        ])
      }
      return {
        engagementId,
        consentedOn,
        area: area || undefined,
        ageBand: ageBand || undefined,
        ethnicity: ethnicity || undefined,
        satisfied: level,
        words: words.join('; '),
        themes: [],
      }
    })
  if (voices.length === 0)
    throw new InvalidInputError([{ field: 'lines', message: 'Write at least one line' }])
  return voices
}
