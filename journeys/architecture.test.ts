import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOf, importsOf, read, scienceFaults, sourceFiles } from './architecture.ts'

const root = `${import.meta.dirname}/..`
const isTest = (file: string) => /\.test\.ts$|\/testing\.ts$/.test(file)

test('every import follows the arrows of the house', () => {
  const files = sourceFiles(root)
  assert.ok(files.length > 50, `only ${files.length} files were looked at`)
  const faults = files
    .filter(file => !isTest(file))
    .flatMap(file => importsOf(file, read(root, file)))
    .map(faultOf)
    .filter(fault => fault !== undefined)
  assert.deepEqual(faults, [])
})

test('science imports nothing and knows neither clock nor chance', () => {
  const files = sourceFiles(root).filter(file => file.startsWith('science/') && !isTest(file))
  assert.ok(files.length > 0)
  assert.deepEqual(
    files.flatMap(file => scienceFaults(file, read(root, file))),
    [],
  )
})

test('platform holds no policing word', () => {
  const words =
    /\b(police|policing|crime|burglary|victim|suspect|offender|constable|dispatch|thrive)/i
  const faults = sourceFiles(root)
    .filter(file => file.startsWith('platform/') && !isTest(file))
    .flatMap(file => {
      const found = words.exec(read(root, file))
      return found ? [`${file}: ${found[0]}`] : []
    })
  assert.deepEqual(faults, [])
})

test('the test itself finds each kind of forbidden import', () => {
  const faults = (file: string, text: string) =>
    importsOf(file, text)
      .map(faultOf)
      .filter(fault => fault !== undefined)
  const forbidden: [string, string][] = [
    ['listen/reports/x.ts', "import { a } from '@bluelamp/respond'"],
    ['respond/units/x.ts', "import type { A } from '@bluelamp/learn/contract'"],
    ['platform/http/x.ts', "export { a } from '@bluelamp/memory'"],
    ['memory/records/x.ts', "import { a } from '../../listen/index.ts'"],
    ['web/command/x.ts', "import { a } from '@bluelamp/respond'"],
    ['web/officer/x.svelte', "  import { a } from '@bluelamp/platform'"],
    ['web/kit/x.ts', "const a = await import('@bluelamp/listen')"],
    ['listen/x.ts', "import {\n  a,\n  b,\n} from '@bluelamp/respond'"],
    ['cellar/x.ts', "import { a } from '@bluelamp/platform'"],
  ]
  for (const [file, text] of forbidden)
    assert.equal(faults(file, text).length, 1, `${file}: ${text}`)
  assert.deepEqual(
    faults('listen/x.ts', "import { a } from '@bluelamp/memory'\nimport b from 'pg'"),
    [],
  )
  assert.deepEqual(faults('web/command/x.ts', "import { a } from '@bluelamp/respond/contract'"), [])
  assert.equal(scienceFaults('science/x.ts', 'export const now = () => Date.now()').length, 1)
  assert.equal(scienceFaults('science/x.ts', "import { readFile } from 'node:fs'").length, 1)
  const library = "const a = await import('highs')"
  assert.equal(scienceFaults('science/x.ts', library).length, 1)
  assert.deepEqual(scienceFaults('science/appraisal/roadmap/highs-solver.ts', library), [])
})
