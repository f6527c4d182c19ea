import { machineMs, type Spread, spread } from '../bench.ts'

/** One request: its name in the results, and what does it and gives the status of the answer. */
export type Arrival = { name: string; send: () => Promise<number> }

export type Load = { perSecond: number; seconds: number; next: () => Arrival; mostWaiting?: number }

export type LoadResult = {
  all: Spread
  byName: Map<string, Spread>
  /** `name status` and how often. */
  failed: Map<string, number>
  sent: number
  /** Answers a second over the whole run, waiting for the last included. */
  answeredPerSecond: number
  /** How late the generator itself was, in ms: what the figures cannot resolve. */
  lateness: Spread
  /** It stopped early, because too many waited for an answer. */
  gaveUp: boolean
}

/**
 * Sends at fixed moments whether or not earlier answers have come, as people do, and counts each wait from
 * the moment it should have been sent: a server that stalls cannot hide the waits it caused.
 */
export async function openLoop(load: Load): Promise<LoadResult> {
  const { perSecond, seconds, next, mostWaiting = 2000 } = load
  const total = Math.round(perSecond * seconds)
  const gapMs = 1000 / perSecond
  const waits = new Map<string, number[]>()
  const failed = new Map<string, number>()
  const late: number[] = []
  const pending = new Set<Promise<void>>()
  const start = machineMs() + 50

  async function run({ name, send }: Arrival, due: number): Promise<void> {
    const status = await send().catch(
      (error: unknown) => (error as { code?: string }).code ?? 'error',
    )
    const list = waits.get(name) ?? []
    waits.set(name, list)
    list.push(machineMs() - due)
    if (typeof status === 'string' || status >= 400) {
      failed.set(`${name} ${status}`, (failed.get(`${name} ${status}`) ?? 0) + 1)
    }
  }

  let sent = 0
  let gaveUp = false
  while (sent < total && !gaveUp) {
    const now = machineMs()
    for (; sent < total && start + sent * gapMs <= now; sent += 1) {
      const due = start + sent * gapMs
      late.push(now - due)
      const running: Promise<void> = run(next(), due).finally(() => pending.delete(running))
      pending.add(running)
    }
    gaveUp = pending.size > mostWaiting
    const pause = start + sent * gapMs - machineMs()
    await new Promise(resolve => setTimeout(resolve, Math.max(0, Math.floor(pause))))
  }
  await Promise.all(pending)
  const tookMs = machineMs() - start
  return {
    all: spread([...waits.values()].flat()),
    byName: new Map([...waits].map(([name, list]) => [name, spread(list)])),
    failed,
    sent,
    answeredPerSecond: (sent / tookMs) * 1000,
    lateness: spread(late, 2),
    gaveUp,
  }
}
