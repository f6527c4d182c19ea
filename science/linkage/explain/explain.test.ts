import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FieldKind, Finding, Model, Value, Weighed } from '../model.ts'
import { explain, oneIn, percent, sayField, strengthOf, waterfall } from './index.ts'

const finding = (
  comparison: string,
  weight: number,
  left: Value,
  right: Value,
  frequencyWeight = 0,
  level = '',
): Finding => ({ comparison, level, weight, frequencyWeight, left, right })

function weigh(prior: number, findings: readonly Finding[]): Weighed {
  const start = Math.log2(prior / (1 - prior))
  const weight = findings.reduce((sum, one) => sum + one.weight, start)
  return { weight, prior: start, probability: 1 / (1 + 2 ** -weight), findings }
}

test('what two values say of each other, in words', () => {
  const table: [FieldKind, string, Value, Value, string][] = [
    ['family-name', 'surname', 'nowak', 'novak', 'The family names sound alike: Nowak and Novak.'],
    [
      'given-name',
      'given',
      'bill',
      'william',
      'The given names are forms of one name: Bill and William.',
    ],
    [
      'given-name',
      'given',
      'mary ann',
      'maryann',
      'The given names differ only in how they are joined: Mary Ann and Maryann.',
    ],
    [
      'full-name',
      'name',
      'john smith',
      'john jones',
      'The names share John but differ otherwise: John Smith and John Jones.',
    ],
    [
      'full-name',
      'name',
      'JOHN SMITH',
      'SMITH JOHN',
      'The names have the same words in another order: John Smith and Smith John.',
    ],
    [
      'date-of-birth',
      'dob',
      '1980-04-12',
      '1980-04-17',
      'The dates of birth differ by one digit: 12 April 1980 and 17 April 1980.',
    ],
    [
      'date-of-birth',
      'dob',
      '1980-04-12',
      '1980-04-21',
      'The dates of birth have two digits the other way round: 12 April 1980 and 21 April 1980.',
    ],
    [
      'date-of-birth',
      'dob',
      '1980-04-12',
      '1980-12-04',
      'The dates of birth have day and month the other way round: 12 April 1980 and 4 December 1980.',
    ],
    [
      'date-of-birth',
      'dob',
      '1980',
      '1980-12-04',
      'The dates of birth agree as far as both are known: 1980 and 4 December 1980.',
    ],
    [
      'postcode',
      'postcode',
      'B4 6NL',
      'B4 7QX',
      'The postcodes are in the same district: B4 6NL and B4 7QX.',
    ],
    [
      'postcode',
      'postcode',
      ['M1 1AE', 'B4 6NL'],
      'B4 6NL',
      'The nearest postcodes are the same: B4 6NL.',
    ],
    [
      'phone',
      'phone',
      '07700 900123',
      '+447700900123',
      'The phone numbers are the same: 07700 900123 and +447700900123.',
    ],
    [
      'identifier',
      'pnc_id',
      '2014/0120018R',
      '2014/0120019R',
      'The PNC IDs differ by one character: 2014/0120018R and 2014/0120019R (the check letter of 2014/0120019R is wrong).',
    ],
    ['category', 'gender', 'F', 'M', 'The genders are different: F and M.'],
    [
      'email',
      'email',
      'a.b@x.com',
      'a.b@y.com',
      'The e-mail addresses have the same name at different providers: a.b@x.com and a.b@y.com.',
    ],
    [
      'address',
      'address',
      null,
      '1 High St',
      'Only one record has an address, so nothing can be said.',
    ],
    ['phone', 'phone', null, null, 'Neither record has a phone number.'],
  ]
  for (const [kind, name, left, right, words] of table) {
    assert.equal(sayField(kind, name, left, right), words)
  }
})

const model: Pick<Model, 'fields' | 'comparisons' | 'frequencies'> = {
  fields: [{ name: 'surname', kind: 'family-name', from: ['surname'] }],
  comparisons: [
    {
      name: 'last',
      levels: [
        { label: 'none', test: { missing: 'surname' } },
        {
          label: 'same',
          test: { equal: 'surname' },
          termFrequency: { field: 'surname', weight: 1 },
        },
        { label: 'else', test: { otherwise: true } },
      ],
    },
  ],
  frequencies: { surname: { nowak: 0.0000251, smith: 0.0125 } },
}

test('an explanation names rarity, strength and verdict', () => {
  const weighed = weigh(0.0001, [
    finding('last', 12.1, 'nowak', 'nowak', 5, 'same'),
    finding('dob', 4.2, '1980-04-12', '1980-04-17'),
    finding('gender', -0.2, 'F', 'F'),
    finding('postcode', -2.4, 'B4 6NL', 'M1 1AE'),
  ])
  const { verdict, start, findings } = explain(weighed, { model })
  assert.equal(verdict, `More likely than not the same person (${percent(weighed.probability)}).`)
  assert.equal(start, 'Two records taken at random are of the same person about 1 in 10,000 times.')
  assert.deepEqual(
    findings.map(said => [said.comparison, said.speaks, said.strength]),
    [
      ['last', 'for', 'very strong'],
      ['dob', 'for', 'some'],
      ['postcode', 'against', 'some'],
      ['gender', 'neither', 'none'],
    ],
  )
  assert.equal(findings[0]!.rarity, 'A rare family name: about 1 in 40,000 people here have it.')
  assert.equal(
    findings[0]!.meaning,
    'Very strong evidence for one person: about 4,400 times likelier if they are the same.',
  )
  assert.match(findings[2]!.meaning, /two people: about 5\.3 times likelier if they are not/)
  const common = explain(weigh(0.0001, [finding('last', 3, 'smith', 'smith', -4, 'same')]), {
    model,
  })
  assert.equal(
    common.findings[0]!.rarity,
    'A common family name: about 1 in 80 people here have it.',
  )
})

test('where frequencies are of words, the rarest word both have is named', () => {
  const byWords: typeof model = {
    ...model,
    comparisons: [
      {
        name: 'last',
        levels: [
          {
            label: 'same',
            test: { words: 'surname', same: 1 },
            termFrequency: { field: 'surname', weight: 1, by: 'words' },
          },
        ],
      },
    ],
    frequencies: { 'surname:words': { smith: 0.0125, nowak: 0.0000251 } },
  }
  const { findings } = explain(
    weigh(0.01, [finding('last', 9, 'Smith-Nowak', 'nowak smith', 6, 'same')]),
    { model: byWords },
  )
  assert.equal(
    findings[0]!.rarity,
    'Rare: about 1 in 40,000 people here have Nowak in their family name.',
  )
})

test('ties, names of several columns and comparisons of several things find words', () => {
  const field = (name: string, kind: FieldKind) => ({ name, kind, from: [name] })
  const many: Pick<Model, 'fields' | 'comparisons' | 'frequencies'> = {
    fields: [
      field('given', 'given-name'),
      field('family', 'family-name'),
      field('pnc', 'identifier'),
      field('cro', 'identifier'),
    ],
    comparisons: [
      { name: 'name', levels: [{ label: 'swapped', test: { equal: ['given', 'family'] } }] },
      {
        name: 'ids',
        levels: [
          {
            label: 'PNC and CRO core numbers match',
            test: { any: [{ equal: 'pnc' }, { equal: 'cro' }] },
          },
        ],
      },
    ],
    frequencies: {},
  }
  const { findings } = explain(
    weigh(0.01, [
      finding('name', 9, 'john smith john', 'smith john', 0, 'swapped'),
      finding('ids', 8, '1 2', '1 3', 0, 'PNC and CRO core numbers match'),
      finding('name with ids', -3, null, null, 0, 'swapped with other'),
    ]),
    { model: many },
  )
  assert.deepEqual(
    findings.map(said => said.words),
    [
      'The names have the same words in another order: John Smith and Smith John.',
      'PNC and CRO core numbers match.',
      'What is said of name and ids often goes together, so the two say less than each alone.',
    ],
  )
})

test('numbers are said as people say them and never as certain', () => {
  assert.equal(oneIn(1 / 39_874), '1 in 40,000')
  assert.equal(oneIn(2.65e-7), '1 in 3.8 million')
  assert.equal(percent(1), 'over 99.99%')
  assert.equal(percent(0), 'under 0.01%')
  assert.equal(percent(0.5), '50%')
  assert.equal(strengthOf(-7), 'strong')
})

test('the bars of a waterfall join up from the prior to the total', () => {
  const bits = fc.double({ min: -30, max: 30, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(bits, { maxLength: 9 }),
      fc.double({ min: 1e-9, max: 0.5, noNaN: true }),
      (weights, prior) => {
        const weighed = weigh(
          prior,
          weights.map((weight, at) => finding(`field_${at}`, weight, 'a', 'b')),
        )
        const { bars, total, ticks, svg } = waterfall(weighed)
        assert.equal(bars[0]!.kind, 'start')
        assert.equal(bars.at(-1)!.kind, 'total')
        for (let at = 1; at < bars.length - 1; at++) assert.equal(bars[at]!.from, bars[at - 1]!.to)
        assert.ok(Math.abs(bars.at(-2)!.to - total) <= 0.05)
        assert.ok(ticks.length <= 8 && ticks.some(tick => tick.label === 'evens'))
        assert.ok(!svg.includes('NaN') && !svg.includes('style='))
      },
    ),
    { seed: 10, numRuns: 300 },
  )
})

test('what comparisons say together shows as a bar of its own', () => {
  const weighed = {
    ...weigh(0.01, [finding('a', 5, 'x', 'x'), finding('b', 4, 'y', 'y')]),
    weight: 0.4,
  }
  const bar = waterfall(weighed).bars.at(-2)!
  assert.equal(bar.label, 'What goes together')
  assert.equal(bar.to, 0.4)
})

test('the picture has a name, a description, unique ids and no script or style', () => {
  const weighed = weigh(0.0001, [
    finding('family_name', 12.1, 'nowak', 'nowak', 5),
    finding('<b>"odd" & name', -4.2, '1', '2'),
  ])
  const { svg, description } = waterfall(weighed, { id: 'link-7' })
  assert.match(svg, /role="img" aria-labelledby="link-7-title link-7-description"/)
  assert.match(svg, /<title id="link-7-title">/)
  assert.match(
    description,
    /Speaking for the same: family name\. Speaking against: <b>"odd" & name\./,
  )
  assert.ok(!svg.includes('<b>') && !/<style|<script|style=/.test(svg))
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(found => found[1])
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.every(id => id!.startsWith('link-7-')))
})

test('text and bars stand out from white as WCAG asks', () => {
  const { svg } = waterfall(weigh(0.001, [finding('a', 3, 'x', 'y'), finding('b', -3, 'x', 'y')]))
  const light = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map(at => {
      const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const contrast = (hex: string) => 1.05 / (light(hex) + 0.05)
  for (const [, hex] of svg.matchAll(/<text[^>]* fill="(#[0-9a-f]{6})"/g)) {
    assert.ok(contrast(hex!) >= 4.5, hex)
  }
  for (const [, hex] of svg.matchAll(/class="waterfall-[a-z]+"[^>]* stroke="(#[0-9a-f]{6})"/g)) {
    assert.ok(contrast(hex!) >= 3, hex)
  }
})
