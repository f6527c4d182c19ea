import { type PublishedDecision, viewDecisions } from '@bluelamp/change'
import { formatDate, type Html, html, trustedHtml } from '@bluelamp/kit'
import { contextOf, type Http, NotFoundError } from '@bluelamp/platform'
import { Type } from 'typebox'
import { type PublicSite, publicPage } from '../site/layout.ts'

/** What the policing body has decided, for everybody to read: without what is exempt. */
export function decisions(app: Http, site: PublicSite): void {
  const config = { access: { verbs: ['change.view-decisions'] } }
  const asked = { forceId: site.forceId, invented: site.invented }

  app.get('/decisions', { schema: {}, config }, async (request, reply) => {
    const found = await viewDecisions(contextOf(request), asked)
    return reply
      .type('text/html; charset=utf-8')
      .send(publicPage(site, { title: 'Decisions', body: listPage(found) }))
  })

  app.get(
    '/decisions/:id',
    { schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) }, config },
    async (request, reply) => {
      const [decision] = await viewDecisions(contextOf(request), {
        ...asked,
        id: request.params.id,
      })
      if (!decision) throw new NotFoundError('decision', request.params.id)
      return reply.type('text/html; charset=utf-8').send(
        publicPage(site, {
          title: decision.title,
          back: '/decisions',
          // Written by our own writer, which escapes every text.
          body: html`<article class="bl-document">${trustedHtml(decision.html)}</article>`,
        }),
      )
    },
  )
}

function listPage(found: readonly PublishedDecision[]): Html {
  return html`<h1 class="govuk-heading-l">Decisions</h1>
    <p class="govuk-body">What those you elected have decided about your police. Parts that the law lets them keep back are left out, and
      each notice says so.</p>
    ${
      found.length === 0
        ? html`<p class="govuk-body">No decision is published yet.</p>`
        : html`<ul class="bl-queue">${found.map(
            ({
              id,
              title,
              reference,
              date,
            }) => html`<li class="bl-queue__item"><span class="bl-queue__title"><a class="govuk-link" href="/decisions/${id}">${title}</a></span>
              <span class="bl-when">${reference}, ${formatDate(date)}</span></li>`,
          )}</ul>`
    }`
}
