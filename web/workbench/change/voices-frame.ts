import type { FieldError } from '@bluelamp/kit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { text } from '../site/fields.ts'
import { sendPage, type WorkbenchPage, type WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { changePage } from './change-page.ts'

export const Query = Type.Object({
  purpose: Type.Optional(text(200)),
  done: Type.Optional(text(10)),
})

type VoicesPage = Pick<WorkbenchPage, 'title' | 'body'> & {
  programmeId: string
  faults?: readonly FieldError[]
}

/** A page that leads back to the voices of a programme; with faults it is the answer to a form that was not taken. */
export function sendVoicesPage(
  site: WorkbenchSite,
  request: FastifyRequest,
  reply: FastifyReply,
  { programmeId, faults = [], ...page }: VoicesPage,
) {
  if (faults.length > 0) reply.status(422)
  const back = { href: changeLinks(programmeId).area('voices'), text: 'Voices' }
  return sendPage(reply, changePage(site, request, { ...page, back, hasErrors: faults.length > 0 }))
}
