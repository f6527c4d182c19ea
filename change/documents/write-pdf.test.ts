import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { Document } from './document.ts'
import { publicPart } from './public-part.ts'
import { sample, secrets } from './sample-document.ts'
import { has, run, sayingsOfPdf, unfoldPdf } from './testing.ts'
import { writePdf } from './write-pdf.ts'

const poppler = has('pdftotext', '-v') ? false : 'no pdftotext here'
const face = (style: string) => `/usr/share/fonts/truetype/liberation/LiberationSans-${style}.ttf`
const fontless = existsSync(face('Regular')) ? false : 'no Liberation fonts here'
const letters = (style: string) => new Uint8Array(readFileSync(face(style)))
const fonts = () => ({
  regular: letters('Regular'),
  bold: letters('Bold'),
  italic: letters('Italic'),
})

const whole = await writePdf(sample)
const objects = unfoldPdf(whole)[0] ?? ''
const words = (pdf: Uint8Array) =>
  run(
    pdf,
    'paper.pdf',
    'pdftotext',
    (_, file) => ['-layout', file, '-'],
    (_, output) => output,
  )
const structure = (pdf: Uint8Array) =>
  run(
    pdf,
    'paper.pdf',
    'pdfinfo',
    (_, file) => ['-struct-text', file],
    (_, output) => output,
  )
const oneSection = (blocks: Document['sections'][number]['blocks']): Document => ({
  ...sample,
  summary: [],
  sections: [{ heading: 'One', blocks }],
})

describe('as a PDF', () => {
  test('it is tagged, says its language and title, and has bookmarks', () => {
    assert.match(objects, /\/StructTreeRoot \d+ 0 R/)
    assert.match(objects, /\/MarkInfo \d+ 0 R/)
    assert.match(objects, /\/Marked true/)
    assert.match(objects, /\/Lang \(en-GB\)/)
    assert.match(objects, /\/DisplayDocTitle true/)
    assert.match(objects, /\/Type \/Outlines|\/Outlines \d+ 0 R/)
    assert.equal(objects.match(/\/Dest \[/g)?.length, 6)
  })

  test('its structure has headings, lists, table heads with their scope, links and pictures', () => {
    const count = (kind: string) => objects.match(new RegExp(`/S /${kind}\\b`, 'g'))?.length ?? 0
    const scopes = (scope: string) => objects.match(new RegExp(`/Scope /${scope}\\b`, 'g'))?.length
    assert.deepEqual(['H1', 'H2', 'H3', 'H4'].map(count), [1, 2, 2, 1])
    assert.deepEqual(['L', 'LI', 'Lbl', 'LBody'].map(count), [3, 5, 5, 5])
    assert.deepEqual(['Table', 'THead', 'TBody'].map(count), [5, 5, 5])
    assert.equal(scopes('Column'), 10)
    assert.equal(scopes('Row'), 15)
    assert.equal(count('Link'), 2)
    assert.equal(count('Figure'), 2)
    assert.match(objects, /\/Alt \(Two bars: the second option costs twice the first\)/)
  })

  test('the same document is the same file', async () => {
    assert.deepEqual(Buffer.from(await writePdf(sample)), Buffer.from(whole))
  })

  test('poppler reads its words and its order', { skip: poppler }, () => {
    const text = words(whole)
    assert.match(text, /Mobile data & <the> blueprint/)
    assert.match(text, /Design and build +£250,000/)
    assert.match(text, /OFFICIAL-SENSITIVE\. Invented data/)
    assert.match(text, /Page 3 of 3/)
    const told = structure(whole)
    assert.match(told, /H2 "Purpose of the report"[\s\S]*H3 "Costs"[\s\S]*H2 "Recommendations"/)
    assert.match(told, /P \(block\)\s+"Invented data: no real person, place or price"/)
    assert.match(told, /TH:?\s+\/Scope \/Row\s+"Start-up"\s+TD\s+"£10,000"/)
  })

  test('a table over several pages keeps its rows, and its heads stand again unread', {
    skip: poppler,
  }, async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`Row ${at + 1}`, `${at + 1} pounds`])
    const pdf = await writePdf(
      oneSection([{ kind: 'table', caption: 'Long', head: ['Name of it', 'Price'], rows }]),
    )
    const [text, told] = [words(pdf), structure(pdf)]
    for (const [name, price] of rows) assert.match(text, new RegExp(`${name} +${price}`))
    assert.ok((text.match(/Name of it +Price/g) ?? []).length >= 3)
    assert.equal(told.match(/"Name of it"/g)?.length, 1)
    assert.equal(told.match(/\/Scope \/Row/g)?.length, 120 + 7)
  })

  test('a cell longer than a page is not cut', { skip: poppler }, async () => {
    const long = Array.from({ length: 1500 }, (_, at) => `word${at}`)
    const pdf = await writePdf(
      oneSection([
        {
          kind: 'table',
          caption: 'Wordy',
          head: ['Name', 'Reasons'],
          rows: [['It', long.join(' ')]],
        },
      ]),
    )
    const found = new Set(words(pdf).split(/\s+/))
    assert.deepEqual(
      long.filter(word => !found.has(word)),
      [],
    )
  })

  test('a picture it cannot draw gives way to its table, and it says so', {
    skip: poppler,
  }, async () => {
    const figure = {
      kind: 'figure',
      caption: 'Turned',
      alt: 'A turned box',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g transform="rotate(45)"><rect width="5" height="5"/></g></svg>',
      data: { head: ['Box', 'Turn'], rows: [['One', '45 degrees']] },
    } as const
    const text = words(await writePdf(oneSection([figure]))).replace(/\s+/g, ' ')
    assert.match(text, /The picture is not drawn in this file: A turned box\./)
    assert.match(text, /One 45 degrees/)
  })

  test('letters it cannot show are spelled or told of, never dropped in silence', {
    skip: poppler,
  }, async () => {
    const text = words(
      await writePdf(oneSection([{ kind: 'paragraph', text: 'x ≥ 2, Łódź, Čapek and 香' }])),
    ).replace(/\s+/g, ' ')
    assert.match(text, /x >= 2, \?ódz, Capek and \?/)
    assert.match(text, /This file cannot show 2 letters of the text/)
  })

  test('with fonts of its own it shows more and calls itself PDF/UA', {
    skip: fontless || poppler,
  }, async () => {
    const pdf = await writePdf(oneSection([{ kind: 'paragraph', text: 'x ≥ 2, Łódź and Čapek' }]), {
      fonts: fonts(),
    })
    assert.match(words(pdf), /x ≥ 2, Łódź and Čapek/)
    assert.match(Buffer.from(pdf).toString('latin1'), /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.doesNotMatch(Buffer.from(whole).toString('latin1'), /pdfuaid/)
  })

  test('the public file holds nothing exempt, in no stream; the whole one holds it all', async () => {
    const [closed, open] = [sayingsOfPdf(whole), sayingsOfPdf(await writePdf(publicPart(sample)))]
    for (const secret of secrets) {
      assert.ok(closed.includes(secret), `whole: ${secret}`)
      assert.ok(!open.includes(secret), `public: ${secret}`)
    }
  })
})
