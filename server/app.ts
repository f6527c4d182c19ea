import { assets } from '@bluelamp/kit'
import { intakeApi, openDataApi } from '@bluelamp/listen'
import {
  type Clock,
  type Config,
  createHttp,
  type Db,
  type Http,
  type Hub,
  type Logger,
  registerIdentity,
  type Secrets,
  serveForever,
  sessionCookie,
} from '@bluelamp/platform'
import { publicPages } from '@bluelamp/public'
import { respondRoutes } from '@bluelamp/respond'
import { workbenchPages } from '@bluelamp/workbench'
import { knownRoles, visitor } from './actors.ts'
import { browserAppRoutes } from './browser-app-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { liveRoutes } from './live-routes.ts'
import { problemPage, signInPage } from './pages.ts'
import { placeRoutes } from './place-routes.ts'
import { sessionRoutes } from './session-routes.ts'

export type AppOptions = {
  db: Db
  clock: Clock
  hub: Hub
  logger: Logger
  config: Config
  secrets: Secrets
  site: { forceId: string; forceName: string; invented: boolean }
  /** 0 sets no limit, for load tests. */
  requestsPerMinute: number
  version: string
}

/** The whole of what is served, wired by hand: every page and route is named here once. */
export async function createApp(options: AppOptions): Promise<Http> {
  const { config, secrets, site } = options
  const secure = config.mode === 'production'
  const app = await createHttp({
    db: options.db,
    clock: options.clock,
    logger: options.logger,
    secure,
    trustProxy: config.trustProxy,
    problemPage: problemPage(site),
    visitor: visitor(site.forceId),
    sessionCookie,
    requestsPerMinute: options.requestsPerMinute,
    title: `${site.forceName}: Bluelamp`,
    version: options.version,
  })
  registerIdentity(app, {
    config,
    secrets,
    knownRoles,
    secure,
    page: signInPage(site),
    home: () => '/workbench',
  })
  serveForever(app, assets)
  healthRoutes(app)
  sessionRoutes(app, site)
  liveRoutes(app, options.hub, site)
  placeRoutes(app)
  publicPages(app, site, { basemap: config.basemap })
  workbenchPages(app, site)
  respondRoutes(app)
  intakeApi(app, site)
  openDataApi(app, ...(options.requestsPerMinute === 0 ? (['none'] as const) : []))
  await browserAppRoutes(app)
  app.get(
    '/openapi.json',
    {
      schema: { hide: true },
      config: { access: { open: 'the document of this interface' }, noCookies: true },
    },
    () => app.swagger(),
  )
  return app
}
