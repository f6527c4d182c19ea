import { readFileSync } from 'node:fs'
import { listenForMail, longestDelivery, type MailListener, takeIn } from '@bluelamp/listen'
import type { Clock, Config, Db, Logger } from '@bluelamp/platform'
import { intakeActor } from './actors.ts'

export type MailSettings = {
  db: Db
  clock: Clock
  logger: Logger
  forceId: string
  port: number
  config: Pick<Config, 'smtpHost' | 'smtpCertificate' | 'smtpKey' | 'smtpPlainFrom'>
}

/** E-mail comes in over SMTP, as a delivery like any other. */
export function startMail({
  db,
  clock,
  logger,
  forceId,
  port,
  config: { smtpHost: host, smtpCertificate, smtpKey, smtpPlainFrom: plainFrom },
}: MailSettings): Promise<MailListener> {
  const actor = intakeActor(forceId, 'email-listener', 'E-mail listener')
  return listenForMail({
    port,
    host,
    plainFrom,
    certificate:
      smtpCertificate && smtpKey
        ? { cert: readFileSync(smtpCertificate, 'utf8'), key: readFileSync(smtpKey, 'utf8') }
        : undefined,
    largest: longestDelivery.email,
    keep: async message => {
      await takeIn(
        { db, actor, now: clock.now() },
        {
          forceId,
          source: 'email',
          adapter: 'email',
          name: 'E-mail',
          mediaType: 'message/rfc822',
          bytes: message,
        },
      )
    },
    onError: error => logger.error({ err: error }, 'e-mail was not taken in'),
  })
}
