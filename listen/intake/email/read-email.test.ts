import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { textOfHtml } from '../plain-text.ts'
import { readJson } from '../read-json.ts'
import { sampleEmail } from '../samples.ts'
import { bodyOf, bytes, read, refusal } from '../testing.ts'
import { readEmail } from './read-email.ts'

test('an e-mail keeps its words, its files and who it says it is from', async () => {
  const item = read(await readEmail(bytes(sampleEmail())))
  const body = bodyOf(item)
  assert.equal(body.words, 'There was shouting all night at the old mill.')
  assert.deepEqual(
    body.attachments.map(({ name, size }) => [name, size]),
    [['mill.png', 70]],
  )
  assert.deepEqual(item.records[0]!.mentions[0]!.details, [
    { name: 'name', value: 'Łucja Nowak' },
    { name: 'email', value: 'lucja@example.org' },
  ])
})

test('markup in a message becomes words and nothing else', async () => {
  const html =
    '<style>p{}</style><p>One &amp; <b>two</b></p><script>alert(1)</script><!-- x --><p>3 < 4 &#x1F46E;</p>'
  assert.equal(textOfHtml(html), 'One & two\n\n3 < 4 👮')
  const mail = `From: a@b.example\r\nContent-Type: text/html\r\n\r\n${html}`
  assert.equal(bodyOf(read(await readEmail(bytes(mail)))).words, 'One & two\n\n3 < 4 👮')
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<', '>', 'script', '</', 'İ', '<!--', '&#', 'a', '&lt;', '"')),
      list => {
        const text = textOfHtml(list.join(''))
        assert.ok(text.isWellFormed() && !text.includes('\0'))
      },
    ),
    { seed: 1, numRuns: 500 },
  )
})

test('a bomb of markup or of nesting is refused or read in no time', async () => {
  const started = performance.now()
  textOfHtml('<'.repeat(500_000))
  textOfHtml('<script>'.repeat(100_000))
  textOfHtml('<!--'.repeat(100_000))
  const deep = Array.from(
    { length: 60 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  const reason = refusal(await readEmail(bytes(`From: a@b.example\r\n${deep.join('')}`))).reason
  assert.match(reason, /nested too deep/)
  assert.throws(() => readJson(bytes('['.repeat(100_000))), /nested more than/)
  assert.ok(performance.now() - started < 4000, `${performance.now() - started} ms`)
})

test('a file’s name cannot lead out of its folder or turn round', async () => {
  const mail = sampleEmail().replace('filename="mill.png"', 'filename="../../etc/\u202egnp.exe"')
  const item = read(await readEmail(bytes(mail)))
  assert.deepEqual(
    bodyOf(item).attachments.map(({ name }) => name),
    ['gnp.exe'],
  )
  assert.ok(item.notes.some(note => /do harm/.test(note)))
})
