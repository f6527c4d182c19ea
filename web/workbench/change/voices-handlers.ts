import type { Http } from '@bluelamp/platform'
import type { WorkbenchSite } from '../site/layout.ts'
import { addRoutes } from './voices-add-handlers.ts'
import { ideaRoutes } from './voices-idea-handlers.ts'
import { registerRoutes } from './voices-register-handlers.ts'
import { sortRoutes } from './voices-sort-handlers.ts'
import { withdrawRoutes } from './voices-withdraw-handlers.ts'

/** What people said when they were asked, and what staff say is in the way. */
export function voiceRoutes(app: Http, site: WorkbenchSite): void {
  sortRoutes(app, site)
  withdrawRoutes(app, site)
  addRoutes(app, site)
  ideaRoutes(app, site)
  registerRoutes(app, site)
}
