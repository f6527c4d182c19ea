import { type Http, pendingMigrations } from '@bluelamp/platform'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { migrations } from './folders.ts'

const Health = Type.Object({ status: Type.String(), reason: Type.Optional(Type.String()) })
const access = { open: 'for the monitor; says up or down' }

/** `/health`: the process answers. `/ready`: it can also serve. */
export function healthRoutes(app: Http): void {
  app.get(
    '/health',
    { schema: { response: { 200: Health } }, config: { access, noCookies: true } },
    async () => ({ status: 'up' }),
  )
  app.get(
    '/ready',
    { schema: { response: { 200: Health, 503: Health } }, config: { access, noCookies: true } },
    async (_request, reply) => {
      const reason = await reasonNotReady(app)
      if (!reason) return { status: 'ready' }
      reply.status(503)
      return { status: 'not ready', reason }
    },
  )
}

async function reasonNotReady({ db }: Http): Promise<string | undefined> {
  try {
    await sql`select 1`.execute(db)
    const pending = await pendingMigrations(db, migrations)
    return pending.length > 0 ? `the schema lacks ${pending.join(', ')}` : undefined
  } catch {
    return 'the database does not answer'
  }
}
