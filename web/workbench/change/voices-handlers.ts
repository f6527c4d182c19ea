import type { Http } from '@bluelamp/platform'
import type { WorkbenchSite } from '../site/layout.ts'
import { addAnswersRoutes } from './voices-add-handlers.ts'
import { postIdeasRoutes } from './voices-idea-handlers.ts'
import { replyIdeasRoutes } from './voices-register-handlers.ts'
import { sortAnswersRoutes } from './voices-sort-handlers.ts'
import { withdrawAnswerRoutes } from './voices-withdraw-handlers.ts'

/** What people said when they were asked, and what staff say is in the way. */
export function voiceRoutes(app: Http, site: WorkbenchSite): void {
  sortAnswersRoutes(app, site)
  withdrawAnswerRoutes(app, site)
  addAnswersRoutes(app, site)
  postIdeasRoutes(app, site)
  replyIdeasRoutes(app, site)
}
