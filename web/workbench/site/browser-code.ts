import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Http } from '@bluelamp/platform'

const folder = join(import.meta.dirname, '..')
const built = join(folder, 'dist')
const stamp = join(built, '.built-from')
const base = '/assets/workbench/'

/** Changes with any source of the bundle, so that nobody is served yesterday's picture. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of globSync(['browser/network/**/*.{ts,css}', 'network/*.ts', '*.ts'], {
    cwd: folder,
  }).sort()) {
    hash.update(file).update(readFileSync(join(folder, file)))
  }
  return hash.update(readFileSync(join(folder, '../../package-lock.json'))).digest('hex')
}

/** Builds what runs in the browsers of staff at desks; in a process of its own, which leaves no memory behind. */
export async function buildBrowserCode(say: (line: string) => void = () => {}): Promise<void> {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Building the picture of the network (once, or when it changed)')
  const vite = createRequire(import.meta.url).resolve('vite/package.json')
  await promisify(execFile)(process.execPath, [
    join(dirname(vite), 'bin/vite.js'),
    'build',
    folder,
    '--config',
    join(folder, 'vite.config.ts'),
    '--logLevel',
    'warn',
  ])
  writeFileSync(stamp, wanted)
}

type ManifestEntry = { file: string; css?: string[]; isEntry?: boolean }

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

export type BrowserCode = { scripts: string[]; styles: string[] }

/** Serves the bundle as it was built, and says what the page has to name; nothing where it was not built. */
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
