import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mixUnnamedIdeas } from '@bluelamp/change'
import { publishCrimes, sweepDrafts, sweepUploads } from '@bluelamp/listen'
import { readForcePolicy, setReviewClocks } from '@bluelamp/memory'
import {
  type Clock,
  type Config,
  createLogger,
  enforce,
  enqueue,
  type Http,
  type Logger,
  loadOrCreateSigningKey,
  type Secrets,
  sendMessages,
  sendMessageTask,
  simulatedNotifier,
  startJobs,
  startLive,
  startSealer,
  startTracing,
  sweepSessions,
  systemClock,
} from '@bluelamp/platform'
import { system } from './actors.ts'
import { createApp } from './app.ts'
import { buildForBrowsers } from './build-for-browsers.ts'
import { type Databases, dataFolder, openDatabases } from './database.ts'
import { clearWhatIsDisposedOf, followDisposals, registerFile } from './disposal-register.ts'
import { root } from './folders.ts'
import { findForce, type Site } from './force.ts'
import { followAnnouncements } from './live.ts'
import { startMail } from './mail.ts'
import { prepareHouse } from './prepare-house.ts'
import { wireReactions } from './reactions.ts'
import { startSimulation } from './simulator/start-simulation.ts'

export type Running = {
  url: string
  app: Http
  databases: Databases
  clock: Clock
  close: () => Promise<void>
}

export type StartOptions = {
  config: Config
  secrets: Secrets
  say?: (line: string) => void
  clock?: Clock
  logger?: Logger
  requestsPerMinute?: number
}

const sealEveryMs = 2000

/** Starts everything, in order; what it returns stops everything, in the opposite order. */
export async function start(options: StartOptions): Promise<Running> {
  const { config, say = () => {}, clock = systemClock } = options
  const logger = options.logger ?? createLogger({ level: config.logLevel })
  const closers: (() => unknown)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    closers.push(await startTracing(config))
    enforce(readForcePolicy())
    wireReactions()
    const databases = await openDatabases(config, say, { alone: true })
    closers.push(databases.close)
    const { ownerUrl } = databases
    await prepareHouse({ ownerUrl, size: config.forceSize, until: clock.now(), say })
    await clearWhatIsDisposedOf(ownerUrl, registerFile(config), clock.now(), say)
    await buildForBrowsers(say)
    const { app, url } = await serve(databases, options, clock, logger, closers)
    return { url, app, databases, clock, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function serve(
  databases: Databases,
  { config, secrets, requestsPerMinute = 600 }: StartOptions,
  clock: Clock,
  logger: Logger,
  closers: (() => unknown)[],
): Promise<{ app: Http; url: string }> {
  const { db } = databases.app
  const site = await findForce(db)
  const connection = { url: databases.appUrl, role: databases.appRole }
  const live = await startLive({ ...connection, log: logger })
  closers.push(live.stop)
  followAnnouncements(live.hub, db, site.forceId)
  await followDisposals(live.hub, db, registerFile(config), logger)
  const app = await createApp({
    db,
    clock,
    hub: live.hub,
    logger,
    config,
    secrets,
    site,
    requestsPerMinute,
    version: versionOf(),
  })
  // Open event streams would keep the server from closing.
  app.addHook('preClose', () => live.stop())
  closers.push(() => app.close())
  closers.push(await startWork(databases, config, clock, logger, site))
  const url = await app.listen({ port: config.port, host: config.host })
  if (config.smtpPort !== undefined) {
    const { smtpPort: port } = config
    const mail = await startMail({ db, clock, logger, forceId: site.forceId, port, config })
    closers.push(mail.close)
    logger.info({ port: mail.port }, 'e-mail is taken in')
  }
  if (site.invented) {
    closers.push(await startSimulation({ db, clock, logger, site, speed: config.livingDay }))
  }
  return { app, url: config.publicUrl ?? url }
}

/** What goes on behind the pages: messages, publication, sweeping, sealing. */
async function startWork(
  databases: Databases,
  config: Config,
  clock: Clock,
  logger: Logger,
  site: Site,
): Promise<() => Promise<void>> {
  const { db } = databases.app
  const { forceId } = site
  const folder = dataFolder(config)
  const context = () => ({ db, actor: system(forceId), now: clock.now() })
  const stopJobs = await startJobs({
    url: databases.appUrl,
    role: databases.appRole,
    logger,
    tasks: {
      [sendMessageTask]: sendMessages({ db, clock, notifier: simulatedNotifier() }),
      'platform.sweep-sessions': async () => {
        await sweepSessions(db, clock.now(), 8 * 3_600_000)
      },
      'listen.publish-crimes': async () => {
        while ((await publishCrimes(context(), { forceId })).more);
      },
      'listen.sweep-drafts': async () => {
        await sweepDrafts(context())
        await sweepUploads(context())
      },
      'change.mix-unnamed-ideas': () => mixUnnamedIdeas({ db }),
      'memory.set-review-clocks': async () => {
        await setReviewClocks(context(), { forceId })
      },
    },
    cron: [
      { task: 'memory.set-review-clocks', match: '41 3 * * *' },
      { task: 'platform.sweep-sessions', match: '17 * * * *' },
      // By the minute, a reader could tell when each crime was recorded: a real force publishes by night.
      { task: 'listen.publish-crimes', match: site.invented ? '* * * * *' : '17 4 * * *' },
      { task: 'listen.sweep-drafts', match: '23 * * * *' },
      // When nobody waits for a page: all at one time of the night, whenever each was posted.
      { task: 'change.mix-unnamed-ideas', match: '7 2 * * *' },
    ],
  })
  const sealer = startSealer({
    db,
    signingKey: await loadOrCreateSigningKey(folder),
    witnessFile: join(folder, 'journal-heads.log'),
    everyMs: sealEveryMs,
    onError: error => logger.error({ err: error }, 'the journal was not sealed'),
  })
  if (site.invented) await enqueue(db, 'listen.publish-crimes', {}, { key: 'publish-crimes' })
  await enqueue(db, 'memory.set-review-clocks', {}, { key: 'set-review-clocks' })
  return async () => {
    await stopJobs()
    await sealer.stop()
  }
}

const versionOf = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
