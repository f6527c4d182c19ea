import type { Http } from '@bluelamp/platform'
import { crimeMap } from './crime-map/crime-map-handlers.ts'
import { decisions } from './decisions/decision-handlers.ts'
import { home } from './home/home-handlers.ts'
import { myReport } from './my-report/my-report-handlers.ts'
import { openData } from './open-data/open-data-handlers.ts'
import { reportBurglary } from './report-burglary/report-handlers.ts'
import type { PublicSite } from './site/layout.ts'

export { buildBrowserCode } from './crime-map/browser-code.ts'
export { type PublicSite, publicPage } from './site/layout.ts'

export type PublicSettings = {
  /** What lies under the map's boundaries: a `pmtiles://` address or a `{z}/{x}/{y}` tile address. */
  basemap?: string | undefined
}

/** Every page the public sees. */
export function publicPages(app: Http, site: PublicSite, settings: PublicSettings = {}): void {
  home(app, site)
  reportBurglary(app, site)
  myReport(app, site)
  crimeMap(app, site, settings)
  openData(app, site)
  decisions(app, site)
}
