import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Code that a bundler made for browsers: what to serve of it, and what a page has to name. */
export type BuiltCode = {
  readonly files: readonly { path: string; type: string; content: Buffer }[]
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

type ManifestEntry = { file: string; css?: string[]; isEntry?: boolean }

/** Reads a bundle as it was built into a folder, to be served under `base`; nothing where it was not built. */
export function readBuiltCode(built: string, base: string): BuiltCode {
  const manifest = join(built, 'manifest.json')
  if (!existsSync(manifest)) return { files: [], scripts: [], styles: [] }
  const files = globSync('assets/*', { cwd: built }).flatMap(name => {
    const type = types[name.slice(name.lastIndexOf('.') + 1)]
    return type ? [{ path: base + name, type, content: readFileSync(join(built, name)) }] : []
  })
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, ManifestEntry>
  const entry = Object.values(entries).find(({ isEntry }) => isEntry)
  return {
    files,
    scripts: entry ? [base + entry.file] : [],
    styles: (entry?.css ?? []).map(file => base + file),
  }
}

/** Changes with any of the sources and with the versions of all libraries, so that nobody is served yesterday's code. */
function fingerprint(folder: string, sources: readonly string[], lockFile: string): string {
  const hash = createHash('sha256')
  for (const file of globSync([...sources], { cwd: folder }).sort()) {
    hash.update(file).update(readFileSync(join(folder, file)))
  }
  return hash.update(readFileSync(lockFile)).digest('hex')
}

export type ToBuild = {
  /** Where the sources are, and which files of it they are. */
  folder: string
  sources: readonly string[]
  built: string
  lockFile: string
}

/** Builds where it is not built yet or its sources changed. */
export async function buildWhereChanged(
  { folder, sources, built, lockFile }: ToBuild,
  build: () => Promise<unknown>,
): Promise<void> {
  const stamp = join(built, '.built-from')
  const wanted = fingerprint(folder, sources, lockFile)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await build()
  writeFileSync(stamp, wanted)
}
