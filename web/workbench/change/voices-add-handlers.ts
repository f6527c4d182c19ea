import { keepVoices, type NewVoice, ofKind, readProgramme } from '@bluelamp/change'
import { type FieldError, formErrors } from '@bluelamp/kit'
import { contextOf, type Http, InvalidInputError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { faultsOf } from '../records/record-handlers.ts'
import { text } from '../site/fields.ts'
import type { WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { mayHere, ProgrammeParams } from './change-params.ts'
import { sendVoicesPage } from './voices-frame.ts'
import { addPage, keysPage } from './voices-pages.ts'

const Adding = Type.Object({
  engagement: Type.Optional(text(40)),
  lines: Type.Optional(text(400_000)),
})

/** Answers are added, many at once. */
export function addAnswersRoutes(app: Http, site: WorkbenchSite): void {
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
    return sendVoicesPage(site, request, reply, {
      title: 'Add answers',
      programmeId,
      body: addPage({
        engagements: ofKind(model, 'engagement'),
        given,
        errors: formErrors(faults),
        csrf: request.csrfToken,
        programmeId,
      }),
      faults,
    })
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
        return sendVoicesPage(site, request, reply, {
          title: 'Answers are kept',
          programmeId,
          body: keysPage(keys),
        })
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
