import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Http } from '@bluelamp/platform'
import fastifyStatic from '@fastify/static'
import { type BrowserApp, browserApps } from './browser-apps.ts'
import { root } from './folders.ts'

const shown = { access: { open: 'code without data; what it shows is asked of the policy' } }

/** The officer's phone must start with no network, so its page is served to anyone and holds nothing. */
const needsSignIn = (app: BrowserApp) => app.name === 'command'

export async function browserAppRoutes(http: Http): Promise<void> {
  await http.register(fastifyStatic, { root, serve: false })
  for (const app of browserApps) {
    const dist = join(root, app.folder, 'dist')
    http.get(app.path.slice(0, -1), { schema: {}, config: shown }, async (request, reply) => {
      if (!request.url.endsWith('/')) return reply.redirect(app.path, 301)
      if (needsSignIn(app) && request.actor.roles.includes('public')) {
        return reply.redirect(`/sign-in?returnTo=${app.path}`, 303)
      }
      // Read each time: an app that was built anew names other files.
      const index = await readFile(join(dist, 'index.html'), 'utf8')
      return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(index)
    })
    http.get(`${app.path}*`, { schema: {}, config: shown }, (request, reply) => {
      const { '*': file } = request.params as { '*': string }
      // Vite names each asset by its content; the others (worker, manifest) must be asked for anew.
      const forever = file.startsWith('assets/')
      return reply.sendFile(file, dist, {
        dotfiles: 'deny',
        cacheControl: true,
        immutable: forever,
        maxAge: forever ? '1y' : 0,
      })
    })
  }
}
