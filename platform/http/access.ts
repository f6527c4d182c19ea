import type { FastifyInstance } from 'fastify'

/**
 * Every route says who it is for: the verbs it runs (the policy decides), or why it is open to all.
 * A route that says neither, or that has no schema, stops the start.
 */
export type Access = { verbs: readonly string[] } | { open: string }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** Called by programs without our cookie, so a forged form cannot reach it. */
    noCookies?: boolean
    /** Whoever asks for it leaves no line in the log and no mark on the session: for what is said without a name. */
    untraced?: boolean
  }
}

export type KnownRoute = { method: string; url: string; access: Access }

export function requireAccess(app: FastifyInstance): KnownRoute[] {
  const routes: KnownRoute[] = []
  app.addHook('onRoute', route => {
    const method = [route.method].flat().join(',')
    if (method === 'HEAD' || method === 'OPTIONS') return
    const access = route.config?.access
    const faults = [...(access ? [] : ['no config.access']), ...(route.schema ? [] : ['no schema'])]
    if (faults.length > 0 || !access) {
      throw new Error(`The route ${method} ${route.url} has ${faults.join(' and ')}`)
    }
    routes.push({ method, url: route.url, access })
  })
  return routes
}
