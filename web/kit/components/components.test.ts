import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { type Html, render, trustedHtml } from '../html.ts'
import * as components from './index.ts'

type Fixture = { name: string; options: Record<string, unknown>; html: string }
type Component = (options: never) => Html
type Node = DefaultTreeAdapterTypes.ChildNode

/** Fixtures we choose not to match, each with its reason. `*` stands for all of a component's. */
const exceptions: Readonly<Record<string, string>> = {
  'header/*': 'carries the crown and GOV.UK wordmark, which police sites may not show: see page.ts',
  'footer/*': 'carries the crown and the Crown copyright crest: page.ts has our own footer',
}

const folder = fileURLToPath(
  new URL('components/', import.meta.resolve('govuk-frontend/dist/govuk/all.mjs')),
)

const blocks = new Set(
  `body br button caption dd details div dl dt fieldset h1 h2 h3 h4 h5 h6 hr input label legend li nav ol option
  p section select summary table tbody td textarea th thead tr ul`.split(/\s+/),
)

const markupOptions = /^(html|.*Html)$|^slots\.(start|end|navigationStart|navigationEnd)$/

/** Our options take Html where the fixtures give markup as text. */
function trustMarkup(value: unknown, path = ''): unknown {
  if (Array.isArray(value)) return value.map(item => trustMarkup(item))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, item]) => {
    const name = path === 'slots' ? `slots.${key}` : key
    const isMarkup = typeof item === 'string' && markupOptions.test(name)
    if (isMarkup) return [key, item === '' ? undefined : trustedHtml(item)]
    return [key, key === 'attributes' ? item : trustMarkup(item, key)]
  })
  return Object.fromEntries(entries)
}

/** The tree as lines: tags with sorted attributes and class names, text with runs of space made one. */
function tree(nodes: readonly Node[], depth = 0): string[] {
  const indent = '  '.repeat(depth)
  return nodes.flatMap(node => {
    if (node.nodeName === '#text' && 'value' in node) {
      const exact = node.parentNode?.nodeName === 'textarea'
      const words = exact ? JSON.stringify(node.value) : node.value.replace(/\s+/g, ' ').trim()
      return words === '' ? [] : [`${indent}${words}`]
    }
    if (!('tagName' in node)) return []
    const attributes = node.attrs
      .map(({ name, value }) =>
        name === 'class'
          ? `class=${value.split(/\s+/).filter(Boolean).join(' ')}`
          : `${name}=${JSON.stringify(value)}`,
      )
      .sort()
    return [
      `${indent}<${[node.tagName, ...attributes].join(' ')}>`,
      ...tree(node.childNodes, depth + 1),
    ]
  })
}

/** All words in order, so that a lost space between two inline elements shows as two words run together. */
function words(nodes: readonly Node[]): string {
  return nodes
    .map(node => {
      if (node.nodeName === '#text' && 'value' in node) return node.value
      if (!('tagName' in node)) return ''
      const inner = words(node.childNodes)
      return blocks.has(node.tagName) ? ` ${inner} ` : inner
    })
    .join('')
}

function normalise(markup: string) {
  const nodes = parseFragment(markup).childNodes
  return { tree: tree(nodes).join('\n'), words: words(nodes).replace(/\s+/g, ' ').trim() }
}

const registry = components as unknown as Record<string, Component>
const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const used = new Set<string>()
let compared = 0

for (const name of readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)) {
  test(`${name} gives the same HTML as govuk-frontend's fixtures`, () => {
    if (exceptions[`${name}/*`]) {
      used.add(`${name}/*`)
      assert.equal(registry[camel(name)], undefined)
      return
    }
    const { fixtures } = JSON.parse(readFileSync(`${folder}${name}/fixtures.json`, 'utf8')) as {
      fixtures: Fixture[]
    }
    assert.ok(fixtures.length > 0)
    const component = registry[camel(name)]
    assert.ok(component, `no function for ${name}`)
    for (const fixture of fixtures) {
      const ours = render(component(trustMarkup(fixture.options) as never))
      const key = `${name}/${fixture.name}`
      if (exceptions[key]) {
        used.add(key)
        assert.notDeepEqual(normalise(ours), normalise(fixture.html), `${key} now matches`)
      } else assert.deepEqual(normalise(ours), normalise(fixture.html), key)
      compared += 1
    }
  })
}

test('every exception is still needed', context => {
  context.diagnostic(`${compared} fixtures compared`)
  assert.deepEqual([...used].sort(), Object.keys(exceptions).sort())
})
