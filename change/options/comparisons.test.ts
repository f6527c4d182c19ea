import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Element } from '../model/element.ts'
import { element } from '../model/testing.ts'
import { compareBodies } from './comparisons.ts'
import { mostComparisons, readComparisons } from './read-comparisons.ts'

const head = 'body,metric,definition,value,denominator,source,date'
const today = '2026-11-30'
const none = { elements: [], signatures: [] }
const one = (line: string) => readComparisons(none, `${head}\n${line}`, today).lines[0]!

const kept = (body: string, definition: string, denominator: string, at: number): Element =>
  element(`${body}-${at}`, 'comparator', {
    body,
    metric: 'Calls',
    definition,
    value: at,
    denominator,
    source: 'Report',
    date: today,
  })

test('only what is defined alike, per the same, stands beside one another; nothing is lost', () => {
  const bodies = fc.array(
    fc.tuple(
      fc.constantFrom('Merseyside', 'West Yorkshire'),
      fc.constantFrom('All calls', 'all  CALLS ', 'Calls at night'),
      fc.constantFrom('1,000 people', 'officer'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(bodies, given => {
      const elements = given.map((each, at) => kept(...each, at))
      const [compared] = compareBodies({ elements, signatures: [] })
      const ground = ({ body }: Element) =>
        `${String(body.definition).toLowerCase().replace(/\s+/g, ' ').trim()} ${body.denominator}`
      assert.equal(new Set(compared!.alike.map(ground)).size, 1)
      assert.ok(compared!.otherwise.every(each => ground(each) !== ground(compared!.alike[0]!)))
      assert.equal(compared!.alike.length + compared!.otherwise.length, given.length)
    }),
  )
})

test('a whole line is read, whatever separates the cells and however a spreadsheet writes it', () => {
  const body = {
    body: 'Merseyside Police',
    metric: 'Calls',
    definition: 'All calls, day and night',
    value: 1234.5,
    denominator: '1,000 people',
    source: 'Profile of 2014',
    date: '2014-12-31',
  }
  const cells = ['Merseyside Police', 'Calls', '"All calls, day and night"']
  const rest = ['"1,234.5"', '"1,000 people"', 'Profile of 2014', '31/12/2014']
  for (const delimiter of [',', ';', '\t']) {
    const text = `\uFEFF${head.replaceAll(',', delimiter)}\r\n${[...cells, ...rest].join(delimiter)}\r\n\r\n`
    const { faults, lines } = readComparisons(none, text, today)
    assert.deepEqual(faults, [])
    assert.deepEqual(lines, [
      {
        line: 2,
        name: 'Merseyside Police: Calls',
        body,
        faults: [],
        isThere: false,
        isOtherwise: false,
      },
    ])
  }
  const words = 'Body,Figure,How they define it,Value,Per,Source,As at'
  assert.deepEqual(
    readComparisons(none, `${words}\n${[...cells, ...rest].join(',')}`, today).lines[0]!.body,
    body,
  )
})

test('faults are told line by line, and the file is refused as a whole where no line can be read', () => {
  assert.match(one('A,Calls,All,84%,100,Report,2014-12-31').faults.join(), /Value: write a number/)
  assert.match(one('A,Calls,All,8,100,Report,2014-13-01').faults.join(), /As at: write a date/)
  assert.match(one('A,Calls,All,8,100,Report,2027-01-01').faults.join(), /has not come/)
  assert.match(one('A,Calls,All,8,100,,2014-12-31').faults.join(), /Source: say something here/)
  assert.match(one('A,Calls,All,8,,Report,2014-12-31').faults.join(), /^Per: say something here$/)
  assert.match(one('A,Calls,All,8,100,Report').faults.join(), /6 cells and the head 7/)
  const whole = (text: string) => readComparisons(none, text, today).faults.join()
  assert.match(whole(''), /no line below/)
  assert.match(whole(head), /no line below/)
  assert.match(whole('body,metric\nA,Calls'), /no column “definition”, “value”, “denominator”/)
  assert.match(whole(`${head}\n"A,Calls`), /quotation marks/)
  const many = Array.from({ length: mostComparisons + 1 }, () => 'A,Calls,All,8,100,R,2014-12-31')
  assert.match(whole([head, ...many].join('\n')), /More than 500 lines/)
})

test('what is kept is left aside, another value for it is refused, another definition is told', () => {
  const model = {
    elements: ['A', 'B'].map((body, at) => kept(body, 'All', 'officer', at)),
    signatures: [],
  }
  const read = (line: string) => readComparisons(model, `${head}\n${line}`, today).lines[0]!
  assert.equal(read(`A,Calls,All,0,officer,Report,${today}`).isThere, true)
  const other = read(`A,calls,All,7,officer,Report,${today}`)
  assert.deepEqual([other.isThere, other.faults.length], [false, 1])
  assert.equal(read(`C,Calls,All,7,officer,Report,${today}`).isOtherwise, false)
  assert.equal(read(`C,Calls,At night,7,officer,Report,${today}`).isOtherwise, true)
  assert.equal(read(`C,Calls,All,7,person,Report,${today}`).isOtherwise, true)
  const twice = readComparisons(
    none,
    `${head}\nA,Calls,All,1,o,R,${today}\nA,Calls,All,2,o,R,${today}`,
    today,
  )
  assert.deepEqual(
    twice.lines.map(({ faults }) => faults.length),
    [0, 1],
  )
})
