import { contextOf, type Http, operations, readJournal } from '@bluelamp/platform'
import { Type } from 'typebox'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { journalPage } from './journal-page.ts'

const optional = (maximum: number) => Type.Optional(Type.String({ maxLength: maximum }))
const Query = Type.Object({
  subject: optional(36),
  actor: optional(100),
  operation: Type.Optional(Type.Enum(['', ...operations])),
  from: optional(10),
  to: optional(10),
})

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The start of a day; nothing for what is no day of the calendar. */
function dateOf(text: string | undefined): Date | undefined {
  const date = new Date(`${text ?? ''}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

export function journal(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench/journal',
    {
      schema: { querystring: Query },
      config: { access: { verbs: ['platform.read-journal'] } },
    },
    async (request, reply) => {
      const { subject, actor, operation, from, to } = request.query
      const about = subject?.trim()
      const isStory = about !== undefined && uuid.test(about)
      const start = dateOf(from)
      const end = dateOf(to)
      const entries = await readJournal(contextOf(request), {
        forceId: site.forceId,
        // What happened to one thing is a story; across all things the latest comes first.
        ...(isStory && { subject: about, order: 'oldest' as const, limit: 500 }),
        ...(actor?.trim() && { actor: actor.trim() }),
        ...(operation && { operation }),
        ...(start && { from: start }),
        ...(end && { to: new Date(end.getTime() + 86_400_000) }),
      })
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'Journal',
          body: journalPage(request.query, entries, isStory ? 'oldest' : 'newest'),
          width: 'full',
        }),
      )
    },
  )
}
