import assert from 'node:assert/strict'
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { after, before, test } from 'node:test'
import { CompiledQuery } from 'kysely'
import { append, appendAll } from './append.ts'
import { checkProof, type Proof } from './check-proof.ts'
import { createTestJournal, inventedEntries, type TestJournal } from './journal-test-database.ts'
import { verifyConsistency, verifyInclusion } from './merkle.ts'
import {
  consistencyProof,
  EntryNotSealedError,
  inclusionProof,
  proveEntry,
  rootAt,
} from './prove.ts'
import { seal } from './seal.ts'
import { loadOrCreateSigningKey } from './signing-key.ts'

const size = 66_000
let journal: TestJournal
let ids: number[]
before(async () => {
  journal = await createTestJournal('prove')
  ids = []
  for (let n = 0; n < size; n += 6000) {
    ids.push(...(await appendAll(journal.db, inventedEntries(6000, n))))
  }
  await seal(journal)
})
after(() => journal.close())

const places = [0, 1, 255, 256, 257, 4095, 65_535, 65_536, 65_792, size - 1]

test('entries are proved in the latest and in earlier trees', async () => {
  for (const place of places) {
    for (const within of [place + 1, Math.min(place + 300, size), 65_536, size]) {
      if (within <= place) continue
      const proof = await inclusionProof(journal.db, ids[place] ?? 0, within)
      assert.ok(verifyInclusion(proof))
      assert.ok(proof.path.length <= 17)
      assert.equal(proof.root, await rootAt(journal.db, within))
    }
  }
})

test('earlier trees are proved to begin later ones', async () => {
  for (const [oldSize, newSize] of [
    [0, 1],
    [1, size],
    [255, 256],
    [300, 65_537],
    [65_536, size],
    [65_999, size],
    [size, size],
  ] as const) {
    const proof = await consistencyProof(journal.db, oldSize, newSize)
    assert.ok(verifyConsistency(proof), `${oldSize} to ${newSize}`)
    assert.equal(verifyConsistency({ ...proof, oldRoot: proof.newRoot.replace(/./, 'x') }), false)
  }
})

test('a proof is plain JSON that checks without the database, and with nothing of ours', async () => {
  const id = ids[1234] ?? 0
  const proof: Proof = JSON.parse(JSON.stringify(await proveEntry(journal.db, id)))
  const verdict = checkProof(proof, [journal.signingKey.publicKey])
  assert.ok(verdict.ok)
  assert.equal(verdict.entry.id, String(id))
  assert.match(proof.entry, /"detail":\{"n": 1234, /)

  let node = createHash('sha256').update(`\0${proof.entry}`).digest()
  let [place, last] = [proof.index, size - 1]
  for (const step of proof.path) {
    while (place === last && place % 2 === 0) [place, last] = [place / 2, last / 2]
    const both = [Buffer.from(step, 'hex'), node]
    if (place % 2 === 0) both.reverse()
    node = createHash('sha256').update('\x01').update(Buffer.concat(both)).digest()
    ;[place, last] = [place >> 1, last >> 1]
  }
  const [text = '', signed = ''] = proof.checkpoint.split(/(?<=\n)\n— \S+ /)
  assert.equal(text.split('\n')[2], node.toString('base64'))
  const x = Buffer.from(journal.signingKey.publicKey.split('+').slice(2).join('+'), 'base64')
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: x.subarray(1).toString('base64url') },
    format: 'jwk',
  })
  const signature = Buffer.from(signed, 'base64').subarray(4)
  assert.ok(verifySignature(null, Buffer.from(text), key, signature))
})

test('a proof with anything changed is refused, in words', async () => {
  const proof = await proveEntry(journal.db, ids[77] ?? 0)
  const keys = [journal.signingKey.publicKey]
  const other = loadOrCreateSigningKey(`${journal.folder}/other`, 'test/journal').publicKey
  const reason = (changed: Proof, given = keys) => {
    const verdict = checkProof(changed, given)
    return verdict.ok ? 'good' : verdict.reason
  }
  assert.match(reason({ ...proof, entry: proof.entry.replace('Ünal', 'Unal') }), /not in the tree/)
  assert.match(reason({ ...proof, index: 78 }), /not in the tree/)
  assert.match(reason({ ...proof, path: proof.path.slice(1) }), /not in the tree/)
  const { checkpoint } = proof
  assert.match(reason({ ...proof, checkpoint: checkpoint.replace('66000', '66001') }), /signature/)
  assert.match(reason({ ...proof, checkpoint: checkpoint.replace('66000', '066000') }), /no signed/)
  assert.match(reason(proof, [other]), /key that was not given/)
  assert.equal(reason(proof, [other, ...keys]), 'good')
})

test('an entry not yet sealed is said to be so', async () => {
  const id = await append(journal.db, inventedEntries(1)[0] ?? assert.fail())
  await assert.rejects(proveEntry(journal.db, id), EntryNotSealedError)
  await assert.rejects(inclusionProof(journal.db, id), EntryNotSealedError)
  await assert.rejects(inclusionProof(journal.db, ids[500] ?? 0, 400), EntryNotSealedError)
})

test('the leaves a proof needs are read by index', async () => {
  const { rows } = await journal.db.executeQuery<{ 'QUERY PLAN': string }>(
    CompiledQuery.raw(
      `explain select string_agg(encode(leaf_hash, 'hex'), '' order by leaf_index)
       from platform.journal_leaf where leaf_index >= 512 and leaf_index < 768`,
    ),
  )
  assert.match(rows.map(row => row['QUERY PLAN']).join('\n'), /Index.* Scan .*journal_leaf_pkey/)
})
