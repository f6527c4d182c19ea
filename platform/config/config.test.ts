import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ConfigError, readConfig, settingsGuide } from './config.ts'

const faultsOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env)
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error))
    return error.message
  }
  throw new Error('it was accepted')
}
const production = {
  NODE_ENV: 'production',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_CLIENT_ID: 'bluelamp',
}

test('nothing set is a working demonstration on this machine only', () => {
  const { config, secrets } = readConfig({})
  assert.deepEqual(
    { ...config },
    {
      mode: 'development',
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      trustProxy: false,
      smtpPort: undefined,
      smtpHost: '127.0.0.1',
      smtpCertificate: undefined,
      smtpKey: undefined,
      smtpPlainFrom: 'this-machine',
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      databaseConnections: 20,
      folder: '.bluelamp',
      forceSize: 'small',
      livingDay: 0,
      oidcIssuer: undefined,
      oidcClientId: undefined,
      oidcRolesClaim: 'roles',
      logLevel: 'info',
      traceUrl: undefined,
      basemap: undefined,
    },
  )
  assert.deepEqual({ ...secrets }, { oidcClientSecret: undefined })
  // An empty variable, as compose files and unit files leave behind, is one that is not set.
  const empty = Object.fromEntries(settingsGuide().map(({ env }) => [env, '']))
  assert.deepEqual(readConfig(empty), { config, secrets })
})

test('all faults are told together, each by the name that is to be changed', () => {
  const message = faultsOf({
    NODE_ENV: 'prod',
    PORT: '70000',
    PUBLIC_URL: 'ftp://x',
    DATABASE_URL: 'mysql://x',
    DATABASE_CONNECTIONS: '1.5',
    BLUELAMP_FORCE: 'huge',
    BLUELAMP_LIVING_DAY: '-1',
    OIDC_ISSUER: 'https://id.example.org',
    LOG_LEVEL: 'loud',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'nowhere',
  })
  const names = message
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(' ')[0])
  assert.deepEqual(names.sort(), [
    'BLUELAMP_FORCE',
    'BLUELAMP_LIVING_DAY',
    'DATABASE_CONNECTIONS',
    'DATABASE_URL',
    'LOG_LEVEL',
    'NODE_ENV',
    'OIDC_ISSUER',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'PORT',
    'PUBLIC_URL',
  ])
  assert.match(message, /PORT is "70000": it must be a whole number from 0 to 65535/)
  assert.match(message, /NODE_ENV is "prod": it must be one of development, production, test/)
})

test('numbers are whole and within their range', () => {
  for (const text of [
    '-1',
    '65536',
    '3000.5',
    'http',
    '0x1F',
    ' ',
    '3000 ',
    '1e3',
    'NaN',
    'Infinity',
  ]) {
    assert.match(faultsOf({ PORT: text }), /PORT is/, JSON.stringify(text))
  }
  assert.equal(readConfig({ PORT: '0' }).config.port, 0)
  assert.equal(readConfig({ PORT: '65535' }).config.port, 65535)
})

test('no secret is repeated in a message, however wrong the setting is', () => {
  const secret = 'Hunter2-pass'
  for (const env of [
    { DATABASE_URL: `mysql://app:${secret}@db/police` },
    { DATABASE_URL: `postgres//app:${secret}@db/police` },
    { DATABASE_OWNER_URL: `app:${secret}@db` },
    { OIDC_ISSUER: `gopher://u:${secret}@id` },
    { PUBLIC_URL: `${secret}` },
    { OTEL_EXPORTER_OTLP_ENDPOINT: `grpc://key:${secret}@trace` },
    { OIDC_CLIENT_SECRET: secret, NODE_ENV: 'production' },
    { DATABASE_URL: `postgres://app:${secret}@db/police`, PORT: 'x' },
  ]) {
    assert.ok(!faultsOf(env).includes(secret), JSON.stringify(env))
  }
  fc.assert(
    fc.property(fc.stringMatching(/^[\w-]{12,24}$/), text => {
      assert.ok(
        !faultsOf({ DATABASE_URL: `x${text}`, OIDC_CLIENT_SECRET: text, PORT: '-' }).includes(text),
      )
    }),
    { seed: 20261122, numRuns: 200 },
  )
})

test('secrets stand apart from the settings that may be shown', () => {
  const { config, secrets } = readConfig({ OIDC_CLIENT_SECRET: 'Hunter2' })
  assert.equal(secrets.oidcClientSecret, 'Hunter2')
  assert.ok(!JSON.stringify(config).includes('Hunter2'))
})

test('production needs a provider over HTTPS and the name we have there', () => {
  assert.equal(readConfig(production).config.mode, 'production')
  assert.match(faultsOf({ NODE_ENV: 'production' }), /no demo sign-in: set OIDC_ISSUER/)
  assert.match(faultsOf({ ...production, OIDC_ISSUER: 'http://id.example.org' }), /https:\/\//)
  assert.match(faultsOf({ ...production, OIDC_CLIENT_ID: '' }), /OIDC_ISSUER needs OIDC_CLIENT_ID/)
  // Cookies go over HTTPS only there: an address without it would let nobody sign in.
  assert.match(faultsOf({ ...production, PUBLIC_URL: 'http://police.example.org' }), /PUBLIC_URL/)
  assert.ok(readConfig({ ...production, PUBLIC_URL: 'https://police.example.org' }))
})

test('the guide names every setting once, with words', () => {
  const guide = settingsGuide()
  assert.equal(new Set(guide.map(({ env }) => env)).size, guide.length)
  for (const { env, about } of guide) {
    assert.match(env, /^[A-Z][A-Z_]+$/)
    assert.ok(about.length > 10, env)
  }
})

test('e-mail from other machines needs a certificate, or the word that it may come in the clear', () => {
  const host = { BLUELAMP_SMTP_HOST: '0.0.0.0' }
  assert.match(faultsOf(host), /BLUELAMP_SMTP_HOST lets other machines in/)
  assert.match(faultsOf({ BLUELAMP_SMTP_KEY: 'key.pem' }), /need one another/)
  const certified = { BLUELAMP_SMTP_CERTIFICATE: 'cert.pem', BLUELAMP_SMTP_KEY: 'key.pem' }
  assert.equal(readConfig({ ...host, ...certified }).config.smtpCertificate, 'cert.pem')
  assert.equal(
    readConfig({ ...host, BLUELAMP_SMTP_PLAIN: 'anywhere' }).config.smtpPlainFrom,
    'anywhere',
  )
})
