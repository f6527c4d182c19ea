export type Channel = 'sms' | 'email' | 'letter' | 'phone'

/** What is to be said to one person outside. */
export type NewMessage = {
  channel: Channel
  /** A number, an address of email, or the lines of a postal address. */
  recipient: string
  template: string
  subjectLine?: string | undefined
  body: string
  /** The entity it concerns. */
  about?: string | undefined
}

export type Message = NewMessage & {
  id: string
  createdAt: Date
  sentAt: Date | undefined
  failure: string | undefined
}

/** The door to people outside. */
export type Notifier = {
  /**
   * Hands the message over. `again` says that an earlier try may have got through, so that one who can ask
   * asks first. Throws NotifyError, or anything else for a fault that may pass.
   */
  send(message: Message, again: boolean): Promise<void>
}

/** `reason` is kept and shown, so it is one of our own words and never quotes the other side. */
export class NotifyError extends Error {
  override name = 'NotifyError'
  readonly reason: string
  /** Trying again would not help. */
  readonly permanent: boolean
  constructor(reason: string, permanent: boolean, options?: ErrorOptions) {
    super(`The message was not handed over: ${reason}`, options)
    this.reason = reason
    this.permanent = permanent
  }
}

/** For the demo and for tests: nothing leaves, and the outbox shows what would have. */
export const simulatedNotifier = (): Notifier => ({ send: async () => {} })
