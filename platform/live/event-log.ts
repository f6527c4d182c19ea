import { randomBytes } from 'node:crypto'

export type Attributes = Readonly<Record<string, unknown>>

/** A topic, or `undefined` for what concerns every screen. */
export type LiveEvent = {
  serial: number
  topic: string | undefined
  attributes: Attributes
  /** As it goes over the wire, made once for all who get it. */
  bytes: Buffer
}

export type EventLogOptions = {
  /** The most events kept for those who come back, and the most memory they take. */
  events?: number
  bytes?: number
}

/**
 * The last events in order. An id is `run-serial`: the run is new with each process, so that an id of
 * another process is known as foreign and never taken for one of ours.
 */
export class EventLog {
  readonly #run = randomBytes(4).toString('hex')
  readonly #most: { events: number; bytes: number }
  #kept: LiveEvent[] = []
  /** Those before it are forgotten; cut off now and then, so that forgetting costs nothing. */
  #start = 0
  #bytes = 0
  #serial = 0

  constructor({ events = 20_000, bytes = 32 * 1024 * 1024 }: EventLogOptions = {}) {
    this.#most = { events, bytes }
  }

  /** The id of the newest event. */
  get position(): string {
    return `${this.#run}-${this.#serial}`
  }

  add(topic: string | undefined, attributes: Attributes, data: unknown): LiveEvent {
    this.#serial += 1
    const text = `id: ${this.position}\nevent: ${topic ?? 'reload'}\ndata: ${JSON.stringify(data)}\n\n`
    const event = { serial: this.#serial, topic, attributes, bytes: Buffer.from(text) }
    this.#kept.push(event)
    this.#bytes += event.bytes.length
    this.#forget()
    return event
  }

  /** What came after that id, or `undefined` where this cannot be told. */
  since(id: string): LiveEvent[] | undefined {
    const [, run, text] = /^([0-9a-f]{8})-(\d{1,15})$/.exec(id) ?? []
    if (run !== this.#run || text === undefined) return undefined
    const serial = Number(text)
    const first = this.#serial - (this.#kept.length - this.#start) + 1
    if (serial < first - 1 || serial > this.#serial) return undefined
    return this.#kept.slice(this.#start + serial - first + 1)
  }

  #forget(): void {
    const { events, bytes } = this.#most
    while (this.#kept.length - this.#start > events || this.#bytes > bytes) {
      const oldest = this.#kept[this.#start]
      if (!oldest) return
      this.#bytes -= oldest.bytes.length
      this.#start += 1
    }
    if (this.#start > 1000 && this.#start > this.#kept.length / 2) {
      this.#kept = this.#kept.slice(this.#start)
      this.#start = 0
    }
  }
}
