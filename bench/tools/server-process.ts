import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Fix = {
  unitId: string
  easting: number
  northing: number
  fixedAt: string
  accuracy: number
}

export type Order =
  | { what: 'positions'; fixes: Fix[] }
  | { what: 'entry'; entry: { attemptId: string; incidentId: string; words: string } }

export type Answer =
  | { id: number; committedAt: number; count: number }
  | { id: number; fault: string }

export type ServerProcess = {
  url: string
  ownerUrl: string
  forceId: string
  pid: number
  /** Has the server run a verb as a feed of its own; the time is when it was committed (machineMs). */
  ask: (order: Order) => Promise<{ committedAt: number; count: number }>
  /** At once, as a crash would. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

const file = join(import.meta.dirname, 'serve.ts')
/** Nothing of the caller's own settings reaches the server. */
const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const

/** Starts the product in another process and waits until it serves. Its words go to `server.log` in the folder. */
export async function startServer(
  folder: string,
  environment: Readonly<Record<string, string>>,
  execArgv: readonly string[] = [],
): Promise<ServerProcess> {
  const log = join(folder, 'server.log')
  const output = openSync(log, 'a')
  const passed = kept.flatMap(name => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const child = fork(file, [], {
    execArgv: [...execArgv],
    stdio: ['ignore', output, output, 'ipc'],
    env: { ...Object.fromEntries(passed), BLUELAMP_FOLDER: folder, PORT: '0', ...environment },
  })
  closeSync(output)
  const ended = once(child, 'exit')
  const ready = await Promise.race([once(child, 'message'), ended.then(() => undefined)])
  if (!ready) {
    const said = readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n')
    throw new Error(`The server did not start. It said:\n${said}`)
  }
  const waiting = new Map<number, (answer: Answer) => void>()
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  child.on('exit', () => {
    for (const [id, tell] of waiting) tell({ id, fault: 'the server ended' })
    waiting.clear()
  })
  let orders = 0
  return {
    ...(ready[0] as { url: string; ownerUrl: string; forceId: string }),
    pid: child.pid!,
    ask: order =>
      new Promise((resolve, reject) => {
        orders += 1
        const id = orders
        waiting.set(id, answer =>
          'fault' in answer ? reject(new Error(answer.fault)) : resolve(answer),
        )
        child.send({ id, order })
      }),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
