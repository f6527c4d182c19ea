import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleActivity } from '../samples.ts'
import { bytes, read, refusal } from '../testing.ts'
import { readActivity } from './read-activity.ts'
import { simulatedAccount } from './simulated-account.ts'
import { verifySignature } from './verify-signature.ts'

const social = {
  purpose: 'Answering the public',
  account: 'https://police.example/force',
  verified: { by: 'signature' as const, account: 'https://social.example/users/kit' },
}

test('a message that names us is kept with why it was collected', () => {
  const { mentions, body } = read(readActivity(bytes(sampleActivity()), social)).records[0]!
  assert.equal(body.words, 'Cars are racing on Mill Lane again & it is not safe')
  assert.deepEqual(
    [body.collectionPurpose, body.audience, body.verifiedBy],
    [social.purpose, 'public', 'signature'],
  )
  assert.deepEqual(mentions[0]!.details, [
    { name: 'account', value: 'https://social.example/users/kit' },
  ])
})

test('what does not name us, follows, likes, shares and deletions are not held', () => {
  const change = (more: object, object: object = {}) => {
    const activity = sampleActivity()
    return { ...activity, ...more, object: { ...activity.object, ...object } }
  }
  for (const activity of [
    change({ cc: ['https://social.example/users/kit/followers'] }, { tag: [] }),
    change({ type: 'Follow' }),
    change({ type: 'Delete' }),
    change({ type: 'Announce' }),
    change({}, { type: 'Like' }),
  ]) {
    assert.equal(refusal(readActivity(bytes(activity), social)).notForUs, true)
  }
  const direct = change({ to: [social.account], cc: [] }, { tag: [] })
  assert.equal(read(readActivity(bytes(direct), social)).records[0]!.body.audience, 'direct')
})

test('a message under another’s name, or without a reason to collect, is refused', () => {
  const forged = { ...sampleActivity(), actor: 'https://social.example/users/eve' }
  assert.deepEqual(
    refusal(readActivity(bytes(forged), social)).faults?.map(each => each.field),
    ['object.attributedTo', 'actor'],
  )
  assert.match(
    refusal(readActivity(bytes(sampleActivity()), { ...social, purpose: undefined })).reason,
    /why/,
  )
})

test('a signature holds for this body, path, host and hour, and by the key of the account alone', async () => {
  const now = new Date('2026-11-20T12:00:00Z')
  const kit = simulatedAccount('https://social.example/users/kit')
  const other = simulatedAccount('https://social.example/users/eve')
  const body = bytes(sampleActivity())
  const headers = kit.headersFor('/inbox', 'police.example', body, now)
  const verify = (
    change: Partial<Parameters<typeof verifySignature>[0]> = {},
    at = now,
    key = kit.key,
  ) => verifySignature({ method: 'POST', path: '/inbox', headers, body, ...change }, () => key, at)
  assert.deepEqual(await verify(), { ok: true, account: kit.key.account })
  const later = new Date(now.getTime() + 2 * 3_600_000)
  for (const [result, because] of [
    [await verify({ body: bytes('{}') }), /digest/],
    [await verify({ path: '/other' }), /not by that key/],
    [await verify({ headers: { ...headers, host: 'elsewhere.example' } }), /not by that key/],
    [await verify({}, later), /date/],
    [await verify({}, now, other.key), /not by that key/],
    [await verify({ headers: { ...headers, signature: undefined } }), /no Signature/],
    [
      await verify({
        headers: { ...headers, signature: headers.signature!.replace(' digest', '') },
      }),
      /digest/,
    ],
    [await verify({}, now, { ...kit.key, publicKeyPem: 'nonsense' }), /cannot be read/],
  ] as const) {
    assert.equal(result.ok, false)
    assert.match(result.ok ? '' : result.because, because)
  }
})
