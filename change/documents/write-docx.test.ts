import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { publicPart } from './public-part.ts'
import { sample, secrets } from './sample-document.ts'
import { has, run, textOf, unzip } from './testing.ts'
import { writeDocx } from './write-docx.ts'

const soffice = has('soffice', '--version')
const whole = await writeDocx(sample)
const parts = unzip(whole)
const part = (name: string) => parts.get(name)?.toString('utf8') ?? assert.fail(`no ${name}`)
const body = part('word/document.xml')

describe('as a Word file', () => {
  test('every part is XML that can be read', () => {
    assert.ok(parts.has('[Content_Types].xml'))
    for (const [name, bytes] of parts) {
      if (/\.(xml|rels|svg)$/.test(name))
        assert.equal(XMLValidator.validate(`${bytes}`), true, name)
    }
  })

  test('headings have the styles of headings, in order', () => {
    const levels = [...body.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, n]) => Number(n))
    assert.deepEqual(levels, [1, 2, 3, 3, 4, 2])
    assert.match(part('word/styles.xml'), /w:styleId="Heading2"/)
  })

  test('each table has a head that repeats and names its first column', () => {
    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
    assert.equal(tables.length, 5)
    for (const table of tables) {
      assert.equal(table.match(/<w:tblHeader\/>/g)?.length, 1)
      assert.match(table, /<w:tblLook [^>]*w:firstColumn="(1|true)"/)
      assert.match(table, /<w:tblLook [^>]*w:firstRow="(1|true)"/)
    }
  })

  test('pictures are SVG with words in their place', () => {
    const alts = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt]) => alt)
    assert.deepEqual(alts, ['Two bars: the second option costs twice the first', 'Pelican alt'])
    assert.equal([...parts.keys()].filter(name => name.endsWith('.svg')).length, 2)
  })

  test('the language is British English, and the properties are told', () => {
    assert.match(part('word/styles.xml'), /<w:lang w:val="en-GB"\/>/)
    const core: unknown = new XMLParser().parse(part('docProps/core.xml'))
    assert.ok(core !== null && typeof core === 'object' && 'cp:coreProperties' in core)
    const told = core['cp:coreProperties'] as Record<string, unknown>
    assert.equal(told['dc:title'], sample.title)
    assert.equal(told['dc:creator'], sample.front.author)
    assert.equal(told['dc:subject'], sample.front.reference)
  })

  test('each numbered list counts from one', () => {
    assert.equal(new Set(body.match(/<w:numId w:val="\d+"\/>/g)).size, 2)
  })

  test('every page says that the data are invented', () => {
    const header = [...parts].find(([name]) => /header\d*\.xml$/.test(name))?.[1].toString()
    assert.match(header ?? '', /OFFICIAL-SENSITIVE\. Invented data/)
  })

  test('the public file holds nothing exempt, in no part; the whole one holds it all', async () => {
    const all = (bytes: Uint8Array) =>
      [...unzip(bytes)].map(([name, data]) => `${name} ${data}`).join()
    const [closed, open] = [all(whole), all(await writeDocx(publicPart(sample)))]
    for (const secret of secrets) {
      assert.ok(closed.includes(secret), `whole: ${secret}`)
      assert.ok(!open.includes(secret), `public: ${secret}`)
    }
  })

  test('LibreOffice opens it and reads the same words', {
    skip: !soffice && 'no soffice here',
  }, () => {
    const text = run(
      whole,
      'paper.docx',
      'soffice',
      (folder, file) => [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'txt:Text (encoded):UTF8',
        '--outdir',
        folder,
        file,
      ],
      folder => textOf(folder, 'paper.txt'),
    )
    const lines = text.split(/\r?\n/).map(line => line.replace(/^\ufeff/, '').trim())
    assert.equal(lines[0], sample.title)
    for (const line of [
      'Invented data: no real person, place or price',
      'Purpose of the report',
      'To ask for a decision on mobile data by spring, as the published plan says: café, £1,200 and 3 < 4.',
      '1. Step one',
      '2. Step two',
      'Cost by phase',
      '£250,000',
      'That the board agrees the option named above.',
    ]) {
      assert.ok(lines.includes(line), `${line}\n\nin\n\n${text}`)
    }
  })
})
