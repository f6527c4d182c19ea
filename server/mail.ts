import { listenForMail, longestDelivery, type MailListener, takeIn } from '@bluelamp/listen'
import type { Clock, Db, Logger } from '@bluelamp/platform'
import { intakeActor } from './actors.ts'

export type MailSettings = {
  db: Db
  clock: Clock
  logger: Logger
  forceId: string
  port: number
  host: string
}

/** E-mail comes in over SMTP, as a delivery like any other. */
export function startMail({
  db,
  clock,
  logger,
  forceId,
  port,
  host,
}: MailSettings): Promise<MailListener> {
  const actor = intakeActor(forceId, 'email-listener', 'E-mail listener')
  return listenForMail({
    port,
    host,
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
