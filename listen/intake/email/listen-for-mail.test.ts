import assert from 'node:assert/strict'
import { connect as connectPlain, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { listenForMail, type MailOptions } from './listen-for-mail.ts'
import { selfSigned } from './self-signed.ts'

const certificate = selfSigned('mail.police.example', new Date())

const sockets: Socket[] = []

async function listen(t: TestContext, change: Partial<MailOptions>) {
  const kept: string[] = []
  const listener = await listenForMail({
    port: 0,
    largest: 20_000,
    keep: async message => {
      kept.push(message.toString())
    },
    onError: () => {},
    ...change,
  })
  t.after(async () => {
    // It waits for whoever is on the line.
    for (const socket of sockets.splice(0)) socket.destroy()
    await listener.close()
  })
  return { port: listener.port, kept }
}

/** Says one line and waits for the whole answer. */
function say(socket: Socket, line?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const hear = (chunk: Buffer) => {
      answer += chunk
      if (!/^\d{3} .*\r\n$/m.test(answer)) return
      socket.off('data', hear)
      resolve(answer)
    }
    socket.on('data', hear)
    socket.once('error', reject)
    if (line !== undefined) socket.write(`${line}\r\n`)
  })
}

async function greet(port: number): Promise<{ socket: Socket; offers: string }> {
  const socket = connectPlain(port, '127.0.0.1')
  sockets.push(socket)
  await say(socket)
  return { socket, offers: await say(socket, 'EHLO test') }
}

const message = 'From: a@example.org\r\nSubject: Noise\r\n\r\nShouting all night.\r\n.'

async function send(socket: Socket): Promise<string> {
  for (const line of ['MAIL FROM:<a@example.org>', 'RCPT TO:<contact@police.example>', 'DATA']) {
    const answer = await say(socket, line)
    if (/^[45]/.test(answer)) return answer
  }
  return say(socket, message)
}

test('with a certificate messages come over TLS, and a name that it does not bear is not believed', async t => {
  const { port, kept } = await listen(t, { certificate, plainFrom: 'nowhere' })
  const { socket, offers } = await greet(port)
  assert.match(offers, /STARTTLS/)
  assert.match(await say(socket, 'STARTTLS'), /^220 /)
  const secured = connectTls({ socket, ca: certificate.cert, servername: 'mail.police.example' })
  await new Promise((resolve, reject) =>
    secured.once('secureConnect', resolve).once('error', reject),
  )
  assert.match(secured.getProtocol() ?? '', /^TLSv1\.[23]$/)
  await say(secured, 'EHLO test')
  assert.match(await send(secured), /^250 .*Kept/)
  assert.match(kept[0]!, /Shouting all night/)

  const another = await greet(port)
  await say(another.socket, 'STARTTLS')
  const other = connectTls({
    socket: another.socket,
    ca: certificate.cert,
    servername: 'other.example',
  })
  const fault = await new Promise<Error>(resolve => other.once('error', resolve))
  assert.match(fault.message, /altnames|Hostname/)
})

test('in the clear nothing of a message is taken but from this machine', async t => {
  const strict = await listen(t, { certificate, plainFrom: 'nowhere' })
  const refused = await send((await greet(strict.port)).socket)
  assert.match(refused, /^530 .*STARTTLS/)
  assert.deepEqual(strict.kept, [])

  const usual = await listen(t, { certificate })
  assert.match(await send((await greet(usual.port)).socket), /^250 .*Kept/)

  const bare = await listen(t, {})
  const { socket, offers } = await greet(bare.port)
  assert.doesNotMatch(offers, /STARTTLS/, 'there is nothing to show who we are')
  assert.match(await say(socket, 'STARTTLS'), /^5/)
  assert.match(await send(socket), /^250 .*Kept/)
})
