import type { NotebookItem } from '@bluelamp/respond/contract'
import { liveQuery } from 'dexie'
import { database, type OutboxRow, type PhotoRow } from '../shell/database.ts'
import { secondsToWait } from './backoff.ts'
import { notebookLine } from './notebook-line.ts'
import type { OutboxItem } from './outbox.ts'
import { keepItems, openRow, outboxStore, replaceRefused } from './outbox-store.ts'
import { type Outcome, sendWaiting } from './send-waiting.ts'

const lockName = 'bluelamp-officer-outbox'

export type Sender = {
  /** The token of the officer if they are signed in now; says so otherwise. */
  readonly token: (ownerId: string) => Promise<string | Exclude<Outcome, { kind: 'done' }>>
  readonly onSent: () => void
}

/** The outbox as pages see it, and what makes it send: something new, a network, a look, or time. */
export class Outbox {
  items = $state.raw<readonly OutboxItem[]>([])
  /** Made by another officer on this phone; only they can send it. */
  ofOthers = $state(0)
  sending = $state(false)
  /** Until it was read once, nothing may be said about it. */
  isRead = $state(false)
  serverBusy = $state(false)

  readonly waiting = $derived(this.items.filter(each => each.status === 'waiting'))
  readonly refused = $derived(this.items.filter(each => each.status === 'refused'))

  #ownerId: string | undefined
  #sender: Sender
  #watching: { unsubscribe: () => void } | undefined
  #opened = new Map<string, OutboxItem>()
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #queued = false

  constructor(sender: Sender) {
    this.#sender = sender
  }

  /** Whose items are shown and sent; none while nobody is known. */
  watch(ownerId: string | undefined): void {
    if (this.#watching && this.#ownerId === ownerId) return
    this.#ownerId = ownerId
    this.#watching?.unsubscribe()
    this.#opened.clear()
    this.items = []
    this.isRead = false
    let newest = 0
    // Tells of changes by other pages of the app, too.
    this.#watching = liveQuery(() => database.outbox.orderBy('seq').toArray()).subscribe(
      async rows => {
        const turn = ++newest
        const own = rows.filter(row => row.ownerId === ownerId)
        const items = await Promise.all(own.map(row => this.#open(row)))
        if (turn !== newest || this.#ownerId !== ownerId) return
        this.items = items
        this.isRead = true
        this.ofOthers = rows.filter(r => r.ownerId !== ownerId && r.status === 'waiting').length
      },
    )
  }

  async #open(row: OutboxRow): Promise<OutboxItem> {
    const name = `${row.attemptId} ${row.status} ${row.tries} ${row.problem !== null}`
    const known = this.#opened.get(name)
    if (known) return known
    const item = await openRow(row)
    this.#opened.set(name, item)
    return item
  }

  async keep(items: readonly NotebookItem[], photos: readonly PhotoRow[] = []): Promise<void> {
    if (this.#ownerId === undefined) throw new Error('Outbox: nobody is known on this phone')
    await keepItems(this.#ownerId, items, photos)
    this.sendSoon()
  }

  async correct(refused: string, items: readonly NotebookItem[]): Promise<boolean> {
    if (this.#ownerId === undefined) return false
    const replaced = await replaceRefused(this.#ownerId, refused, items)
    this.sendSoon()
    return replaced
  }

  /** Starts afresh after a sign of hope: a network, a look at the phone, something new. */
  sendSoon(): void {
    this.#failures = 0
    void this.#send()
  }

  async #send(): Promise<void> {
    const ownerId = this.#ownerId
    if (ownerId === undefined || this.#queued) return
    clearTimeout(this.#timer)
    this.#queued = true
    // One page sends at a time; whoever waited looks again at what is left.
    const outcome = await navigator.locks.request(lockName, async () => {
      this.#queued = false
      return this.#sendNow(ownerId).catch((error): Outcome => {
        console.error('outbox: sending stopped', error)
        return { kind: 'no-answer' }
      })
    })
    this.serverBusy = outcome.kind === 'later'
    if (outcome.kind === 'done' || outcome.kind === 'signed-out') {
      this.#failures = 0
      return
    }
    this.#failures += 1
    const asked = outcome.kind === 'later' ? (outcome.seconds ?? 0) : 0
    const seconds = Math.max(asked, secondsToWait(this.#failures, Math.random()))
    this.#timer = setTimeout(() => void this.#send(), seconds * 1000)
  }

  async #sendNow(ownerId: string): Promise<Outcome> {
    if ((await outboxStore.findWaiting(ownerId)).length === 0) return { kind: 'done' }
    this.sending = true
    try {
      // Asked first, so that nothing is put on a line that is not there: until then it can be taken back.
      const token = await this.#sender.token(ownerId)
      if (typeof token !== 'string') return token
      const outcome = await sendWaiting(outboxStore, notebookLine(ownerId, token), ownerId)
      this.#sender.onSent()
      return outcome
    } finally {
      this.sending = false
    }
  }
}
