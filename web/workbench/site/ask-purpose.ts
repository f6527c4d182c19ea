import { button, html, input } from '@bluelamp/kit'
import { PurposeNeededError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage, type WorkbenchSite, workbenchPage } from './layout.ts'

/** Shows the page; where the policy wants a reason first, asks for one and comes back with it. */
export async function askingPurpose(
  site: WorkbenchSite,
  request: FastifyRequest,
  reply: FastifyReply,
  show: () => Promise<unknown>,
): Promise<unknown> {
  const isPage = (request.headers.accept ?? '').includes('text/html')
  try {
    return await show()
  } catch (error) {
    if (!(error instanceof PurposeNeededError) || request.method !== 'GET' || !isPage) throw error
    reply.status(403)
    const [path] = request.url.split('?')
    return sendPage(
      reply,
      workbenchPage(site, request, {
        title: 'Why do you need to see this?',
        width: 'normal',
        body: html`<h1 class="govuk-heading-l">Why do you need to see this?</h1>
          <p class="govuk-body">It is about people. Your reason is kept in the journal with your name and the time.</p>
          <form method="get" action="${path}">
            ${Object.entries(request.query as Record<string, string>)
              .filter(([name]) => name !== 'purpose')
              .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
            ${input({
              id: 'purpose',
              name: 'purpose',
              label: { text: 'Your reason' },
              hint: { text: 'For example: investigating crime 20/1234/26' },
              attributes: { required: true, maxlength: 200 },
            })}
            ${button({ text: 'Continue' })}
          </form>`,
      }),
    )
  }
}

/** The reason that was given goes on with each form of the page. */
export function withPurpose(request: FastifyRequest, href: string): string {
  const { purpose } = request.query as { purpose?: string }
  return purpose
    ? `${href}${href.includes('?') ? '&' : '?'}purpose=${encodeURIComponent(purpose)}`
    : href
}
