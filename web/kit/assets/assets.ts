import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { minifySync } from 'rolldown/utils'
import { govukStyles } from './govuk-styles.ts'

/** A file to serve as it is, for ever: its path changes when its content does. */
export type Asset = {
  readonly path: string
  readonly content: string
  readonly hash: string
  readonly type: string
}

const govuk = fileURLToPath(new URL('.', import.meta.resolve('govuk-frontend/dist/govuk/all.mjs')))
const own = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const hashOf = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 16)

function asset(name: string, content: string, type: string): Asset {
  const hash = hashOf(content)
  return { path: `/assets/kit/${name.replace('.', `-${hash}.`)}`, content, hash, type }
}

const notice = '/*! Contains GOV.UK Frontend, Crown copyright, under the MIT licence */\n'
const css = `${notice}${govukStyles()}\n${own('bluelamp.css')}`
export const stylesheet: Asset = asset('bluelamp.css', css, 'text/css; charset=utf-8')
export const icon: Asset = asset('favicon.svg', own('favicon.svg'), 'image/svg+xml')

const shared = ['component', 'i18n', 'common/index', 'common/configuration', 'errors/index']
  .concat(['common/closest-attribute-value', 'common/create-element'])
  .map(name => `${name}.mjs`)
const behaving = readdirSync(`${govuk}components`)
  .map(name => `components/${name}/${name}.mjs`)
  .filter(path => existsSync(`${govuk}${path}`))

function minify(name: string, source: string): string {
  const { code, errors } = minifySync(name, source, { module: true })
  if (errors.length > 0) throw new Error(`cannot shorten ${name}: ${errors[0]!.message}`)
  return code
}

function modules(): Map<string, { readonly content: string; readonly imports: readonly string[] }> {
  const read = [...shared, ...behaving].map(
    path => [path, readFileSync(govuk + path, 'utf8')] as const,
  )
  const sources = [...read, ['behaviours.mjs', own('browser/behaviours.js')] as const]
  return new Map(
    sources.map(([path, source]) => {
      const name = path.replace(/\.mjs$/, '.js')
      const renamed = source.replace(/(from '[^']*)\.mjs'/g, "$1.js'")
      const imports = [...renamed.matchAll(/from '([^']*)'/g)].map(([, to]) =>
        new URL(to!, `file:///${name}`).pathname.slice(1),
      )
      return [name, { content: notice + minify(name, renamed), imports }]
    }),
  )
}

const known = modules()
// One folder, named by all that it holds, lets the modules keep importing each other by relative path.
const folder = `/assets/kit/scripts-${hashOf([...known.values()].map(item => item.content).join('\n'))}`

const moduleAssets: readonly Asset[] = [...known].map(([name, { content }]) => ({
  path: `${folder}/${name}`,
  content,
  hash: hashOf(content),
  type: 'text/javascript; charset=utf-8',
}))

/** Marks the page as able to run scripts; loaded first and alone. */
export const supportedScript: Asset = asset(
  'supported.js',
  minify('supported.js', own('browser/supported.js')),
  'text/javascript; charset=utf-8',
)

/** Starts the behaviours of the components on the page. */
export const behavioursScript: Asset = moduleAssets.at(-1)!

export const scripts: readonly Asset[] = [supportedScript, ...moduleAssets]
export const assets: readonly Asset[] = [stylesheet, icon, ...scripts]

function reach(name: string, found: Set<string>): void {
  const entry = known.get(name)
  if (!entry || found.has(name)) return
  found.add(name)
  for (const next of entry.imports) reach(next, found)
}

/** The paths of every module that a page with this markup will load, so that it can ask for all of them at once. */
export function modulesFor(markup: string): readonly string[] {
  const found = new Set<string>()
  for (const [, name] of markup.matchAll(/data-module="govuk-([a-z-]+)"/g)) {
    reach(`components/${name}/${name}.js`, found)
  }
  return [...found].map(name => `${folder}/${name}`)
}
