import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formErrors, render } from '@bluelamp/kit'
import type { BatchView, IntakeView, ItemView } from '@bluelamp/listen'
import { batchPage } from './batch-page.ts'
import { intakePage } from './intake-page.ts'
import { itemPage } from './item-page.ts'

const batch: BatchView = {
  id: '01a20692-91a1-703b-86a7-ebd6b240c8c7',
  source: 'housing',
  sourceName: 'Testford Housing',
  adapter: 'partner-file',
  name: 'rows.csv',
  size: 5200,
  state: 'closed',
  reached: 0,
  expected: null,
  takenBy: 'Ann (invented)',
  startedAt: new Date('2026-11-20T12:00:00Z'),
  received: 3,
  stored: 3,
  repeated: 0,
  rejected: 0,
  items: 3,
  itemsStored: 3,
  itemsRepeated: 0,
  itemsRejected: 0,
  lost: 0,
  off: false,
}
const view = (change: Partial<BatchView> = {}): IntakeView => {
  const row = { ...batch, ...change }
  const { source, sourceName, adapter, received, stored, repeated, rejected } = row
  const sums = { source, sourceName, adapter, received, stored, repeated, rejected }
  return {
    sums: [{ ...sums, day: '2026-11-20', batches: 1, off: row.off ? 1 : 0, unfinished: 0 }],
    batches: [row],
    reasons: [],
    sources: [],
  }
}
const doors = { takeIn: true, intelligence: true, sources: false }
const search = { from: '2026-11-14', to: '2026-11-20' }

test('where everything adds up the page says so, and no alarm stands on it', () => {
  const page = render(intakePage(view(), search, doors))
  assert.match(page, /Every delivery is accounted for/)
  assert.doesNotMatch(page, /role="alert"/)
})

test('the alarm rings: what is missing, where, and what to do', () => {
  const off = { off: true, items: 2, itemsStored: 2, lost: 1 }
  const page = render(intakePage(view(off), search, doors))
  assert.match(page, /role="alert"/)
  assert.match(page, /Something that came in is not accounted for/)
  assert.match(
    page,
    /3 items received, but 2 can be found; 3 counted as stored, but 2 found; 1 stored, but their records/,
  )
  assert.match(page, new RegExp(`href="/workbench/intake/batches/${batch.id}"`))
  assert.match(page, /Sum is off/)
  assert.match(
    render(batchPage({ ...batch, ...off }, [], { after: -1 })),
    /This delivery does not add up/,
  )
})

test('reports on the website and calls stand beside the deliveries, and ring the same alarm', () => {
  const direct = {
    ...view().sums[0]!,
    source: null,
    adapter: null,
    sourceName: 'Reports on the website',
    received: 7,
    stored: 5,
    repeated: 1,
    off: 1,
  }
  const page = render(intakePage({ ...view(), sums: [...view().sums, direct] }, search, doors))
  assert.match(page, /Reports on the website, 20 November 2026: 1 acknowledged, but/)
  assert.doesNotMatch(page, /source=null/)
  assert.match(page, /<td[^>]*>10<\/td>/, 'they are part of the sum')
})

test('what was sent is shown as words, whatever it says', () => {
  const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
  const item: ItemView = {
    id: batch.id,
    batchId: batch.id,
    batchName: evil,
    place: 0,
    adapter: 'email',
    sourceName: evil,
    outcome: 'rejected',
    reason: evil,
    faults: [{ field: evil, message: evil }],
    notes: [evil],
    repeats: null,
    takenAt: batch.startedAt,
    takenBy: evil,
    settledAt: batch.startedAt,
    mapping: evil,
    records: [],
    tries: [],
    mappings: [],
    attachments: [{ name: evil, mediaType: evil, size: 1, sha256: '' }],
    original: { mediaType: evil, sha256: '', size: 1, bytes: new Uint8Array(1) },
    text: evil,
  }
  const retry = { csrf: 'token', mappings: [], errors: formErrors() }
  const page = render(itemPage(item, evil, retry, path => path))
  assert.doesNotMatch(page, /<script>|<img/)
  assert.ok(page.split('&lt;script&gt;').length > 8)
})
