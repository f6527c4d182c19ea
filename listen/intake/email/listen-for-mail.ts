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

export type MailOptions = {
  port: number
  /** The machine itself where left out: the force's own mail server hands messages on from there. */
  host?: string
  largest: number
  /** Keeps one message and returns once it is committed. */
  keep: (message: Buffer) => Promise<void>
  onError: (error: unknown) => void
}

const tooLarge = (largest: number) =>
  new SmtpError(
    552,
    `Larger than ${Math.floor(largest / 1_048_576)} MB: send the files another way.`,
  )

/**
 * Takes e-mail over SMTP. A message is acknowledged after it is kept, so that a sender who hears nothing sends it again,
 * which then changes nothing. It relays nothing and answers nothing.
 */
export async function listenForMail({
  port,
  host = '127.0.0.1',
  largest,
  keep,
  onError,
}: MailOptions): Promise<MailListener> {
  const server = new SMTPServer({
    name: 'bluelamp',
    banner: 'Bluelamp',
    size: largest,
    logger: false,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 5000,
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
