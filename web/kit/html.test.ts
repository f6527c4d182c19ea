import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import {
  type AttributeValue,
  attributes,
  type Child,
  classes,
  escapeHtml,
  type Html,
  heading,
  html,
  join,
  render,
  safeUrl,
  trustedHtml,
} from './html.ts'

type Element = DefaultTreeAdapterTypes.Element

/** Text likely to break out: the characters and pairs with meaning in HTML, among any others. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...`< > " ' & = / \` <script> </p> "> '> <!-- --> ]]> &quot; &#34; &lt; javascript: onload= x`.split(
          ' ',
        ),
        ' ',
        '\n',
        '\t',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

/** What the HTML standard makes of characters before any tag is read. */
const asRead = (text: string) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n')
const asReadInAttribute = (text: string) => text.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n')

function only(markup: Html): Element {
  const nodes = parseFragment(render(markup)).childNodes
  assert.equal(nodes.length, 1)
  return nodes[0] as Element
}

const attribute = (element: Element, name: string) =>
  element.attrs.find(item => item.name === name)?.value

test('text between tags never opens a tag and reads back as it was', () => {
  fc.assert(
    fc.property(hostile, text => {
      const element = only(html`<p class="a">${text}</p>`)
      assert.equal(element.attrs.length, 1)
      assert.ok(element.childNodes.every(node => node.nodeName === '#text'))
      const read = element.childNodes.map(node => ('value' in node ? node.value : '')).join('')
      assert.equal(read, asRead(text))
    }),
    { seed: 1, numRuns: 1000 },
  )
})

test('a value never leaves its attribute, in either kind of quote or through attributes()', () => {
  fc.assert(
    fc.property(hostile, text => {
      const element = only(
        html`<p title="a ${text}" lang='${text}'${attributes({ id: text })}></p>`,
      )
      assert.deepEqual(
        element.attrs.map(item => item.name),
        ['title', 'lang', 'id'],
      )
      assert.equal(element.childNodes.length, 0)
      assert.equal(attribute(element, 'title'), asReadInAttribute(`a ${text}`))
      assert.equal(attribute(element, 'lang'), asReadInAttribute(text))
      assert.equal(attribute(element, 'id'), asReadInAttribute(text))
    }),
    { seed: 2, numRuns: 1000 },
  )
})

test('no attribute name opens a second attribute or a tag', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom<AttributeValue>('v', true, 1), (name, value) => {
      let element: Element
      try {
        element = only(html`<p${attributes({ [name]: value })}></p>`)
      } catch (error) {
        assert.ok(error instanceof TypeError)
        return
      }
      assert.equal(element.attrs.length, 1)
      assert.equal(element.attrs[0]!.name, name.toLowerCase())
    }),
    { seed: 3, numRuns: 1000 },
  )
})

test('an address whose scheme could run code becomes #', () => {
  const spaced = fc.array(fc.constantFrom('', ' ', '\n', '\t', '\u0001'), {
    minLength: 20,
    maxLength: 20,
  })
  fc.assert(
    fc.property(
      spaced,
      fc.constantFrom('javascript', 'JavaScript', 'data', 'vbscript'),
      (gaps, scheme) => {
        const address = [...`${scheme}:alert(1)`]
          .map((char, at) => `${gaps[at] ?? ''}${char}`)
          .join('')
        assert.equal(attribute(only(html`<a href="${address}"></a>`), 'href'), '#')
        assert.equal(attribute(only(html`<a${attributes({ href: address })}></a>`), 'href'), '#')
      },
    ),
    { seed: 4, numRuns: 200 },
  )
  for (const address of [
    '/a:b',
    '?a=b:c',
    '#x',
    'a/b',
    'https://a.example/',
    'tel:101',
    '',
    'é:x',
  ]) {
    assert.equal(safeUrl(address), address)
  }
  assert.equal(
    render(html`<a href="/report/${'javascript:x'}"></a>`),
    '<a href="/report/javascript:x"></a>',
  )
})

test('templates that no escaping could make safe are refused', () => {
  const x = 'x'
  const faults: Record<string, () => Html> = {
    unquoted: () => html`<a href=${x}></a>`,
    'tag name': () => html`<${x}></a>`,
    'closing tag name': () => html`<p></${x}>`,
    'attribute name': () => html`<p data-${x}="1"></p>`,
    comment: () => html`<!-- ${x} -->`,
    script: () => html`<script>${x}</script>`,
    style: () => html`<style>${x}</style>`,
    handler: () => html`<p onclick="${x}"></p>`,
    'style attribute': () => html`<p style="color:red"></p>`,
    'two halves of an address': () => html`<a href="${x}${x}"></a>`,
    'an unfinished tag': () => html`<p class="a"`,
    'an unfinished value': () => html`<p class="${x}`,
  }
  for (const [name, make] of Object.entries(faults)) assert.throws(make, SyntaxError, name)
  for (const name of ['onclick', 'STYLE', 'srcdoc', 'a b', '', 'a"', 'a>']) {
    assert.throws(() => attributes({ [name]: 'x' }), TypeError, name)
  }
})

test('markup is only trusted where it is text, and attributes only inside a tag', () => {
  const markup = trustedHtml('"><script>')
  assert.throws(() => html`<p title="${markup}"></p>`, TypeError)
  assert.throws(() => html`<p${'id="a"'}></p>`, TypeError)
  assert.throws(() => html`<p>${attributes({ id: 'a' })}</p>`, TypeError)
  assert.throws(() => html`<p>${{ toString: () => '<b>' } as never}</p>`, TypeError)
})

test('lists join; null, undefined and false give nothing; zero is kept', () => {
  const parts: Child[] = ['a', null, [html`<b>b</b>`, undefined, false], 0, 10n]
  assert.equal(render(html`<p>${parts}</p>`), '<p>a<b>b</b>010</p>')
  assert.equal(render(join(['a', null, '<'], html`<br>`)), 'a<br>&lt;')
  assert.equal(
    render(html`<p class="${classes('a', false, undefined, 'b')}"></p>`),
    '<p class="a b"></p>',
  )
})

test('true and false switch boolean attributes and are words elsewhere', () => {
  const values = { hidden: true, disabled: false, 'aria-expanded': false, 'data-x': true, id: null }
  assert.equal(
    render(html`<p${attributes(values)}></p>`),
    '<p hidden aria-expanded="false" data-x="true"></p>',
  )
})

test('a heading level outside 1 to 6 is refused', () => {
  assert.equal(render(heading(2, { id: 'a' }, '<')), '<h2 id="a">&lt;</h2>')
  assert.throws(() => heading(7, {}, ''), RangeError)
})

test('escaping leaves plain text alone', () => {
  assert.equal(escapeHtml('PC 1234, Birmingham'), 'PC 1234, Birmingham')
  assert.equal(escapeHtml(`<a b="c" d='e'>&`), '&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;')
})
