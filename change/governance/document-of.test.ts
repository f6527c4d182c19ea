import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeDocx, writeHtml, writePdf } from '../documents/index.ts'
import type { Element, Model } from '../model/element.ts'
import { emptySections } from '../options/report-sections.ts'
import { workedModel } from '../worked-example/testing.ts'
import { documentKinds, documentOf } from './document-of.ts'

const made = new Date('2026-11-30T12:00:00Z')
const model = workedModel
const programme = {
  id: 'p',
  forceId: 'f',
  name: 'Blueprint',
  body: 'commissioner',
  openedAt: made,
} as const
const of = (kind: string) => model.elements.filter(element => element.kind === kind)
const view = (element: Element) => ({ programme, model, element, invented: true })

test('each kind of document of the worked example is written in all three ways, and nothing exempt reaches the public', async () => {
  let seen = 0
  for (const kind of documentKinds) {
    for (const element of of(kind)) {
      const whole = documentOf(view(element), 'whole')
      const open = documentOf(view(element), 'public')
      if (writeHtml(whole).includes('EXEMPT-CANARY')) seen++
      assert.doesNotMatch(writeHtml(open), /EXEMPT-CANARY/)
      const [docx, pdf] = await Promise.all([writeDocx(open), writePdf(open)])
      assert.equal(Buffer.from(docx).subarray(0, 2).toString(), 'PK')
      assert.equal(Buffer.from(pdf).subarray(0, 5).toString(), '%PDF-')
    }
  }
  assert.ok(seen >= 2, 'the canaries are in the whole documents')
})

test('the report holds all nine sections in order, and the figures of the model', () => {
  const [report] = of('report')
  assert.deepEqual(emptySections(model, report!), [])
  const document = documentOf(view(report!), 'whole')
  assert.equal(document.sections.length, 9)
  const text = writeHtml(document)
  for (const option of of('option').filter(({ body }) => body.stands !== 'discarded')) {
    assert.ok(text.includes(option.name), option.name)
  }
  const [first] = of('option')
  const dearer: Model = {
    ...model,
    elements: model.elements.map(element =>
      element === first
        ? {
            ...element,
            body: {
              ...element.body,
              costs: (element.body.costs as Record<string, number>[]).map(row => ({
                ...row,
                high: row.high! * 2,
                likely: row.high!,
              })),
            },
          }
        : element,
    ),
  }
  const changed = documentOf({ ...view(report!), model: dearer }, 'whole')
  assert.notEqual(writeHtml(changed), text, 'a cost that changed is in the report at once')
})

test('what is exempt stays so in a draft whose ground nobody has stated yet', () => {
  for (const kind of ['paper', 'decision']) {
    const [element] = of(kind)
    const draft = { ...element!, body: { ...element!.body, exempt: 'KEPT BACK', ground: '' } }
    assert.match(writeHtml(documentOf(view(draft), 'whole')), /KEPT BACK/)
    assert.doesNotMatch(writeHtml(documentOf(view(draft), 'public')), /KEPT BACK/)
  }
})
