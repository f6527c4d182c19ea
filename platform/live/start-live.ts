import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../log/log.ts'
import { type Announcement, Hub, type HubOptions } from './hub.ts'
import { type Listener, openListener } from './listener.ts'

export type LiveOptions = {
  url: string
  /** Taken on after connecting, where one login serves owner and app. */
  role?: string | undefined
  channel?: string
  log: Logger
  hub?: HubOptions
  /** Milliseconds between looks whether the connection still answers. */
  check?: number
}

export type Live = { hub: Hub; stop: () => Promise<void> }

const pauses = [100, 250, 500, 1000, 2000]
const longestPause = 5000

/**
 * Listens for announcements on one connection and hands them to the hub. When the connection was lost, what
 * was announced meanwhile is unknown, so every screen is told to read anew.
 * Stop it in Fastify's `preClose`: open streams would keep the server from closing.
 */
export async function startLive(options: LiveOptions): Promise<Live> {
  const { url, role, log, channel = 'bluelamp', check = 30_000 } = options
  const hub = new Hub({
    onFault: error => log.error({ err: error, channel }, 'an announcement was not followed'),
    ...options.hub,
  })
  const stopping = new AbortController()
  const { signal } = stopping
  let queue = Promise.resolve()
  const take = (payload: string) => {
    const announcement = readAnnouncement(payload)
    if (announcement) queue = queue.then(() => hub.announce(announcement))
    else log.warn({ channel }, 'an announcement could not be read')
  }
  const open = () => openListener({ url, role, channel, check, take })

  let listener: Listener | undefined
  try {
    listener = await open()
  } catch (error) {
    hub.close()
    throw error
  }
  const keepOpen = async () => {
    for (;;) {
      await listener?.lost
      if (signal.aborted) return
      log.warn({ channel }, 'live connection lost')
      listener = await openAgain(open, signal, log)
      if (signal.aborted) return listener?.close()
      hub.reload()
      log.info({ channel, count: hub.size }, 'live connection restored')
    }
  }
  const running = keepOpen()
  return {
    hub,
    async stop() {
      stopping.abort()
      hub.close()
      await listener?.close()
      await running
    },
  }
}

async function openAgain(
  open: () => Promise<Listener>,
  signal: AbortSignal,
  log: Logger,
): Promise<Listener | undefined> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    await sleep(pauses[attempt] ?? longestPause, undefined, { signal }).catch(() => {})
    if (signal.aborted) return undefined
    try {
      return await open()
    } catch (error) {
      log.warn({ attempt, err: error }, 'live connection not restored')
    }
  }
  return undefined
}

function readAnnouncement(payload: string): Announcement | undefined {
  try {
    const { verb, subjects, records } = JSON.parse(payload) as Partial<Announcement>
    if (typeof verb !== 'string') return undefined
    return { verb, subjects: subjects ?? [], records: records ?? [] }
  } catch {
    return undefined
  }
}
