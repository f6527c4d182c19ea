import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { pictureFaults } from '../../documents/check-document.ts'
import { cleanText } from '../../documents/clean-text.ts'
import { marksOf } from '../../documents/picture-marks.ts'
import { ModelFaulty } from './check-model.ts'
import { drawView, sayType, viewTable } from './draw-view.ts'
import type { ExchangeModel, ModelElement, ModelRelationship, ModelView } from './model.ts'
import { readExchange } from './read-exchange.ts'
import { type ElementType, layers, type RelationshipType, relationships } from './types.ts'
import { writeExchange } from './write-exchange.ts'

const model: ExchangeModel = {
  identifier: 'blueprint',
  name: 'Blueprint & <plan>',
  documentation: 'Two lines:\n  the second "quoted"',
  elements: [
    {
      identifier: 'capability-1',
      type: 'Capability',
      name: 'Take calls',
      documentation: 'In day\r\nout',
      properties: { owner: 'Head of contact', Maturity: '2', constructor: 'x', __proto: 'y' },
    },
    { identifier: 'plateau-1', type: 'Plateau', name: 'Today' },
    { identifier: 'work-1', type: 'WorkPackage', name: 'Telephones' },
    { identifier: 'data-1', type: 'DataObject', name: 'Call' },
    { identifier: 'junction-1', type: 'OrJunction', name: '' },
  ],
  relationships: [
    {
      identifier: 'r1',
      type: 'Realization',
      source: 'work-1',
      target: 'capability-1',
      name: 'by spring',
      documentation: 'd',
      properties: { Maturity: '4' },
    },
    { identifier: 'r2', type: 'Access', source: 'work-1', target: 'data-1', accessType: 'Read' },
    {
      identifier: 'r3',
      type: 'Influence',
      source: 'plateau-1',
      target: 'capability-1',
      modifier: '"++"\t& <more>',
    },
    { identifier: 'r4', type: 'Association', source: 'r1', target: 'data-1', isDirected: true },
    { identifier: 'r5', type: 'Triggering', source: 'work-1', target: 'junction-1' },
  ],
  views: [
    {
      identifier: 'v1',
      name: 'Telephones & calls',
      nodes: [
        { identifier: 'n1', element: 'work-1', x: 0, y: 0, w: 120, h: 55 },
        { identifier: 'n2', element: 'capability-1', x: 300, y: 10, w: 120, h: 55 },
        { identifier: 'n3', element: 'data-1', x: 160, y: 150, w: 120, h: 55 },
        { identifier: 'n4', element: 'plateau-1', x: 0, y: 150, w: 60, h: 30 },
      ],
      connections: [
        { identifier: 'c4', relationship: 'r4', source: 'c1', target: 'n3' },
        { identifier: 'c1', relationship: 'r1', source: 'n1', target: 'n2' },
        { identifier: 'c2', relationship: 'r2', source: 'n1', target: 'n3' },
      ],
    },
  ],
}
const everything: ExchangeModel = {
  identifier: 'all',
  name: 'All types',
  elements: Object.values(layers)
    .flat()
    .map((type, at) => ({ identifier: `e${at}`, type, name: type })),
  relationships: (Object.keys(relationships) as RelationshipType[]).map((type, at) => ({
    identifier: `r${at}`,
    type,
    source: 'e0',
    target: 'e1',
  })),
}
const faultsOf = (attempt: () => unknown): readonly string[] => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof ModelFaulty) return error.faults
    throw error
  }
  return assert.fail('nothing was refused')
}
const spoilt = (from: string | RegExp, to: string) => () =>
  readExchange(writeExchange(model).replace(from, to))

describe('the exchange format', () => {
  test('what is written is read again the same, and nothing is left out', () => {
    for (const one of [model, everything]) {
      assert.deepEqual(readExchange(writeExchange(one)), { model: one, leftOut: [] })
    }
  })

  test('the same model gives the same text, whatever the order of its properties', () => {
    const [first, ...rest] = model.elements
    assert.ok(first)
    const turned = Object.fromEntries(Object.entries(first.properties ?? {}).reverse())
    assert.equal(
      writeExchange({ ...model, elements: [{ ...first, properties: turned }, ...rest] }),
      writeExchange(model),
    )
  })

  test('children of the model stand in the order of the schema', () => {
    const order = [...writeExchange(model).matchAll(/^ {2}<([a-z]\w+)/gim)].map(([, name]) => name)
    assert.deepEqual(order, [
      'name',
      'documentation',
      'elements',
      'relationships',
      'propertyDefinitions',
      'views',
    ])
  })

  test('any words go there and back', () => {
    const words = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom(
          '<![CDATA[x]]>',
          '&amp;&#13;',
          ']]>',
          '\r\n',
          ' \t ',
          '<!--',
          '"\'',
          '&',
          '\u2028',
          '😀',
        ),
      )
      .map(cleanText)
    const name = words.filter(text => text.trim() !== '')
    const properties = fc.dictionary(name, words, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
    const some = fc.record(
      {
        element: name,
        documentation: words,
        properties,
        relation: words,
        modifier: words,
        x: fc.nat(),
        w: fc.integer({ min: 1, max: 9999 }),
      },
      { requiredKeys: ['element', 'properties', 'relation', 'modifier', 'x', 'w'] },
    )
    fc.assert(
      fc.property(name, fc.array(some, { maxLength: 4 }), (called, all) => {
        const elements: ModelElement[] = all.map((one, at) => ({
          identifier: `é_${at}.`,
          type: 'Goal',
          name: one.element,
          properties: one.properties,
          ...(one.documentation === undefined ? {} : { documentation: one.documentation }),
        }))
        const relations: ModelRelationship[] = all.map((one, at) => ({
          identifier: `r-${at}`,
          type: 'Influence',
          source: `é_${at}.`,
          target: 'é_0.',
          name: one.relation,
          modifier: one.modifier,
        }))
        const views: ModelView[] = all.map((one, at) => ({
          identifier: `v${at}`,
          name: one.element,
          nodes: [{ identifier: `n${at}`, element: `é_${at}.`, x: one.x, y: at, w: one.w, h: 1 }],
          connections: [],
        }))
        const whole: ExchangeModel = {
          identifier: 'm',
          name: called,
          elements,
          relationships: relations,
          ...(views.length > 0 ? { views } : {}),
        }
        assert.deepEqual(readExchange(writeExchange(whole)).model, whole)
      }),
      { seed: 20261130, numRuns: 300 },
    )
  })

  test('a model that is wrong is refused, with all that is wrong in words', () => {
    const wrong = {
      ...model,
      elements: [
        { identifier: '1st', type: 'Dream' as ElementType, name: '' },
        { identifier: 'twice', type: 'Goal', name: 'A' },
        { identifier: 'twice', type: 'Goal', name: 'B' },
      ] satisfies ModelElement[],
      relationships: [
        {
          identifier: 'r1',
          type: 'Serving',
          source: 'twice',
          target: 'gone',
          accessType: 'Read',
        },
      ] satisfies ModelRelationship[],
      views: [],
    }
    assert.deepEqual(
      faultsOf(() => writeExchange(wrong)),
      [
        '"1st" cannot be an identifier: it must begin with a letter or _ and hold only letters, digits, dots, dashes and _',
        'The identifier "twice" is used twice',
        'Element "1st": "Dream" is no element type of ArchiMate 3.1',
        'Element "1st" has no name',
        'Relationship "r1": its target "gone" is neither an element nor a relationship',
        'Relationship "r1": only Access has an access type',
      ],
    )
  })
})

describe('a file from elsewhere', () => {
  test('faults are told in words', () => {
    assert.deepEqual(faultsOf(spoilt('xsi:type="Plateau"', 'xsi:type="Plateaux"')), [
      'Element "plateau-1": "Plateaux" is no element type of ArchiMate 3.1',
    ])
    assert.deepEqual(faultsOf(spoilt('source="work-1"', 'source="work-9"')), [
      'Relationship "r1": its source "work-9" is neither an element nor a relationship',
    ])
    assert.deepEqual(faultsOf(spoilt('elementRef="data-1"', 'elementRef="data-2"')), [
      'View "v1", node "n3": "data-2" is no element of the model',
    ])
    assert.deepEqual(faultsOf(spoilt('x="300"', 'x="-3"')), [
      'View "v1", node "n2": its place and size must be whole and not negative',
    ])
    assert.deepEqual(
      faultsOf(spoilt(/propertyDefinitionRef="property-1"/, 'propertyDefinitionRef="p"')),
      ['"capability-1" has a property of "p", which is nowhere defined'],
    )
    assert.match(faultsOf(spoilt('</elements>', ''))[0] ?? '', /^The file is not XML: line \d+:/)
    assert.match(faultsOf(spoilt('archimate/3.0/', 'archimate/2.1/'))[0] ?? '', /version 3/)
    assert.deepEqual(faultsOf(spoilt('Take calls', '&nbsp;')), [
      '"&nbsp;" in the file has no meaning in XML',
    ])
    for (const code of ['&#0;', '&#xD800;', '&#x110000;', '&amp', '&constructor;']) {
      assert.match(faultsOf(spoilt('Take calls', code))[0] ?? '', /no meaning|not XML/, code)
    }
    assert.deepEqual(faultsOf(spoilt('Take calls', '\u0001')), [
      'The file holds letters that no XML may hold',
    ])
    for (const nothing of ['', 'words', '{}']) {
      assert.ok(faultsOf(() => readExchange(nothing)).length > 0)
    }
  })

  test('document types, entities, great size and great depth are refused', () => {
    const bomb = '<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert.match(faultsOf(spoilt('<model', `${bomb}<model`))[0] ?? '', /document type/)
    assert.match(
      faultsOf(() => readExchange(writeExchange(model), { mostCharacters: 100 }))[0] ?? '',
      /at most 100/,
    )
    const deep = `${'<node>'.repeat(500)}${'</node>'.repeat(500)}`
    assert.match(faultsOf(spoilt('</view>', `${deep}</view>`))[0] ?? '', /^The file is not XML/)
  })

  test('what the model has no place for is told of, and the rest is read', () => {
    const xml = writeExchange(model)
      .replace('<elements>', '<metadata><schema>x</schema></metadata><elements>')
      .replace(
        '<propertyDefinitions>',
        '<organizations><item/></organizations><propertyDefinitions>',
      )
      .replace('>Today</name>', '>Today</name><name xml:lang="nl">Heden</name>')
      .replace(
        '<node identifier="n4"',
        '<node identifier="x1" xsi:type="Container" x="0" y="0" w="9" h="9"><node identifier="n9" elementRef="plateau-1" xsi:type="Element" x="1" y="2" w="3" h="4"/></node><node identifier="n4"',
      )
      .replace(
        '<connection identifier="c4"',
        '<connection identifier="c9" xsi:type="Line" source="x1" target="n1"/><connection identifier="c4"',
      )
    const { model: read, leftOut } = readExchange(xml)
    assert.deepEqual(read.elements, model.elements)
    assert.deepEqual(read.views?.[0]?.connections, model.views?.[0]?.connections)
    assert.deepEqual(
      read.views?.[0]?.nodes.find(({ identifier }) => identifier === 'n9'),
      { identifier: 'n9', element: 'plateau-1', x: 1, y: 2, w: 3, h: 4 },
    )
    assert.deepEqual(leftOut, [
      'metadata',
      'folders',
      'a name in more than one language',
      'boxes in views that stand for no element',
      'lines in views that stand for no relationship',
    ])
  })

  test('prefixes and character data are read too', () => {
    const xml = `<am:model xmlns:am="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m"><am:name xml:lang="en"><![CDATA[A & <b> &amp;]]> c</am:name><other:name xmlns:other="urn:other">Not this</other:name></am:model>`
    assert.deepEqual(readExchange(xml), {
      model: { identifier: 'm', name: 'A & <b> &amp; c', elements: [], relationships: [] },
      leftOut: [],
    })
  })
})

describe('against the public schemas', () => {
  const folder = process.env.ARCHIMATE_XSD
  const xsd = folder ? join(folder, 'archimate3_Diagram.xsd') : ''
  const lint = ['/usr/bin/xmllint', '/usr/local/bin/xmllint'].find(path => existsSync(path))
  const skip = !folder
    ? 'ARCHIMATE_XSD names no folder of schemas'
    : !lint
      ? 'no xmllint here'
      : !existsSync(xsd) && `no ${xsd}`

  const validate = (xml: string) => {
    const place = mkdtempSync(join(tmpdir(), 'bluelamp-model-'))
    try {
      writeFileSync(join(place, 'model.xml'), xml)
      execFileSync(lint ?? '', ['--nonet', '--noout', '--schema', xsd, join(place, 'model.xml')], {
        stdio: 'pipe',
        encoding: 'utf8',
      })
    } finally {
      rmSync(place, { recursive: true, force: true })
    }
  }

  test('what is written is valid, with every type', { skip }, () => {
    validate(writeExchange(model))
    validate(writeExchange(everything))
    validate(writeExchange({ ...everything, elements: [], relationships: [] }))
  })

  test('the schema refuses what we refuse', { skip }, () => {
    const xml = writeExchange(model)
    for (const [from, to] of [
      ['xsi:type="Plateau"', 'xsi:type="Plateaux"'],
      ['source="work-1"', 'source="work-9"'],
      ['<elements>', '<views/><elements>'],
    ] as const) {
      assert.throws(() => validate(xml.replace(from, to)), to)
    }
  })
})

describe('the picture of a view', () => {
  const view = model.views?.[0] ?? assert.fail('no view')
  const svg = drawView(view, model)

  test('has a title, says in words what it shows, and is safe', () => {
    assert.match(svg, /<title id="v1-title">Telephones &amp; calls<\/title>/)
    assert.match(
      svg,
      /<desc id="v1-description">4 elements and 3 relationships\. that it realises is associated with Call\. Telephones realises \(by spring\) Take calls\. Telephones accesses Call\.<\/desc>/,
    )
    assert.deepEqual(pictureFaults(svg), [])
  })

  test('each box stands in its place in the colour of its layer, with its name and type', () => {
    assert.match(svg, /<rect x="300" y="10" width="120" height="55" fill="#f5deaa"/)
    assert.match(svg, />Work package<\/text><text [^>]*>Telephones<\/text>/)
    assert.equal(sayType('BusinessProcess'), 'Business process')
  })

  test('lines run from edge to edge, and one that ends on another ends at its middle', () => {
    const drawn = [...svg.matchAll(/<line x1="(\d+)" y1="(\d+)" x2="(\d+)" y2="(\d+)"/g)].map(
      ([, ...places]) => places.map(Number),
    )
    assert.deepEqual(drawn[0], [120, 30, 300, 36])
    assert.equal(drawn.length, 3)
    assert.deepEqual(drawn[2]?.slice(0, 2), [210, 33])
  })

  test('other files can draw it, and a table says the same', () => {
    assert.ok((marksOf(svg) ?? assert.fail('not drawn')).length > 10)
    assert.deepEqual(viewTable(view, model).rows, [
      ['that it realises', 'is associated with', 'Call'],
      ['Telephones', 'realises (by spring)', 'Take calls'],
      ['Telephones', 'accesses', 'Call'],
      ['Today', 'stands alone', '–'],
    ])
  })
})
