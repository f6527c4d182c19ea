import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** Words for the other end of the line: an SMTP reply code and what to do. */
class SmtpError extends Error {
  override name = 'SmtpError'
  readonly responseCode: number
  constructor(code: number, message: string) {
    super(message)
    this.responseCode = code
  }
}

export type MailListener = { port: number; close: () => Promise<void> }

/** From where messages are taken without TLS: what crosses a network says in the clear what somebody told the police. */
export type PlainFrom = 'nowhere' | 'this-machine' | 'anywhere'

export type MailOptions = {
  port: number
  /** As PEM, for STARTTLS; without it there is none. */
  certificate?: { cert: string; key: string } | undefined
  plainFrom?: PlainFrom
  /** The machine itself where left out: the force's own mail server hands messages on from there. */
  host?: string
  largest: number
  /** Keeps one message and returns once it is committed. */
  keep: (message: Buffer) => Promise<void>
  onError: (error: unknown) => void
}

const loopback = /^(127\.|::1$|::ffff:127\.)/

const takesPlain = (plainFrom: PlainFrom, address: string): boolean =>
  plainFrom === 'anywhere' || (plainFrom === 'this-machine' && loopback.test(address))

const tooLarge = (largest: number) =>
  new SmtpError(
    552,
    `Larger than ${Math.floor(largest / 1_048_576)} MB: send the files another way.`,
  )

/**
 * Takes e-mail over SMTP. A message is acknowledged after it is kept, so that a sender who hears nothing sends it again,
 * which then changes nothing. It relays nothing and answers nothing. Whoever is on another machine must ask for TLS
 * before saying anything of a message.
 */
export async function listenForMail({
  port,
  host = '127.0.0.1',
  certificate,
  plainFrom = 'this-machine',
  largest,
  keep,
  onError,
}: MailOptions): Promise<MailListener> {
  const server = new SMTPServer({
    name: 'bluelamp',
    banner: 'Bluelamp',
    size: largest,
    logger: false,
    disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...certificate,
    minVersion: 'TLSv1.2',
    authOptional: true,
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 5000,
    onMailFrom(_address, { secure, remoteAddress }, done) {
      if (secure || takesPlain(plainFrom, remoteAddress)) return done()
      done(new SmtpError(530, 'Say STARTTLS first: messages are taken over TLS alone.'))
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        // What is past the limit is read to its end, as SMTP wants, and not held.
        if (size <= largest) chunks.push(chunk)
        else chunks.length = 0
      })
      stream.on('error', done)
      stream.on('end', () => {
        if (stream.sizeExceeded || size > largest) return done(tooLarge(largest))
        keep(Buffer.concat(chunks)).then(
          () => done(null, 'Kept'),
          error => {
            onError(error)
            done(new SmtpError(451, 'It could not be kept now. Send it again later.'))
          },
        )
      })
    },
  })
  server.on('error', onError)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
