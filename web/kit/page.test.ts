import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { assets, behavioursScript, scripts, stylesheet, supportedScript } from './assets/assets.ts'
import * as components from './components/index.ts'
import { formErrors } from './forms.ts'
import { html, join, render } from './html.ts'
import { page } from './page.ts'
import { previewPage } from './preview.ts'
import { examples } from './preview-examples.ts'

type Element = DefaultTreeAdapterTypes.Element

function elements(markup: string): Element[] {
  const faults: string[] = []
  const root = parse(markup, { onParseError: error => faults.push(error.code) })
  assert.deepEqual(faults, [])
  const walk = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Element[] =>
    nodes.flatMap(node => ('tagName' in node ? [node, ...walk(node.childNodes)] : []))
  return walk(root.childNodes)
}

const attribute = (element: Element, name: string) =>
  element.attrs.find(item => item.name === name)?.value

const scriptPaths = (all: readonly Element[]) => {
  const asked = all.flatMap(element => [
    element.tagName === 'script' ? attribute(element, 'src') : undefined,
    attribute(element, 'rel') === 'modulepreload' ? attribute(element, 'href') : undefined,
  ])
  return new Set(asked.filter(path => path !== undefined))
}

const body = html`<h1 class="govuk-heading-l">Tell us</h1>`

test('a page is one valid document with its landmarks, and no inline script or style', () => {
  const all = elements(render(previewPage({ nonce: 'abc' })))
  const count = (tag: string) => all.filter(element => element.tagName === tag).length
  assert.deepEqual([count('main'), count('header'), count('footer'), count('title')], [1, 1, 1, 1])
  for (const element of all) {
    assert.equal(attribute(element, 'style'), undefined)
    assert.ok(!element.attrs.some(item => item.name.startsWith('on')))
    assert.notEqual(element.tagName, 'style')
    if (element.tagName !== 'script') continue
    assert.equal(element.childNodes.length, 0)
    assert.equal(attribute(element, 'nonce'), 'abc')
  }
})

test('the preview shows every component, and no id twice', () => {
  assert.deepEqual(Object.keys(examples).sort(), Object.keys(components).sort())
  const ids = elements(render(previewPage())).flatMap(element => attribute(element, 'id') ?? [])
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  )
})

test('every reference by id leads to an element of the page', () => {
  const all = elements(render(previewPage()))
  const ids = new Set(all.map(element => attribute(element, 'id')))
  for (const name of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls']) {
    for (const element of all) {
      for (const id of attribute(element, name)?.split(' ') ?? []) {
        assert.ok(ids.has(id), `${element.tagName} ${name}="${id}"`)
      }
    }
  }
})

test('the invented-data banner stands only where it is asked for', () => {
  const words = /No person, place or event here is real/
  const options = { title: 'Tell us', serviceName: 'Report', body }
  assert.match(render(page({ ...options, bannerInvented: true })), words)
  assert.doesNotMatch(render(page(options)), words)
})

test('the title starts with the error and is escaped', () => {
  const markup = render(page({ title: '<a>', serviceName: 'Report', body, hasErrors: true }))
  assert.ok(markup.includes('<title>Error: &lt;a&gt; – Report – Bluelamp</title>'))
})

test('all that a page asks for is among the assets', () => {
  const paths = new Set(assets.map(asset => asset.path))
  assert.equal(paths.size, assets.length)
  const all = elements(render(previewPage()))
  for (const path of scriptPaths(all)) assert.ok(paths.has(path), path)
  for (const element of all.filter(item => item.tagName === 'link')) {
    assert.ok(paths.has(attribute(element, 'href') ?? ''))
  }
})

test('the fullest page of a public journey sends less than 30 kB of script', context => {
  const { button, characterCount, checkboxes, exitThisPage, notificationBanner, radios } =
    components
  const items = [{ value: 'a', text: 'A' }]
  const full = render(
    page({
      title: 'Tell us',
      serviceName: 'Report',
      navigation: [{ text: 'A', href: '#' }],
      body: join(
        [
          formErrors([{ field: 'a', message: 'Enter it' }]).summary,
          notificationBanner({ text: 'Saved' }),
          exitThisPage({}),
          radios({ name: 'a', items }),
          checkboxes({ name: 'b', items }),
          characterCount({ name: 'c', label: { text: 'C' }, maxlength: 10 }),
          button({ text: 'Continue' }),
        ],
        '\n',
      ),
    }),
  )
  const asked = scriptPaths(elements(full))
  const bytes = scripts
    .filter(script => asked.has(script.path))
    .reduce((sum, script) => sum + Buffer.byteLength(script.content), 0)
  context.diagnostic(`${bytes} bytes in ${asked.size} files`)
  assert.ok(asked.has(behavioursScript.path) && asked.has(supportedScript.path))
  assert.ok(bytes > 15_000 && bytes < 30_000, String(bytes))
})

test('the modules still import one another by the names they are served under', () => {
  const paths = new Set(scripts.map(script => script.path))
  let imports = 0
  for (const script of scripts) {
    for (const [, to] of script.content.matchAll(/from\s*["'`]([^"'`]+)["'`]/g)) {
      imports += 1
      assert.ok(paths.has(new URL(to!, `file://${script.path}`).pathname), `${script.path} → ${to}`)
    }
  }
  assert.ok(imports > 30)
})

test('the stylesheet carries no mark of GOV.UK and asks for no other file', () => {
  assert.doesNotMatch(stylesheet.content, /GDS Transport|@font-face|crest|url\(|@import/)
  assert.match(stylesheet.content, /\.govuk-button\{/)
  assert.match(stylesheet.content, /\.bl-invented \{/)
  const opened = stylesheet.content.split('{').length
  assert.equal(opened, stylesheet.content.split('}').length)
})
