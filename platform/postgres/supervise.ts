import { messageOf } from './postgres-error.ts'
import { type Postmaster, stopPostmaster } from './postmaster.ts'
import { isAlive } from './process-facts.ts'

const restartsAllowed = 5
const restartWindow = 60_000
const glance = 250

export type Supervised = { pid(): number; stop(): Promise<void> }

/**
 * Starts a server that dies under us again, on the same port, so that the pools mend themselves.
 * `release` runs once the server is gone.
 */
export function supervise(
  first: Postmaster,
  startAgain: () => Promise<Postmaster>,
  release: () => void,
  log: (line: string) => void,
): Supervised {
  let current = first
  let stopping: Promise<void> | undefined
  let restarting: Promise<void> | undefined
  let restarts: number[] = []
  let glancing: NodeJS.Timeout | undefined

  function watch() {
    const { pid, child } = current
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      child.once('exit', died)
      return
    }
    // A server we took over is not our child; nobody tells us when it ends.
    glancing = setInterval(() => {
      if (!isAlive(pid)) died()
    }, glance).unref()
  }

  function died() {
    clearInterval(glancing)
    if (stopping !== undefined) return
    const now = Date.now()
    restarts = [...restarts.filter(time => now - time < restartWindow), now]
    if (restarts.length > restartsAllowed) {
      log(`PostgreSQL ended ${restarts.length} times within a minute; not starting it again.`)
      return
    }
    log(`PostgreSQL (pid ${current.pid}) ended unexpectedly; starting it again.`)
    restarting = startAgain()
      .then(postmaster => {
        current = postmaster
        watch()
      })
      .catch((error: unknown) => log(`PostgreSQL could not be started again: ${messageOf(error)}`))
  }

  // For a Node that ends without stop(): leave no server behind. Killed outright, the next start adopts it.
  function onExit() {
    try {
      process.kill(current.pid, 'SIGINT')
    } catch {
      // It is gone already.
    }
    release()
  }

  async function stop() {
    process.off('exit', onExit)
    clearInterval(glancing)
    await restarting
    clearInterval(glancing)
    await stopPostmaster(current.pid)
    release()
  }

  process.once('exit', onExit)
  watch()
  return {
    pid: () => current.pid,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}
