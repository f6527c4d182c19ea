import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './folders.ts'

/** The parts of the product that run in a browser and need building: where they stand, where they are served. */
export const browserApps = [
  { name: 'command', folder: 'web/command', path: '/command/' },
  { name: 'officer', folder: 'web/officer', path: '/officer/' },
] as const

export type BrowserApp = (typeof browserApps)[number]

const stamp = 'dist/.built-from'

/** Changes with any source the app is made of, so that nobody is served yesterday's screen. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  const sources = ['science', 'memory', 'respond', folder].flatMap(place =>
    globSync(`${place}/**/*.{ts,js,svelte,html,css,svg,png,json,webmanifest}`, {
      cwd: root,
      exclude: path => /node_modules|(^|\/)dist$/.test(path),
    }),
  )
  for (const file of sources.filter(file => !file.includes('/dist/')).sort()) {
    hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
}

/** In a process of its own: the bundler would leave more than half a gigabyte in the server. */
const build = (folder: string) =>
  promisify(execFile)(process.execPath, [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    folder,
    '--config',
    join(folder, 'vite.config.ts'),
    '--logLevel',
    'warn',
  ])

/** Builds each app whose sources changed since it was built; says so, because it takes some seconds. */
export async function buildBrowserApps(say: (line: string) => void): Promise<void> {
  for (const app of browserApps) {
    const folder = join(root, app.folder)
    const wanted = fingerprint(app.folder)
    const built = join(folder, stamp)
    if (existsSync(built) && readFileSync(built, 'utf8') === wanted) continue
    say(`Building the ${app.name} app (once, or when it changed)`)
    await build(folder)
    writeFileSync(built, wanted)
  }
}
