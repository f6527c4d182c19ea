import { type Html, html } from '@bluelamp/kit'
import type { Actor, Http } from '@bluelamp/platform'
import { roomsOf, sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'

function homePage(actor: Actor, site: WorkbenchSite): Html {
  const rooms = roomsOf(actor, site)
  return html`<h1 class="govuk-heading-l">Hello, ${actor.name}</h1>
    ${
      rooms.length === 0
        ? html`<p class="govuk-body">Your role opens no room here. Ask your supervisor if that is wrong.</p>`
        : html`<ul class="bl-cards">${rooms.map(
            room => html`<li class="bl-card"><h2 class="govuk-heading-m"><a class="govuk-link" href="${room.href}">${room.text}</a></h2>
              <p class="govuk-body">${room.about}</p></li>`,
          )}</ul>`
    }
    <p class="govuk-body"><a class="govuk-link" href="/workbench/policy">Who may do what</a>: the rules, in plain words.</p>`
}

export function home(app: Http, site: WorkbenchSite): void {
  app.get(
    '/workbench',
    {
      schema: {},
      config: { access: { open: 'leads each to their own rooms; a visitor to sign-in' } },
    },
    async (request, reply) => {
      if (request.actor.roles.includes('public'))
        return reply.redirect('/sign-in?returnTo=/workbench')
      return sendPage(
        reply,
        workbenchPage(site, request, { title: 'Home', body: homePage(request.actor, site) }),
      )
    },
  )
}
