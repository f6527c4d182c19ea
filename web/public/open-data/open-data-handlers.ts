import { openDataFeature } from '@bluelamp/listen'
import type { Http } from '@bluelamp/platform'
import { type PublicSite, publicPage } from '../site/layout.ts'
import { openDataPage } from './open-data-page.ts'

/** The page that tells of the API. */
export function openData(app: Http, site: PublicSite): void {
  const page = publicPage(site, { title: 'Open data', body: openDataPage(site) })
  app.get(
    '/open-data',
    {
      schema: {},
      config: { access: { open: 'a page with no personal data' }, feature: openDataFeature },
    },
    (_request, reply) => reply.type('text/html; charset=utf-8').send(page),
  )
}
