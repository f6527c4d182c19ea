import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Http } from '@bluelamp/platform'

const folder = join(import.meta.dirname, '..')
const sources = join(folder, 'browser')
const built = join(folder, 'dist')
const stamp = join(built, '.built-from')
const lock = join(folder, '../../package-lock.json')
const base = '/assets/public/'

/** Changes with any source of the bundle, so that nobody is served yesterday's map. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of globSync('**/*.{ts,css}', { cwd: sources }).sort()) {
    hash.update(file).update(readFileSync(join(sources, file)))
  }
  return hash.update(readFileSync(lock)).digest('hex')
}

const isFresh = (wanted: string) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted

/** Builds what runs in the public's browsers, where it is not built yet or its sources changed. */
export async function buildBrowserCode(say: (line: string) => void = () => {}): Promise<void> {
  const wanted = fingerprint()
  if (isFresh(wanted)) return
  say('Building the crime map (once, or when it changed)')
  const { build } = await import('vite')
  await build({
    root: sources,
    configFile: false,
    logLevel: 'warn',
    base,
    worker: { format: 'es' },
    build: {
      outDir: built,
      emptyOutDir: true,
      target: 'es2024',
      manifest: 'manifest.json',
      modulePreload: { polyfill: false },
      // A small picture inlined as data: would need a wider content policy than the server gives.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: { input: join(sources, 'crime-map.ts') },
    },
  })
  writeFileSync(stamp, wanted)
}

type ManifestEntry = { file: string; css?: string[]; isEntry?: boolean }

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

export type BrowserCode = { scripts: string[]; styles: string[] }

/** Serves the bundle as it was built, and says what the map's page has to name; nothing where it was not built. */
export function serveBrowserCode(app: Http): BrowserCode {
  const manifest = join(built, 'manifest.json')
  if (!existsSync(manifest)) return { scripts: [], styles: [] }
  for (const name of globSync('assets/*', { cwd: built })) {
    const type = types[name.slice(name.lastIndexOf('.') + 1)]
    if (!type) continue
    const content = readFileSync(join(built, name))
    app.get(
      base + name,
      { schema: {}, config: { access: { open: 'scripts and styles of a page' }, noCookies: true } },
      (_request, reply) =>
        reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .type(type)
          .send(content),
    )
  }
  const entries = Object.values(
    JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, ManifestEntry>,
  )
  const entry = entries.find(({ isEntry }) => isEntry)
  return {
    scripts: entry ? [base + entry.file] : [],
    styles: (entry?.css ?? []).map(file => base + file),
  }
}
