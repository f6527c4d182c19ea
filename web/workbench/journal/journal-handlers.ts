import { contextOf, type Entry, type Http, operations, readJournal } from '@bluelamp/platform'
import { Type } from 'typebox'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { type JournalSearch, journalPage } from './journal-page.ts'

const optional = (maximum: number) => Type.Optional(Type.String({ maxLength: maximum }))
const Query = Type.Object({
  subject: optional(36),
  actor: optional(100),
  operation: Type.Optional(Type.Enum(['', ...operations])),
  from: optional(10),
  to: optional(10),
  /** The last entry of the page before: its time and its number. */
  after: Type.Optional(Type.String({ pattern: '^[0-9TZ:.-]{20,30} [0-9]{1,18}$' })),
})

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The start of a day; nothing for what is no day of the calendar. */
function dateOf(text: string | undefined): Date | undefined {
  const date = new Date(`${text ?? ''}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** The rest of the address of a page that goes on after an entry. */
function nextOf(search: JournalSearch, { at, id }: Entry): string {
  const said = Object.entries({ ...search, after: `${at} ${id}` }).filter(([, value]) => value)
  return `/workbench/journal?${new URLSearchParams(said as [string, string][])}`
}

function afterOf(after: string | undefined) {
  const [at, id] = after?.split(' ') ?? []
  return at && id && !Number.isNaN(Date.parse(at)) ? { after: { at, id: Number(id) } } : {}
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
      const limit = isStory ? 500 : 50
      const entries = await readJournal(contextOf(request), {
        forceId: site.forceId,
        limit,
        ...afterOf(request.query.after),
        // What happened to one thing is a story; across all things the latest comes first.
        ...(isStory && { subject: about, order: 'oldest' as const }),
        ...(actor?.trim() && { actor: actor.trim() }),
        ...(operation && { operation }),
        ...(start && { from: start }),
        ...(end && { to: new Date(end.getTime() + 86_400_000) }),
      })
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: 'Journal',
          body: journalPage(
            request.query,
            entries,
            isStory ? 'oldest' : 'newest',
            entries.length === limit ? nextOf(request.query, entries.at(-1)!) : undefined,
          ),
          width: 'full',
        }),
      )
    },
  )
}
