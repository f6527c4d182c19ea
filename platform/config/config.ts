import { Type } from 'typebox'
import { Value } from 'typebox/value'

export class ConfigError extends Error {
  override name = 'ConfigError'
  constructor(faults: readonly string[]) {
    super(`The settings are not right:\n${faults.map(fault => `  ${fault}`).join('\n')}`)
  }
}

/** A setting: its name in the environment, how its text is read, and what it is for (for the guide). */
type Setting<T> = { env: string; read: (text: string | undefined) => T; about: string }

const optional = (text: string | undefined) => text || undefined

function number(env: string, fallback: number, least: number, most: number) {
  return (text: string | undefined): number => {
    if (!text) return fallback
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (!Value.Check(Type.Integer({ minimum: least, maximum: most }), value)) {
      throw new Error(`${env} is "${text}": it must be a whole number from ${least} to ${most}`)
    }
    return value
  }
}

function oneOf<const T extends string>(env: string, values: readonly T[], fallback: T) {
  return (text: string | undefined): T => {
    if (!text) return fallback
    const found = values.find(value => value === text)
    if (!found) throw new Error(`${env} is "${text}": it must be one of ${values.join(', ')}`)
    return found
  }
}

function url(env: string, protocols: readonly string[]) {
  return (text: string | undefined): string | undefined => {
    if (!text) return undefined
    const parsed = URL.canParse(text) ? new URL(text) : undefined
    if (!parsed || !protocols.includes(parsed.protocol)) {
      // The text may hold a password, so it is not repeated.
      throw new Error(`${env} is not an address of the form ${protocols.join(' or ')}//...`)
    }
    return text
  }
}

const settings = {
  mode: {
    env: 'NODE_ENV',
    read: oneOf('NODE_ENV', ['development', 'production', 'test'], 'development'),
    about: 'production refuses the demo sign-in and sends cookies over HTTPS only',
  },
  port: {
    env: 'PORT',
    read: number('PORT', 3000, 0, 65_535),
    about: 'where pages are served; 0 picks a free port',
  },
  host: {
    env: 'HOST',
    read: text => text || '127.0.0.1',
    about: 'the address listened on',
  },
  publicUrl: {
    env: 'PUBLIC_URL',
    read: url('PUBLIC_URL', ['http:', 'https:']),
    about: 'the address people use, where a proxy stands before the server',
  },
  trustProxy: {
    env: 'TRUST_PROXY',
    read: text => text === 'true',
    about: 'true where a proxy sets X-Forwarded-For',
  },
  smtpPort: {
    env: 'BLUELAMP_SMTP_PORT',
    read: text => (text ? number('BLUELAMP_SMTP_PORT', 0, 0, 65_535)(text) : undefined),
    about: 'where e-mail is taken in over SMTP; without it none is',
  },
  smtpHost: {
    env: 'BLUELAMP_SMTP_HOST',
    read: text => text || '127.0.0.1',
    about: 'the address listened on for e-mail; your own mail server hands it on from there',
  },
  smtpCertificate: {
    env: 'BLUELAMP_SMTP_CERTIFICATE',
    read: optional,
    about:
      'the file with the certificate (PEM, with those between) by which e-mail is taken over TLS',
  },
  smtpKey: {
    env: 'BLUELAMP_SMTP_KEY',
    read: optional,
    about: 'the file with the key of that certificate (PEM)',
  },
  smtpPlainFrom: {
    env: 'BLUELAMP_SMTP_PLAIN',
    read: oneOf('BLUELAMP_SMTP_PLAIN', ['this-machine', 'nowhere', 'anywhere'], 'this-machine'),
    about: 'from where e-mail is taken without TLS',
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    read: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    about: 'your own PostgreSQL 15 or newer; without it a local one is started',
  },
  databaseOwnerUrl: {
    env: 'DATABASE_OWNER_URL',
    read: url('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']),
    about: 'the login that owns the schema and migrates it; DATABASE_URL then needs no such right',
  },
  databaseConnections: {
    env: 'DATABASE_CONNECTIONS',
    read: number('DATABASE_CONNECTIONS', 20, 2, 500),
    about: 'the most connections held at once',
  },
  folder: {
    env: 'BLUELAMP_FOLDER',
    read: text => text || '.bluelamp',
    about: 'where the local database, the signing key and the witness file are kept',
  },
  forceSize: {
    env: 'BLUELAMP_FORCE',
    read: oneOf('BLUELAMP_FORCE', ['small', 'force', 'none'], 'small'),
    about: 'the invented force that an empty database is filled with',
  },
  livingDay: {
    env: 'BLUELAMP_LIVING_DAY',
    read: number('BLUELAMP_LIVING_DAY', 0, 0, 3600),
    about: 'how many times faster than real an invented day goes by; 0 keeps it still',
  },
  oidcIssuer: {
    env: 'OIDC_ISSUER',
    read: url('OIDC_ISSUER', ['http:', 'https:']),
    about: 'your OpenID provider; without it a demo sign-in is offered',
  },
  oidcClientId: { env: 'OIDC_CLIENT_ID', read: optional, about: 'our name at that provider' },
  oidcRolesClaim: {
    env: 'OIDC_ROLES_CLAIM',
    read: text => text || 'roles',
    about: 'the claim that holds a person’s roles; dots lead into it, as realm_access.roles',
  },
  logLevel: {
    env: 'LOG_LEVEL',
    read: oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
    about: 'how much is logged',
  },
  traceUrl: {
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    read: url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http:', 'https:']),
    about: 'where OpenTelemetry traces are sent; without it none are made',
  },
  basemap: {
    env: 'BASEMAP_URL',
    read: optional,
    about: 'a PMTiles file (pmtiles://…) or an OS Maps tile address under the drawn boundaries',
  },
} satisfies Record<string, Setting<unknown>>

const secretSettings = {
  oidcClientSecret: {
    env: 'OIDC_CLIENT_SECRET',
    read: optional,
    about: 'our password at the OpenID provider',
  },
} satisfies Record<string, Setting<unknown>>

type Read<S extends Record<string, Setting<unknown>>> = { [K in keyof S]: ReturnType<S[K]['read']> }
export type Config = Read<typeof settings>
export type Secrets = Read<typeof secretSettings>

export const settingsGuide = () =>
  Object.values({ ...settings, ...secretSettings }).map(({ env, about }) => ({ env, about }))

function read<S extends Record<string, Setting<unknown>>>(
  from: S,
  env: NodeJS.ProcessEnv,
  faults: string[],
): Read<S> {
  const entries = Object.entries(from).map(([key, setting]) => {
    try {
      return [key, setting.read(env[setting.env])]
    } catch (error) {
      faults.push(error instanceof Error ? error.message : String(error))
      return [key, undefined]
    }
  })
  return Object.fromEntries(entries) as Read<S>
}

/** Not this machine alone; nothing where it could not be read, which is told apart. */
const isElsewhere = (host: string | undefined): boolean =>
  host !== undefined && !/^(127\.|::1$|localhost$)/.test(host)

/** Reads the environment once; all faults are told together. */
export function readConfig(env: NodeJS.ProcessEnv): { config: Config; secrets: Secrets } {
  const faults: string[] = []
  const config = read(settings, env, faults)
  const secrets = read(secretSettings, env, faults)
  if (config.databaseOwnerUrl && !config.databaseUrl) {
    faults.push(
      'DATABASE_OWNER_URL needs DATABASE_URL: the login that serves, on the same database',
    )
  }
  if (Boolean(config.smtpCertificate) !== Boolean(config.smtpKey)) {
    faults.push('BLUELAMP_SMTP_CERTIFICATE and BLUELAMP_SMTP_KEY need one another')
  }
  if (
    isElsewhere(config.smtpHost) &&
    !config.smtpCertificate &&
    config.smtpPlainFrom !== 'anywhere'
  ) {
    faults.push(
      'BLUELAMP_SMTP_HOST lets other machines in, which need TLS: set BLUELAMP_SMTP_CERTIFICATE and BLUELAMP_SMTP_KEY',
    )
  }
  if (config.oidcIssuer && !config.oidcClientId) faults.push('OIDC_ISSUER needs OIDC_CLIENT_ID')
  if (config.mode === 'production' && !config.oidcIssuer) {
    faults.push('NODE_ENV=production has no demo sign-in: set OIDC_ISSUER to your OpenID provider')
  }
  if (config.mode === 'production' && config.oidcIssuer?.startsWith('http:')) {
    faults.push('NODE_ENV=production needs an OIDC_ISSUER that begins with https://')
  }
  if (config.mode === 'production' && config.publicUrl?.startsWith('http:')) {
    faults.push('NODE_ENV=production sends cookies over HTTPS only: PUBLIC_URL must be https://…')
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return { config, secrets }
}
