import { type Attributes, EventLog, type EventLogOptions, type LiveEvent } from './event-log.ts'

/** A topic's name; it is the event's name on the page, so it has no spaces. */
export type Topics = ReadonlyMap<string, (attributes: Attributes) => boolean>

export type Subscriber = {
  /** What is wanted of each topic: the subscriber's right to see, asked of each event. */
  topics: Topics
  send: (bytes: Buffer) => void
  /** The hub is closing. */
  end: () => void
}

export type Published = { attributes: Attributes; data: unknown }

/** What a verb announces when it is done: names and identifiers, never contents. */
export type Announcement = {
  verb: string
  subjects: readonly string[]
  records: readonly string[]
}

export type AnnouncementHandler = (announcement: Announcement) => void | Promise<void>

export type HubOptions = EventLogOptions & {
  /** Milliseconds between signs of life, which proxies wait for. */
  heartbeat?: number
  /** A handler of announcements failed; the others still ran. */
  onFault?: (error: unknown) => void
}

const topicName = /^[\w.:-]+$/

/** Hands events to open screens in one process. What it has sent it can send again. */
export class Hub {
  readonly #log: EventLog
  readonly #subscribers = new Set<Subscriber>()
  readonly #handlers: AnnouncementHandler[] = []
  readonly #timer: NodeJS.Timeout
  readonly #onFault: (error: unknown) => void

  constructor({ heartbeat = 15_000, onFault = () => {}, ...log }: HubOptions = {}) {
    this.#log = new EventLog(log)
    this.#onFault = onFault
    this.#timer = setInterval(() => this.#beat(), heartbeat)
    this.#timer.unref()
  }

  /** How many screens are open. */
  get size(): number {
    return this.#subscribers.size
  }

  /**
   * The id of the newest event. A page that reads this before it reads its data, and asks for events since,
   * misses nothing and may get what it has already.
   */
  get position(): string {
    return this.#log.position
  }

  /** Sends to all who want it and may see it. `data` is turned into JSON once. */
  publish(topic: string, { attributes, data }: Published): void {
    if (!topicName.test(topic)) throw new Error(`"${topic}" is not a name for a topic`)
    this.#deliver(this.#log.add(topic, attributes, data))
  }

  /** Tells every screen to read its data anew: something may have been missed. */
  reload(): void {
    this.#deliver(this.#log.add(undefined, {}, {}))
  }

  /** Sends what came since `lastId` at once, or says reload; then what comes. Returns what ends it. */
  subscribe(subscriber: Subscriber, lastId?: string): () => void {
    const missed = lastId === undefined ? [] : this.#log.since(lastId)
    if (missed) {
      for (const event of missed) if (wants(subscriber, event)) subscriber.send(event.bytes)
    } else subscriber.send(Buffer.from('event: reload\ndata: {}\n\n'))
    // Names where the screen stands, even if nothing was for it, so that it can come back from here.
    subscriber.send(Buffer.from(`id: ${this.position}\n\n`))
    this.#subscribers.add(subscriber)
    return () => void this.#subscribers.delete(subscriber)
  }

  /** What is to follow when a verb, here or in another process, was done and committed. */
  onNotify(handler: AnnouncementHandler): void {
    this.#handlers.push(handler)
  }

  /** Calls the handlers one after another, so that what they publish keeps its order. */
  async announce(announcement: Announcement): Promise<void> {
    for (const handler of this.#handlers) {
      try {
        await handler(announcement)
      } catch (error) {
        this.#onFault(error)
      }
    }
  }

  close(): void {
    clearInterval(this.#timer)
    for (const subscriber of this.#subscribers) subscriber.end()
    this.#subscribers.clear()
  }

  #deliver(event: LiveEvent): void {
    for (const subscriber of this.#subscribers) {
      if (wants(subscriber, event)) subscriber.send(event.bytes)
    }
  }

  #beat(): void {
    const bytes = Buffer.from(`: beat\nid: ${this.position}\n\n`)
    for (const subscriber of this.#subscribers) subscriber.send(bytes)
  }
}

const wants = ({ topics }: Subscriber, { topic, attributes }: LiveEvent) =>
  topic === undefined || (topics.get(topic)?.(attributes) ?? false)
