import { readdirSync, readFileSync } from 'node:fs'

/** What Linux tells of processes in /proc; elsewhere there is nothing to read and figures are NaN. */

const ticksPerSecond = 100

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended meanwhile, or this is not Linux.
    return undefined
  }
}

/** Fields of `stat` after the command's name, which may hold spaces: state, parent, … */
const statOf = (pid: number): string[] | undefined =>
  read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')

function parents(): Map<number, number> {
  const found = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined
    if (stat) found.set(Number(name), Number(stat[1]))
  }
  return found
}

/** A process and all that it started, directly or not. */
export function familyOf(pid: number): number[] {
  const parent = parents()
  const belongs = (each: number): boolean => {
    for (let at: number | undefined = each; at !== undefined && at > 1; at = parent.get(at)) {
      if (at === pid) return true
    }
    return false
  }
  return [...parent.keys()].filter(belongs)
}

export const commandOf = (pid: number): string =>
  (read(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim()

/** Seconds of processor time, children that ended and were waited for included. */
export function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.map(pid => {
    const stat = statOf(pid)
    return stat ? stat.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) : 0
  })
  return ticks.reduce((sum, each) => sum + each, 0) / ticksPerSecond
}

/** Milliseconds that the first thread of a process has run, to the microsecond: all there is of a PostgreSQL backend. */
export const ranMs = (pid: number): number =>
  Number(read(`/proc/${pid}/schedstat`)?.split(' ')[0] ?? Number.NaN) / 1e6

/** Seconds of processor time that this machine's processes have used since it started, all together. */
export function machineCpuSeconds(): number {
  const [, user, nice, system, , , irq, softirq] = (read('/proc/stat') ?? '')
    .split(/\s+/)
    .map(Number)
  return (
    [user, nice, system, irq, softirq].reduce<number>((sum, each) => sum + (each ?? 0), 0) /
    ticksPerSecond
  )
}

const kibibytes = (text: string | undefined, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text ?? '')?.[1] ?? 0)

/** MiB. `rss` counts pages that processes share once for each of them, `pss` once in all. */
export function memoryOf(pids: readonly number[]): { rss: number; pss: number } {
  let [rss, pss] = [0, 0]
  for (const pid of pids) {
    rss += kibibytes(read(`/proc/${pid}/status`), 'VmRSS')
    pss += kibibytes(read(`/proc/${pid}/smaps_rollup`), 'Pss')
  }
  return { rss: Math.round(rss / 1024), pss: Math.round(pss / 1024) }
}

/** The most memory this process ever held, in MiB. */
export const peakMemory = (pid: number): number =>
  Math.round(kibibytes(read(`/proc/${pid}/status`), 'VmHWM') / 1024)

/** The postmaster that wrote its pid into this data folder. */
export function postmasterOf(folder: string): number {
  const text = read(`${folder}/postgres/postmaster.pid`)
  const pid = Number(text?.split('\n')[0])
  if (!pid) throw new Error(`No PostgreSQL server runs on ${folder}`)
  return pid
}
