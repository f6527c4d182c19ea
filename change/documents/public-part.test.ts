import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Block, Document, Section } from './document.ts'
import { groundsOf, publicPart } from './public-part.ts'
import { sayingsOfPdf, unzip } from './testing.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { writePdf } from './write-pdf.ts'

/** Documents of every shape; whatever is exempt, or stands in what is exempt, says the one word and nothing else does. */
const canary = 'Capercaillie'

type Shape = { kind: Block['kind']; exempt: boolean }
type Tree = { exempt: boolean; blocks: Shape[]; sections: Tree[] }

const shape = fc.record({
  kind: fc.constantFrom<Block['kind']>(
    'paragraph',
    'note',
    'list',
    'table',
    'figure',
    'page-break',
  ),
  exempt: fc.boolean(),
})
const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.record({
    exempt: fc.boolean(),
    blocks: fc.array(shape, { maxLength: 3 }),
    sections: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.constant<Tree[]>([]),
      fc.array(tie('tree'), { maxLength: 2 }),
    ),
  }),
}))

const ground = { exempt: { ground: 'Law enforcement' } }

function block({ kind, exempt }: Shape, within: boolean): Block {
  const word = exempt || within ? canary : 'Sparrow'
  const mark = exempt ? ground : {}
  const data = { head: [word, 'B'], rows: [[word, '1']] }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text x="2" y="20">${word}</text></svg>`
  switch (kind) {
    case 'paragraph':
    case 'note':
      return { kind, text: [{ text: word, href: `https://${word}.example.org` }], ...mark }
    case 'list':
      return { kind, items: [word], ...mark }
    case 'table':
      return { kind, caption: word, ...data, ...mark }
    case 'figure':
      return { kind, caption: word, alt: word, svg, data, ...mark }
    case 'page-break':
      return { kind, ...mark }
  }
}

function section(one: Tree, within: boolean): Section {
  const inside = within || one.exempt
  return {
    heading: inside ? canary : 'Heading',
    blocks: one.blocks.map(each => block(each, inside)),
    sections: one.sections.map(each => section(each, inside)),
    ...(one.exempt ? ground : {}),
  }
}

const documents = fc
  .record({ trees: fc.array(tree, { maxLength: 3 }), summary: fc.array(shape, { maxLength: 2 }) })
  .map(
    ({ trees, summary }): Document => ({
      title: 'Paper',
      edition: 'whole',
      front: { reference: 'R', author: 'A', date: '2026-11-30', status: 'S', marking: 'OFFICIAL' },
      summary: summary.map(each => block(each, false)),
      sections: trees.map(each => section(each, false)),
    }),
  )
const holds = (text: string) => text.toLowerCase().includes(canary.toLowerCase())

test('nothing exempt is in the data or the page of any public part, and each says so', () => {
  let closed = 0
  fc.assert(
    fc.property(documents, document => {
      const open = publicPart(document)
      const markup = writeHtml(open)
      assert.ok(!holds(JSON.stringify(open)) && !holds(markup))
      const something = groundsOf(document).length > 0
      assert.equal(markup.includes('is not published. Why: Law enforcement'), something)
      if (holds(writeHtml(document))) closed++
    }),
    { seed: 11, numRuns: 300 },
  )
  assert.ok(closed > 100, `only ${closed} had something to keep`)
})

test('nor in the Word file, nor in the PDF', async () => {
  const all = (docx: Uint8Array) => [...unzip(docx)].map(([name, data]) => `${name} ${data}`).join()
  let [words, pdfs] = [0, 0]
  await fc.assert(
    fc.asyncProperty(documents, async document => {
      const open = publicPart(document)
      assert.ok(!holds(all(await writeDocx(open))))
      assert.ok(!holds(sayingsOfPdf(await writePdf(open))))
      if (!holds(writeHtml(document))) return
      if (holds(all(await writeDocx(document)))) words++
      if (holds(sayingsOfPdf(await writePdf(document)))) pdfs++
    }),
    { seed: 12, numRuns: 25 },
  )
  assert.ok(
    words > 8 && words === pdfs,
    `${words} Word files and ${pdfs} PDFs had something to keep`,
  )
})
