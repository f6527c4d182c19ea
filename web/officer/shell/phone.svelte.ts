import { getContext, setContext } from 'svelte'
import { Outbox } from '../outbox/outbox.svelte.ts'
import { Tasks } from '../tasks/tasks.svelte.ts'
import { dropCache, dropOldSent, readCache, wipeCache, writeCache } from './cache.ts'
import { NoAnswerError, post } from './http.ts'
import { clockWords, readSession, type Session } from './session.ts'

const officerName = 'officer'
const signOutOwed = 'sign-out-owed'
const everySeconds = 30

/** Who holds the phone and how it stands with the server. */
export class Phone {
  officer = $state.raw<Session>()
  /** Whether the server, or its silence, has told who this is. */
  asked = $state(false)
  online = $state(navigator.onLine)
  signedIn = $state(true)
  clockFault = $state<string>()
  storageKept = $state<boolean>()

  readonly tasks = new Tasks()
  readonly outbox = new Outbox({
    token: ownerId => this.#tokenFor(ownerId),
    onSent: () => void this.tasks.fromServer(),
  })

  async start(): Promise<() => void> {
    const owed = localStorage.getItem(signOutOwed) !== null
    if (!owed) {
      this.officer = await readCache<Session>(officerName)
      if (this.officer) await this.tasks.fromPhone()
    }
    this.outbox.watch(this.officer?.id)
    this.asked = this.officer !== undefined
    await dropOldSent(Date.now())
    const listening = this.#listen()
    void this.refresh()
    return listening
  }

  /** Asks who is signed in, then for their tasks, and sends what waits. */
  async refresh(): Promise<void> {
    if ((await this.#meet()) === undefined) return
    await this.tasks.fromServer()
    this.outbox.sendSoon()
  }

  async signOut(): Promise<void> {
    localStorage.setItem(signOutOwed, this.officer?.csrfToken ?? '')
    await this.#forgetOfficer()
    await this.#settleSignOut().catch(ignoreNoAnswer)
  }

  #listen(): () => void {
    const look = () => {
      if (document.visibilityState === 'visible') void this.refresh()
    }
    const change = () => {
      this.online = navigator.onLine
      if (this.online) void this.refresh()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', change)
    window.addEventListener('offline', change)
    const leftElsewhere = ({ key, newValue }: StorageEvent) => {
      if (key === signOutOwed && newValue !== null) void this.#forgetOfficer()
    }
    window.addEventListener('storage', leftElsewhere)
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && navigator.onLine) void this.#glance()
    }, everySeconds * 1000)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('online', change)
      window.removeEventListener('offline', change)
      window.removeEventListener('storage', leftElsewhere)
      clearInterval(timer)
    }
  }

  /** New tasks, without hurrying an outbox that has its own pace. */
  async #glance(): Promise<void> {
    const wasLost = !this.online
    if (!(await this.#meet())) return
    await this.tasks.fromServer()
    if (wasLost) this.outbox.sendSoon()
  }

  async #tokenFor(ownerId: string) {
    const session = await this.#meet()
    if (!session) return { kind: this.signedIn ? 'no-answer' : 'signed-out' } as const
    return session.id === ownerId ? session.csrfToken : ({ kind: 'signed-out' } as const)
  }

  /** Undefined where nobody is signed in or no answer came. */
  async #meet(): Promise<Session | undefined> {
    try {
      await this.#settleSignOut()
      const { session, secondsAhead } = await readSession()
      this.online = true
      this.clockFault = clockWords(secondsAhead)
      this.signedIn = session.signedIn
      if (!session.signedIn) {
        await this.#forgetOfficer()
        return undefined
      }
      await this.#know(session)
      return session
    } catch (error) {
      ignoreNoAnswer(error)
      this.online = false
      return undefined
    } finally {
      this.asked = true
    }
  }

  async #know(session: Session): Promise<void> {
    if (this.officer?.id !== session.id) {
      if (this.officer) await this.#forgetOfficer()
      this.signedIn = true
      this.storageKept = await navigator.storage?.persist?.()
    }
    this.officer = session
    this.outbox.watch(session.id)
    await writeCache(officerName, this.officer)
  }

  async #forgetOfficer(): Promise<void> {
    this.signedIn = false
    this.officer = undefined
    this.outbox.watch(undefined)
    await this.tasks.forget()
    await dropCache(officerName)
    await wipeCache()
  }

  /** Someone who left with no network is signed out before anything else is said to the server. */
  async #settleSignOut(): Promise<void> {
    const owed = localStorage.getItem(signOutOwed)
    if (owed === null) return
    const { session } = await readSession()
    // The token tells sessions apart: a new one of the same person is not the one that was left.
    if (session.signedIn && session.csrfToken === owed)
      await post('/sign-out', session.csrfToken, {})
    localStorage.removeItem(signOutOwed)
  }
}

function ignoreNoAnswer(error: unknown): void {
  if (!(error instanceof NoAnswerError)) throw error
}

const key = Symbol('phone')
export const providePhone = (phone: Phone): Phone => setContext(key, phone)
export const usePhone = (): Phone => getContext<Phone>(key)
