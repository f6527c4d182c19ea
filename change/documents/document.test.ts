import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DocumentFaulty, faultsOf } from './check-document.ts'
import type { Document } from './document.ts'
import { publicPart } from './public-part.ts'
import { sample, secrets } from './sample-document.ts'
import { writeHtml } from './write-html.ts'

describe('a document', () => {
  test('the sample has no fault, and neither has its public part', () => {
    assert.deepEqual(faultsOf(sample), [])
    assert.deepEqual(faultsOf(publicPart(sample)), [])
  })

  test('all faults are told at once, each with its place', () => {
    const faulty: Document = {
      ...sample,
      title: ' ',
      front: { ...sample.front, date: '30/11/2026' },
      sections: [
        {
          heading: 'One',
          blocks: [
            { kind: 'table', caption: '', head: ['A', ''], rows: [['1']] },
            { kind: 'paragraph', text: 'x', exempt: { ground: '' } },
            { kind: 'paragraph', text: [{ text: 'y', href: 'javascript:alert(1)' }] },
            { kind: 'list', items: [] },
            {
              kind: 'figure',
              caption: 'c',
              alt: '',
              svg: '<svg><script>1</script></svg>',
              data: { head: ['A'], rows: [] },
            },
          ],
        },
      ],
    }
    assert.deepEqual(faultsOf(faulty), [
      'it has no title',
      'the date "30/11/2026" is not YYYY-MM-DD',
      'One, 1: it has no caption',
      'One, 1: column 2 has no name',
      'One, 1: row 1 has 1 cells, the heads are 2',
      'One, 2 is exempt and does not say why',
      'One, 3: the link "javascript:alert(1)" is not to a web page or an address of mail',
      'One, 4: the list is empty',
      'One, 5: the picture has no words in its place',
      'One, 5: the picture holds an element that may do more than show',
    ])
    assert.throws(() => writeHtml(faulty), DocumentFaulty)
  })

  test('headings go six deep and no further', () => {
    const deep = (levels: number): Document['sections'] =>
      levels === 0 ? [] : [{ heading: `At ${levels}`, blocks: [], sections: deep(levels - 1) }]
    assert.deepEqual(faultsOf({ ...sample, sections: deep(5) }), [])
    assert.equal(faultsOf({ ...sample, sections: deep(6) }).length, 1)
  })

  test('what is called public and holds something exempt is refused', () => {
    assert.deepEqual(faultsOf({ ...sample, edition: 'public' }), [
      'it is called public and holds something exempt',
    ])
  })
})

describe('the public part', () => {
  test('holds nothing exempt and says where and why something is left out', () => {
    const open = publicPart(sample)
    const text = JSON.stringify(open)
    for (const secret of secrets) {
      assert.ok(JSON.stringify(sample).includes(secret), `the sample holds ${secret}`)
      assert.ok(!text.includes(secret), secret)
    }
    assert.equal(open.edition, 'public')
    assert.equal(open.front.marking, 'OFFICIAL')
    assert.equal(text.match(/A part of this document is not published/g)?.length, 4)
    assert.equal(text.match(/Freedom of Information Act 2000 s\.42/g)?.length, 2)
  })

  test('exempt blocks that follow one another on one ground are told as one', () => {
    const ground = { ground: 'g' }
    const open = publicPart({
      ...sample,
      sections: [
        {
          heading: 'One',
          blocks: [
            { kind: 'paragraph', text: 'a', exempt: ground },
            { kind: 'paragraph', text: 'b', exempt: ground },
            { kind: 'paragraph', text: 'c' },
            { kind: 'paragraph', text: 'd', exempt: ground },
          ],
        },
      ],
    })
    assert.deepEqual(
      open.sections[0]?.blocks.map(({ kind }) => kind),
      ['note', 'paragraph', 'note'],
    )
  })

  test('a document with nothing exempt says nothing about it', () => {
    const open = publicPart({
      ...sample,
      front: { ...sample.front, more: [] },
      sections: [{ heading: 'One', blocks: [{ kind: 'paragraph', text: 'a' }] }],
    })
    assert.deepEqual(open.summary, sample.summary)
  })
})

describe('as HTML', () => {
  const markup = writeHtml(sample)

  test('text is escaped, and so are addresses', () => {
    assert.match(
      markup,
      /<h1 class="govuk-heading-xl">Mobile data &amp; &lt;the&gt; blueprint<\/h1>/,
    )
    assert.match(markup, /href="https:\/\/plan\.example\.org\/\?a=1&amp;b=2"/)
    assert.match(markup, /3 &lt; 4/)
  })

  test('headings follow one another by level', () => {
    const levels = [...markup.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
    assert.deepEqual(levels, [1, 2, 3, 3, 4, 2])
  })

  test('tables have captions, and heads with their scope', () => {
    assert.match(markup, /<caption[^>]*>Cost by phase<\/caption>/)
    assert.match(markup, /<th scope="col"[^>]*>Phase<\/th>/)
    assert.match(markup, /<th scope="row"[^>]*>Start-up<\/th><td class="[^"]*--numeric">£10,000/)
  })

  test('the whole document marks what is exempt; the public one does not hold it', () => {
    assert.match(markup, /Not for publication: Commercial interests/)
    const open = writeHtml(publicPart(sample))
    for (const secret of secrets) {
      assert.ok(markup.includes(secret), `whole: ${secret}`)
      assert.ok(!open.includes(secret), `public: ${secret}`)
    }
    assert.doesNotMatch(open, /Not for publication/)
  })

  test('letters that no file may hold are left out', () => {
    const odd = { ...sample, title: 'A\u000bB\ud800C' }
    assert.match(writeHtml(odd), /<h1[^>]*>AB\ufffdC<\/h1>/)
  })
})
