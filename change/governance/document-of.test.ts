import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeDocx, writeHtml, writePdf } from '../documents/index.ts'
import type { Element, Model } from '../model/element.ts'
import { emptySections } from '../options/report-sections.ts'
import { workedModel } from '../worked-example/testing.ts'
import { buildNotice } from './build-notice.ts'
import { documentKinds, documentOf } from './document-of.ts'
import { draftPaper } from './draft-paper.ts'

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

test('what is signed half an hour after midnight of a summer night is dated the day it is here, in every paper', () => {
  const [decision] = of('decision')
  const deliverable = decision!.body.about
  const signedAt = new Date('2026-06-01T23:30:00Z')
  const signatures = [decision!.id, String(deliverable)].map(id => ({
    element: id,
    number: 1,
    role: 'policing-body',
    outcome: 'approve-and-adopt',
    reason: '',
    signer: 'helen',
    signedBy: 'Helen',
    signedAt,
  }))
  const signed: Model = { ...model, signatures }
  const { front } = documentOf({ ...view(decision!), model: signed }, 'whole')
  assert.equal(front.date, '2026-06-02')
  const notice = buildNotice(signed, decision!, front)
  assert.equal(notice.signature?.date, '2026-06-02')
  assert.equal(notice.publication?.date, '2026-06-02')
  assert.equal(notice.evidence[0]?.source, 'Signed 2 June 2026')
  assert.match(String(draftPaper(signed, decision!)?.body.purpose), /, signed on 2 June 2026\)/)
})
