import { findPath, viewNetwork } from '@bluelamp/memory'
import { contextOf, type Http, serveForever } from '@bluelamp/platform'
import { Type } from 'typebox'
import { askingPurpose } from '../site/ask-purpose.ts'
import { browserCode } from '../site/browser-code.ts'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { pictureOf } from './draw-picture.ts'
import { addressesFor, networkPage, networkPath } from './network-page.ts'
import { addressOf, NetworkQuery, questionOf, readAsked } from './network-question.ts'
import { nameOf } from './network-words.ts'
import { pathPage } from './path-page.ts'

const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const schema = { params: Params, querystring: NetworkQuery }
const PathQuery = Type.Object({
  purpose: Type.Optional(Type.String({ maxLength: 200 })),
  other: Type.String({ format: 'uuid' }),
})

export function network(app: Http, site: WorkbenchSite): void {
  const code = browserCode()
  serveForever(app, code.files)
  const config = { access: { verbs: ['memory.view-network'] } }

  app.get('/workbench/entities/:id/network', { schema, config }, (request, reply) =>
    askingPurpose(site, request, reply, async () => {
      const context = contextOf(request)
      const { id } = request.params
      const asked = { ...readAsked(request.query), purpose: context.purpose ?? '' }
      const view = await viewNetwork(context, questionOf(id, asked))
      const name = nameOf(view.nodes.find(node => node.id === view.start)!)
      return sendPage(
        reply,
        workbenchPage(site, request, {
          title: `Network of ${name}`,
          body: networkPage(view, asked),
          back: { href: addressesFor(asked).entity(id), text: name },
          width: 'full',
          ...code,
        }),
      )
    }),
  )

  app.get('/workbench/entities/:id/network/picture.json', { schema, config }, async request => {
    const context = contextOf(request)
    const asked = { ...readAsked(request.query), purpose: context.purpose ?? '' }
    const view = await viewNetwork(context, questionOf(request.params.id, asked))
    return pictureOf(view, new Set(asked.open), addressesFor(asked))
  })

  app.get(
    '/workbench/entities/:id/path',
    {
      schema: { params: Params, querystring: PathQuery },
      config: { access: { verbs: ['memory.find-path'] } },
    },
    (request, reply) =>
      askingPurpose(site, request, reply, async () => {
        const context = contextOf(request)
        const { id } = request.params
        const asked = { ...readAsked({}), purpose: context.purpose ?? '' }
        const view = await findPath(context, { entityId: id, otherId: request.query.other })
        const network = addressOf(networkPath(id), { purpose: asked.purpose })
        return sendPage(
          reply,
          workbenchPage(site, request, {
            title: 'How they are tied',
            body: pathPage(view, asked),
            back: { href: network, text: 'The network' },
          }),
        )
      }),
  )
}
