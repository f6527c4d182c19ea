import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Provider from 'oidc-provider'
import { Type } from 'typebox'
import { setClock } from '../clock/clock.ts'
import { readConfig } from '../config/config.ts'
import { type OpenDatabase, openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { createHttp } from '../http/http.ts'
import { createLogger } from '../log/log.ts'
import { createTestDatabase } from '../postgres/test-database.ts'
import type { Actor } from '../verbs/context.ts'
import type { IdentityOptions } from './identity-options.ts'
import { registerIdentity } from './register-identity.ts'
import { sessionCookie } from './session.ts'

/** The platform's first tables, as the app's role sees them. For tests only. */
export async function openTestAccounts(): Promise<OpenDatabase & { drop: () => Promise<void> }> {
  const folder = fileURLToPath(new URL('../../database/migrations', import.meta.url))
  const database = await createTestDatabase({
    prepare: async ownerUrl => {
      const owner = openDatabase({ url: ownerUrl })
      await migrate(owner.db, folder, '0001-platform-create-foundations')
      await owner.close()
    },
    templateKey: 'identity-foundations-1',
    name: 'identity',
  })
  const app = openDatabase({ url: database.appUrl })
  const drop = async () => {
    await app.close()
    await database.drop()
  }
  return { ...app, drop }
}

export const visitor: Actor = { id: 'visitor', name: 'Visitor', roles: ['public'], attributes: {} }

/** A site with two pages of its own: who am I, and a form to post. */
export async function openSite(
  { db }: OpenDatabase,
  env: NodeJS.ProcessEnv = {},
  more: Partial<IdentityOptions> = {},
  port = 0,
) {
  const clock = setClock(new Date('2026-03-02T09:00:00Z'))
  const { config, secrets } = readConfig({
    NODE_ENV: 'test',
    BLUELAMP_FOLDER: join(tmpdir(), 'none'),
    ...env,
  })
  const app = await createHttp({
    db,
    clock,
    logger: createLogger({ level: 'silent' }),
    secure: false,
    problemPage: problem => `problem ${problem.status}`,
    visitor,
    sessionCookie,
    requestsPerMinute: 0,
    title: 'Test',
    version: '0',
  })
  registerIdentity(app, {
    config,
    secrets,
    secure: false,
    knownRoles: ['clerk', 'manager'],
    page: what => JSON.stringify(what),
    ...more,
  })
  const all = { access: { open: 'a test' } }
  app.get('/me', { schema: {}, config: all }, async request => ({
    actor: request.actor,
    csrfToken: request.csrfToken,
  }))
  app.post('/form', { schema: { body: Type.Object({}) }, config: all }, async () => ({ ok: true }))
  await app.listen({ host: '127.0.0.1', port })
  const address = app.server.address() as AddressInfo
  return { app, clock, address: `http://127.0.0.1:${address.port}` }
}

export type Visit = { status: number; url: string; text: string; location: string | undefined }

/** Follows redirects and keeps cookies by site, as a browser would; one site is one port here. */
export class Browser {
  readonly jars = new Map<string, Map<string, string>>()

  jar(url: string): Map<string, string> {
    const { host } = new URL(url)
    const jar = this.jars.get(host) ?? new Map<string, string>()
    this.jars.set(host, jar)
    return jar
  }

  async step(url: string, form?: Record<string, string>, accept = 'text/html'): Promise<Visit> {
    const jar = this.jar(url)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { accept, ...(cookie && { cookie }) },
      ...(form && { body: new URLSearchParams(form) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const gone = /expires=Thu, 01 Jan 1970/i.test(line)
      if (gone || value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const location = answer.headers.get('location')
    return {
      status: answer.status,
      url,
      text: await answer.text(),
      location: location === null ? undefined : new URL(location, url).href,
    }
  }

  /** Goes on until a page comes, or an address that `stopAt` names. */
  async go(url: string, stopAt?: (next: string) => boolean): Promise<Visit> {
    let visit = await this.step(url)
    for (let hops = 0; visit.location && !stopAt?.(visit.location); hops += 1) {
      if (hops > 12) throw new Error('Too many redirects')
      visit = await this.step(visit.location)
    }
    return visit
  }

  async me(site: string): Promise<{ actor: Actor; csrfToken: string }> {
    return JSON.parse((await this.step(`${site}/me`)).text) as { actor: Actor; csrfToken: string }
  }
}

export type Person = { sub: string; name: string; roles?: unknown; refuses?: boolean }

/** A real OpenID provider on loopback; whoever is put in `person` signs in without being asked. */
export async function openOidcProvider(redirectUris: () => string[], secret: string | undefined) {
  const server = http.createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const state = { person: { sub: 'nobody', name: 'Nobody' } as Person, tokenCalls: 0 }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'bluelamp',
        redirect_uris: redirectUris(),
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: secret ? 'client_secret_basic' : 'none',
        ...(secret && { client_secret: secret }),
      },
    ],
    cookies: { keys: ['invented for tests'] },
    claims: { openid: ['sub'], profile: ['name', 'roles', 'realm_access'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/interaction' },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => {
        const { name, roles } = state.person
        return { sub, name, roles, realm_access: { roles } }
      },
    }),
    loadExistingGrant: async (context: {
      oidc: { session: { accountId: string }; client: { clientId: string } }
    }) => {
      const { accountId } = context.oidc.session
      const grant = new provider.Grant({ accountId, clientId: context.oidc.client.clientId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const serve = provider.callback()
  server.on('request', async (request, response) => {
    if (request.url?.startsWith('/token')) state.tokenCalls += 1
    if (!request.url?.startsWith('/interaction')) return serve(request, response)
    const { refuses, sub } = state.person
    const result = refuses ? { error: 'access_denied' } : { login: { accountId: sub } }
    await provider.interactionFinished(request, response, result)
  })
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>(resolve => server.close(() => resolve()))
  }
  return { issuer, state, close }
}
