import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { facetNames, type SearchFilters, search, suggest } from '@bluelamp/memory'
import { contextOf, type Http, may, NotAllowedError } from '@bluelamp/platform'
import { type Static, Type } from 'typebox'
import { askingPurpose } from '../site/ask-purpose.ts'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { type Asked, countWords, emptyPage, foundPage, path } from './search-page.ts'

const text = (most: number) => Type.Optional(Type.String({ maxLength: most }))
const Query = Type.Object({
  q: text(200),
  purpose: text(200),
  near: text(100),
  within: Type.Optional(Type.Enum(['100', '250', '500', '1000', '2000', '5000'])),
  from: text(10),
  to: text(10),
  page: Type.Optional(Type.String({ pattern: '^[0-9]{0,3}$' })),
  ...Object.fromEntries(facetNames.map(name => [name, text(60)])),
})
const Typed = Type.Object({ typed: Type.String({ maxLength: 200 }), purpose: text(200) })

const script = readFileSync(join(import.meta.dirname, '../browser/search-box.js'), 'utf8')
const scriptPath = '/workbench/browser/search-box.js'

const names = ['q', 'purpose', 'near', 'within', 'from', 'to', 'page', ...facetNames] as const
const readAsked = (query: Static<typeof Query>): Asked =>
  Object.fromEntries(
    names.map(name => [name, (query as Record<string, string | undefined>)[name]?.trim() ?? '']),
  ) as Asked

/** The start of a day; nothing for what is no day of the calendar. */
function dayOf(given: string, later = 0): Date | undefined {
  const day = new Date(`${given}T00:00:00Z`)
  return Number.isNaN(day.getTime()) ? undefined : new Date(day.getTime() + later)
}

const filtersOf = (asked: Asked): SearchFilters => ({
  ...Object.fromEntries(
    facetNames.flatMap(name => (asked[name] === '' ? [] : [[name, asked[name]]])),
  ),
  from: dayOf(asked.from),
  to: dayOf(asked.to, 86_400_000),
})

export function searchRoom(app: Http, site: WorkbenchSite): void {
  app.get(
    path,
    { schema: { querystring: Query }, config: { access: { verbs: ['memory.search'] } } },
    (request, reply) =>
      askingPurpose(site, request, reply, async () => {
        const context = contextOf(request)
        const asked = { ...readAsked(request.query), purpose: context.purpose ?? '' }
        const common = { scripts: [scriptPath] }
        if (asked.q === '' && asked.near === '') {
          const resource = { type: 'Record', id: 'search', attributes: door(site) }
          if (!may(context, 'memory.search', resource)) throw new NotAllowedError('memory.search')
          const body = emptyPage(asked)
          return sendPage(reply, workbenchPage(site, request, { title: 'Search', body, ...common }))
        }
        const found = await search(context, {
          typed: asked.q,
          near: asked.near || undefined,
          metres: Number(asked.within || 500),
          filters: filtersOf(asked),
          page: Number(asked.page || 1),
        })
        return sendPage(
          reply,
          workbenchPage(site, request, {
            // No names here: titles stay in the browser's history.
            title: `Search: ${countWords(found)}`,
            body: foundPage(found, asked),
            ...common,
          }),
        )
      }),
  )

  app.get(
    `${path}/suggest`,
    { schema: { querystring: Typed }, config: { access: { verbs: ['memory.suggest'] } } },
    request => suggest(contextOf(request), { typed: request.query.typed }),
  )

  app.get(
    scriptPath,
    { schema: {}, config: { access: { open: 'a script of the page' } } },
    (_request, reply) => reply.type('text/javascript; charset=utf-8').send(script),
  )
}

const door = ({ forceId }: WorkbenchSite) => ({
  forceId,
  kind: 'search',
  marking: 0,
  sealed: false,
  accessList: [],
})
