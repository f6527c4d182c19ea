import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleIntelligence } from '../samples.ts'
import { bytes, read, refusal } from '../testing.ts'
import { readIntelligence } from './read-intelligence.ts'
import { contradictions } from './report.ts'

const knowing = { mayKnowSource: ['officer-1', 'unit-7'] }

test('what is known and who told it are two records, the second sealed and linked to nobody', () => {
  const reading = readIntelligence(bytes(sampleIntelligence()), knowing)
  const [report, source] = read(reading).records
  assert.deepEqual([report!.part, report!.marking, report!.sealedTo], ['report', 1, undefined])
  assert.deepEqual(
    [source!.part, source!.sealedTo, source!.mentions],
    ['source', knowing.mayKnowSource, []],
  )
  assert.doesNotMatch(JSON.stringify(report!.body), /Onyango|900555|opposite/)
  assert.match(JSON.stringify(source!.body), /Onyango/)
  assert.deepEqual(
    report!.mentions.map(each => each.kind),
    ['person', 'object'],
  )
})

test('grades, conditions and a source’s name in the words are asked after', () => {
  const sample = sampleIntelligence()
  const fieldsOf = (line: object, more: object = {}) =>
    refusal(
      readIntelligence(
        bytes({ ...sample, ...more, lines: [{ ...sample.lines[0], ...line }] }),
        knowing,
      ),
    ).faults?.map(each => each.field)
  assert.deepEqual(fieldsOf({ source: '4' }), ['lines.0.source'])
  assert.deepEqual(fieldsOf({ information: 'F' }), ['lines.0.information'])
  assert.deepEqual(fieldsOf({ handling: 'C' }), ['lines.0.conditions'])
  assert.deepEqual(fieldsOf({ handling: 'P', conditions: 'None' }), ['lines.0.conditions'])
  assert.deepEqual(fieldsOf({ words: 'As Ivy  ONYANGO said.' }), ['lines.0.words'])
  assert.deepEqual(fieldsOf({}, { title: 'Told by Ivy Onyango' }), ['title'])
  const closed = readIntelligence(bytes('{'), knowing).refusedLabel
  assert.deepEqual(closed, { marking: 1, sealedTo: knowing.mayKnowSource })
})

test('a reliable source with false information is taken, with a warning; 5x5x5 is kept as it was graded', () => {
  const sample = sampleIntelligence()
  const odd = { ...sample, lines: [{ ...sample.lines[0]!, source: '1', information: 'E' }] }
  assert.deepEqual(contradictions(odd), [0])
  assert.match(read(readIntelligence(bytes(odd), knowing)).notes[0]!, /1 with E/)
  const line = { words: 'Old words.', source: 'B', information: '3', handling: '4' }
  const old = read(readIntelligence(bytes({ ...sample, scheme: '5x5x5', lines: [line] }), knowing))
  assert.deepEqual([old.records[0]!.body.scheme, old.records[0]!.body.lines], ['5x5x5', [line]])
  assert.equal(
    refusal(readIntelligence(bytes({ ...sample, lines: [line] }), knowing)).faults?.length,
    3,
  )
})
