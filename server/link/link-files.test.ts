import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { linkFiles } from './link-files.ts'
import { readTable, UnreadableTableError } from './read-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'bluelamp-link-'))
after(() => rmSync(folder, { recursive: true }))

const given = ['Aisha', 'Tomasz', 'Gwen', 'Olu', 'Priya', 'Callum', 'Mei', 'Yusuf', 'Nora', 'Piotr']
const family = ['Rahman', 'Kowalczyk', 'Pritchard', 'Adebayo', 'Nair', 'Drummond', 'Zhang', 'Demir']

/** Numbers that repeat from a seed (mulberry32). */
function seeded(state: number): (below: number) => number {
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Invented people, two records each: the second has a letter wrong in the family name. */
function people(): string {
  const random = seeded(7)
  const one = (letters: string) => letters[random(letters.length)]!
  const rows = ['id,first_name,surname,dob,postcode,who']
  for (let person = 0; person < 300; person++) {
    const first = given[random(given.length)]!
    const last = `${family[random(family.length)]!}${one('aeiou')}${one('lmnrst')}`
    const two = (number: number) => String(number).padStart(2, '0')
    const dob = `${1940 + random(60)}-${two(1 + random(12))}-${two(1 + random(28))}`
    const postcode = `WX${1 + random(9)} ${random(10)}${one('ABDEFGHJ')}${one('ABDEFGHJ')}`
    const wrong = `${last.slice(0, 2)}${last.slice(3)}`
    rows.push(`${2 * person},${first},${last},${dob},${postcode},${person}`)
    rows.push(`${2 * person + 1},${first},${wrong},${dob},${person % 3 ? postcode : ''},${person}`)
  }
  return `${rows.join('\n')}\n`
}
const file = join(folder, 'people.csv')
writeFileSync(file, people())

const options = {
  files: [file],
  out: join(folder, 'out'),
  truth: 'who',
  except: [],
  seed: 1,
  fixed: 0.95,
  onProgress: () => undefined,
}

test('a file of records ends in clusters, pairs, a model and a report', async () => {
  const { facts } = await linkFiles(options)
  assert.ok(facts.accuracy!.found.precision > 0.97, String(facts.accuracy!.found.precision))
  assert.ok(facts.accuracy!.found.recall > 0.9, String(facts.accuracy!.found.recall))
  const clusters = readFileSync(join(options.out, 'clusters.csv'), 'utf8').trim().split('\n')
  assert.equal(clusters.length, 601, 'every record is in it, once')
  const model = JSON.parse(readFileSync(join(options.out, 'model.json'), 'utf8'))
  assert.deepEqual(
    model.fields
      .flatMap((field: { from: string[] }) => field.from)
      .filter((name: string) => name === 'who' || name === 'id'),
    [],
    'neither the truth nor the identifier is evidence',
  )
  const report = readFileSync(join(options.out, 'report.html'), 'utf8')
  assert.match(report, /<svg/)
  assert.doesNotMatch(report, /(?:src|href)="https?:/, 'it needs nothing beside it')
  assert.equal(existsSync(join(options.out, 'unfinished')), false)
})

test('broken off, it goes on where it was and ends in the same', async () => {
  const whole = await linkFiles({ ...options, out: join(folder, 'whole') })
  const out = join(folder, 'broken')
  await assert.rejects(
    linkFiles({
      ...options,
      out,
      onProgress: (stage, done) => {
        if (stage === 'Weighing pairs' && done === 5) throw new Error('the power failed')
      },
    }),
    /the power failed/,
  )
  assert.ok(existsSync(join(out, 'unfinished', 'pairs-5-of-16')))
  assert.equal(existsSync(join(out, 'unfinished', 'pairs-6-of-16')), false)
  const again = await linkFiles({ ...options, out })
  assert.deepEqual(again.clusters, whole.clusters)
  assert.deepEqual(again.pairs, whole.pairs)
})

test('what cannot be read is said in words', async () => {
  await assert.rejects(readTable([join(folder, 'people.doc')]), UnreadableTableError)
  await assert.rejects(readTable([join(folder, 'nowhere.csv')]), UnreadableTableError)
  await assert.rejects(linkFiles({ ...options, truth: 'nobody' }), /There is no column nobody/)
})
