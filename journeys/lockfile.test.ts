import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../server/folders.ts'

type Package = {
  version?: string
  resolved?: string
  link?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>
}

/** Where Node would look: in the package itself, then in every folder above it. */
function placesOf(from: string, name: string): string[] {
  const places: string[] = []
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (!at.endsWith('node_modules')) places.push(`${at && `${at}/`}node_modules/${name}`)
    if (at === '') return places
  }
}

test('whatever a locked package needs on any machine is locked too: npm ci refuses otherwise', () => {
  const missing = Object.entries(packages).flatMap(
    ([from, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter(name => !placesOf(from, name).some(place => packages[place]))
        .map(name => `${from || 'the project'} needs ${name}`),
  )
  assert.deepEqual(missing, [])
})

test('the lockfile names no registry, so that everyone installs from their own', () => {
  const hosts = Object.entries(packages)
    .filter(([, { resolved, link }]) => resolved?.includes('://') && !link)
    .map(([name]) => name)
  assert.deepEqual(hosts, [])
})
