import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ConfigError, readConfig } from '../config/config.ts'
import { readClaim, readName, readRoles } from './claims.ts'
import { demoIsOpen } from './register-identity.ts'
import { returnPath } from './return-to.ts'

test('one returns to a path of this site', () => {
  for (const path of ['/', '/tasks', '/tasks/1?view=map&x=%2F', '/a#b', '/a//b']) {
    assert.equal(returnPath(path, '/home'), path)
  }
})

test('one never returns to another site, to signing in, or to nothing', () => {
  const bad = [
    undefined,
    '',
    'tasks',
    'https://else.example/',
    '//else.example',
    '/\\else.example',
    '\\/else.example',
    '/\t/else.example',
    '/\n/else.example',
    '/.//else.example',
    '/x/..//else.example',
    '/sign-in?returnTo=/sign-in',
    '/sign-out',
    'javascript:alert(1)',
  ]
  for (const path of bad) assert.equal(returnPath(path, '/home'), '/home', String(path))
})

test('wherever a browser would be led by a path that passes, it stays on this site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '\t',
    '\n',
    '@',
    ':',
    '//',
    'a',
    '?',
    '#',
    '%2f',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const path = returnPath(pieces.join(''), '/home')
      assert.equal(new URL(path, 'https://ours.example/sign-in').origin, 'https://ours.example')
      assert.equal(returnPath(path, '/home'), path)
    }),
    { seed: 5, numRuns: 2000 },
  )
})

test('a claim is found by its whole name first, then along its dots', () => {
  const claims = {
    roles: ['a'],
    realm_access: { roles: ['b'] },
    'https://x.example/roles': ['c'],
    'odd.name': ['d'],
    odd: { name: ['e'] },
  }
  assert.deepEqual(readClaim(claims, 'roles'), ['a'])
  assert.deepEqual(readClaim(claims, 'realm_access.roles'), ['b'])
  assert.deepEqual(readClaim(claims, 'https://x.example/roles'), ['c'])
  assert.deepEqual(readClaim(claims, 'odd.name'), ['d'])
  assert.equal(readClaim(claims, 'constructor.name'), undefined)
  assert.equal(readClaim(claims, 'roles.none.such'), undefined)
})

test('unknown roles are dropped, however roles are written', () => {
  const known = ['clerk', 'manager']
  assert.deepEqual(readRoles(['manager', 'god', 'clerk', 7], known), ['clerk', 'manager'])
  assert.deepEqual(readRoles('god, clerk', known), ['clerk'])
  for (const none of [undefined, null, {}, 7, [], ['god']])
    assert.deepEqual(readRoles(none, known), [])
})

test('a person is called as the provider calls them', () => {
  assert.equal(readName({ name: ' Sam Reed ' }, 's1'), 'Sam Reed')
  assert.equal(readName({ name: '', preferred_username: 'sreed' }, 's1'), 'sreed')
  assert.equal(readName({ name: 7 }, 's1'), 's1')
})

test('the demo is closed in production and where a provider is set', () => {
  const { config } = readConfig({})
  assert.equal(demoIsOpen(config), true)
  assert.equal(demoIsOpen(config, false), false)
  assert.equal(demoIsOpen({ ...config, mode: 'production' }), false)
  assert.equal(demoIsOpen({ ...config, oidcIssuer: 'https://id.example' }), false)
})

test('production starts only with a provider, and one that is reached safely', () => {
  assert.throws(() => readConfig({ NODE_ENV: 'production' }), ConfigError)
  const provider = { NODE_ENV: 'production', OIDC_CLIENT_ID: 'x' }
  assert.throws(() => readConfig({ ...provider, OIDC_ISSUER: 'http://id.example' }), /https/)
  const { config } = readConfig({ ...provider, OIDC_ISSUER: 'https://id.example' })
  assert.equal(config.oidcRolesClaim, 'roles')
})
