import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type LintSort, lintRequirement } from './lint-requirement.ts'
import { solutions, untestable } from './requirement-words.ts'
import { badSentences, goodSentences, seededNames } from './testing.ts'
import { listed, verbForms } from './word-forms.ts'

const sortsIn = (text: string): Set<LintSort> =>
  new Set(lintRequirement(text, seededNames).map(({ sort }) => sort))

test('recall and precision on sentences whose faults were written down beforehand', t => {
  const counts = { found: 0, missed: 0, wrongly: 0 }
  const differ: string[] = []
  for (const [text, ...faults] of [
    ...badSentences,
    ...goodSentences.map(good => [good] as const),
  ]) {
    const seen = sortsIn(text)
    for (const fault of faults) {
      if (seen.has(fault)) counts.found++
      else {
        counts.missed++
        differ.push(`missed ${fault}: ${text}`)
      }
    }
    for (const sort of seen) {
      if (faults.includes(sort)) continue
      counts.wrongly++
      const words = lintRequirement(text, seededNames).filter(each => each.sort === sort)
      differ.push(`wrongly ${sort} (${words.map(each => each.words).join(', ')}): ${text}`)
    }
  }
  const recall = counts.found / (counts.found + counts.missed)
  const precision = counts.found / (counts.found + counts.wrongly)
  t.diagnostic(
    `${badSentences.length} bad and ${goodSentences.length} good sentences, ${JSON.stringify(counts)}`,
  )
  t.diagnostic(`recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`)
  assert.ok(recall >= 0.95, differ.join('\n'))
  assert.ok(precision >= 0.95, differ.join('\n'))
})

test('any word of the lists is found wherever it is planted, in any of its forms and in capitals', () => {
  const plain = (list = '') => listed(list)
  const planted = (groups: typeof untestable) =>
    groups.flatMap(({ verbs, words }) => [...plain(verbs).flatMap(verbForms), ...plain(words)])
  const law = (sort: LintSort, words: readonly string[]) =>
    fc.assert(
      fc.property(
        fc.constantFrom(...goodSentences.filter(text => !/\d/.test(text))),
        fc.constantFrom(...words),
        fc.boolean(),
        (text, word, loud) => {
          const said = loud ? word.toUpperCase() : word
          const found = lintRequirement(`${text.slice(0, -1)}: this is ${said}.`, [])
          assert.ok(
            found.some(each => each.sort === sort && each.words.includes(said)),
            said,
          )
        },
      ),
      { numRuns: 500 },
    )
  law('untestable', planted(untestable))
  law('solution', planted(solutions))
})

test('a name is found as contracts and the inventory write it, and what it is made of is not read twice', () => {
  const words = (text: string, ...names: string[]) =>
    lintRequirement(text, names).map(each => `${each.sort}: ${each.words}`)
  const partner = 'The fast partner (framework RM353)'
  assert.deepEqual(words('The fast partner answers within 2 hours.', partner), [
    'name: fast partner',
  ])
  assert.deepEqual(words('Officers type into CORMORANT.', 'Cormorant'), [])
  assert.deepEqual(words('Officers type into Cormorant’s form.', 'Cormorant'), ['name: Cormorant'])
  assert.deepEqual(words('A cormorant was seen.', 'Cormorant'), [])
  assert.deepEqual(words('The Cormorants were seen.', 'Cormorant'), [])
  assert.deepEqual(words('The old crime records are kept.', 'Crime records (old)'), [
    'name: crime records',
  ])
  assert.deepEqual(words('Anything goes (1).', '(only brackets)', '', 'a.*'), [])
})

test('a word within a word, a noun and a term of law are let stand', () => {
  for (const text of [
    'Breakfast comes at 8:00.',
    'The support of residents is asked for once a year.',
    'An appropriate adult is there within 60 minutes.',
    'Complaints fall from 40 to 30 a month: they are reduced by 25%.',
  ])
    assert.deepEqual(lintRequirement(text, []), [], text)
})

test('two sentences that each ask are told apart from one that asks and one that explains', () => {
  const several = (text: string) =>
    lintRequirement(text, []).filter(each => each.sort === 'several')
  assert.equal(several('A victim must be told. An officer must be named.').length, 1)
  assert.equal(several('A victim must be told. This is the law since 2021.').length, 0)
  assert.equal(several('The name and record of a person must be shown.').length, 0)
  assert.equal(several('An officer must record the stop and close the case.').length, 1)
})

test('every finding says why and what to write instead', () => {
  for (const [text] of badSentences)
    for (const { why, better, words } of lintRequirement(text, seededNames)) {
      assert.ok(why.length > 10 && better.length > 10 && words.length > 1, text)
    }
})

test('forms of verbs', () => {
  assert.deepEqual(verbForms('support'), ['supports', 'supported', 'supporting'])
  assert.deepEqual(verbForms('optimise'), ['optimises', 'optimised', 'optimising'])
  assert.deepEqual(verbForms('modify'), ['modifies', 'modified', 'modifying'])
  assert.deepEqual(verbForms('cater for'), ['caters for', 'catered for', 'catering for'])
})
