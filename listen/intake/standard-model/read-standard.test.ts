import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Item, ReadItem } from '../intake.ts'
import { sampleFull, sampleSkeleton } from '../samples.ts'
import { bodyOf, bytes, only, read, refusal } from '../testing.ts'
import { leavesOf } from './document.ts'
import { readStandard } from './read-standard.ts'

const ours = { forceIdentifier: '99' }

test('a full submission: each person once, under every role; codes as they came', () => {
  const { body, mentions, occurredFrom, occurredTo } = read(readStandard(bytes(sampleFull()), ours))
    .records[0]!
  const people = mentions.filter(each => each.kind === 'person')
  assert.equal(people.length, 1, 'somebody of whom nothing but looks is known is nobody to link')
  assert.deepEqual([people[0]!.role, people[0]!.dataSubject], ['victim', 'victim'])
  assert.deepEqual(
    people[0]!.also?.map(each => each.role),
    ['reporter'],
  )
  assert.deepEqual(people[0]!.details, [
    { name: 'name', value: 'Wren Ada Okafor' },
    { name: 'date-of-birth', value: '1984-06-30' },
    { name: 'phone', value: '07700 900777' },
    { name: 'email', value: 'wren@example.org' },
  ])
  assert.deepEqual(mentions.find(each => each.kind === 'place')?.details, [
    { name: 'address', value: '1 Mill Lane, Testford' },
    { name: 'postcode', value: 'WX1 2AB' },
  ])
  assert.deepEqual(body.codes, {
    'data.incidentInvolvement': 'IVLD_0004',
    'included.1.gender': 'GNDR_0001',
  })
  assert.deepEqual(
    [occurredFrom?.toISOString(), occurredTo?.toISOString()],
    ['2026-11-17T00:00:00.000Z', '2026-11-18T00:00:00.000Z'],
  )
})

test('nothing is lost on the way: every field is mapped or listed, and the bytes are all of it', () => {
  for (const document of [sampleFull(), sampleSkeleton()]) {
    const given = bytes(document)
    const item = only(readStandard(given, ours))
    assert.deepEqual([item.start, item.length], [0, given.length])
    const body = bodyOf(item as ReadItem & Item)
    const resources = [document.data, ...document.included]
    const paths = resources.flatMap((resource, at) =>
      leavesOf(resource.attributes, at === 0 ? 'data.attributes' : `included.${at - 1}.attributes`),
    )
    const text = JSON.stringify({
      ...body,
      mentions: (item as ReadItem).records[0]!.mentions,
      from: (item as ReadItem).records[0]!.occurredFrom,
      to: (item as ReadItem).records[0]!.occurredTo,
    })
    for (const path of paths) {
      if (body.unmapped.includes(path)) continue
      const value = path
        .split('.')
        .reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], document)
      const isFile = path.endsWith('.content')
      assert.ok(
        isFile || text.includes(JSON.stringify(value).slice(1, -1)),
        `${path} is neither mapped nor listed`,
      )
    }
    assert.ok(body.unmapped.length < paths.length)
  }
  const skeleton = read(readStandard(bytes(sampleSkeleton()), ours))
  assert.deepEqual([bodyOf(skeleton).form, skeleton.records[0]!.mentions.length], ['skeleton', 0])
  assert.deepEqual(
    bodyOf(skeleton).attachments.map(each => each.name),
    ['report.pdf'],
  )
})

test('what has not the shape is refused field by field', () => {
  const fields = (change: (document: ReturnType<typeof sampleFull>) => unknown) => {
    const document = structuredClone(sampleFull())
    const changed = change(document) ?? document
    return refusal(readStandard(bytes(changed), ours)).faults?.map(each => each.field)
  }
  assert.deepEqual(
    fields(() => []),
    ['document'],
  )
  assert.deepEqual(
    fields(document => ({ ...document, data: { ...document.data, type: 'person' } })),
    ['data.type'],
  )
  assert.deepEqual(
    fields(document => ({ ...document, included: document.included.slice(1) })),
    ['data.relationships.submission'],
  )
  assert.deepEqual(
    fields(document => ({ ...document, included: [...document.included, document.included[0]] })),
    ['included.6'],
  )
  const other = sampleFull()
  Object.assign(other.included[0]!.attributes, { forceIdentifier: '42', submitTime: 'noon' })
  assert.deepEqual(
    refusal(readStandard(bytes(other), ours)).faults?.map(each => each.field),
    ['included.0.attributes.submitTime', 'included.0.attributes.forceIdentifier'],
  )
})
