import { type SealOptions, seal } from './seal.ts'

export type SealerOptions = SealOptions & {
  everyMs: number
  onError: (error: unknown) => void
  onSealed?: (entries: number) => void
}

export type Sealer = {
  /** Resolves once the round in hand is over. */
  stop: () => Promise<void>
}

const longestPauseMs = 60_000

/** Seals again and again; after an error it waits longer each time, for a damaged journal does not mend itself. */
export function startSealer(options: SealerOptions): Sealer {
  const { everyMs, onError, onSealed } = options
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let pauseMs = everyMs
  let round = Promise.resolve()

  async function run(): Promise<void> {
    try {
      const sealed = await seal(options)
      if (sealed > 0) onSealed?.(sealed)
      pauseMs = everyMs
    } catch (error) {
      pauseMs = Math.min(Math.max(pauseMs, 100) * 2, Math.max(longestPauseMs, everyMs))
      onError(error)
    }
    if (!stopped) plan()
  }

  function plan(): void {
    timer = setTimeout(() => {
      round = run()
    }, pauseMs)
  }

  plan()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await round
    },
  }
}
