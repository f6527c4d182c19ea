import { BadRoadmapError } from './roadmap.ts'

export type Task = {
  readonly id: string
  readonly duration: number
  /** Tasks that must have ended, with a wait after each if there is one. */
  readonly after?: readonly { readonly task: string; readonly lag?: number }[]
}

export type TaskTimes = {
  readonly id: string
  readonly earlyStart: number
  readonly earlyEnd: number
  readonly lateStart: number
  readonly lateEnd: number
  /** How much later it may start without putting off the end of all. */
  readonly slack: number
  /** How much later it may start without putting off any other task. */
  readonly freeSlack: number
}

export type CriticalPath = {
  readonly length: number
  /** In the order of the input. */
  readonly tasks: readonly TaskTimes[]
  /** One longest chain, from first to last. */
  readonly path: readonly string[]
}

/** The critical path method (Kelley and Walker 1959). Any unit of time. Throws for a circle or an unknown task. */
export function criticalPath(tasks: readonly Task[]): CriticalPath {
  const byId = new Map(tasks.map(task => [task.id, task]))
  if (byId.size < tasks.length) throw new BadRoadmapError('Two tasks have the same id')
  const order = sortTasks(tasks, byId)
  const earlyStart = new Map<string, number>()
  const earlyEnd = (id: string) => earlyStart.get(id)! + byId.get(id)!.duration
  const waits = (task: Task) =>
    (task.after ?? []).map(({ task: id, lag = 0 }) => ({ id, until: earlyEnd(id) + lag, lag }))
  for (const task of order) {
    earlyStart.set(task.id, Math.max(0, ...waits(task).map(wait => wait.until)))
  }
  const length = Math.max(0, ...tasks.map(task => earlyEnd(task.id)))
  const lateEnd = new Map(tasks.map(({ id }) => [id, length]))
  const nextStart = new Map(tasks.map(({ id }) => [id, length]))
  for (const task of order.toReversed()) {
    const lateStart = lateEnd.get(task.id)! - task.duration
    for (const { task: id, lag = 0 } of task.after ?? []) {
      lateEnd.set(id, Math.min(lateEnd.get(id)!, lateStart - lag))
      nextStart.set(id, Math.min(nextStart.get(id)!, earlyStart.get(task.id)! - lag))
    }
  }
  const path: string[] = []
  let last = tasks.find(task => earlyEnd(task.id) === length)
  while (last) {
    path.unshift(last.id)
    const from: string | undefined = waits(last).find(
      wait => wait.until === earlyStart.get(last!.id),
    )?.id
    last = from === undefined ? undefined : byId.get(from)
  }
  return {
    length,
    path,
    tasks: tasks.map(({ id, duration }) => ({
      id,
      earlyStart: earlyStart.get(id)!,
      earlyEnd: earlyEnd(id),
      lateStart: lateEnd.get(id)! - duration,
      lateEnd: lateEnd.get(id)!,
      slack: lateEnd.get(id)! - earlyEnd(id),
      freeSlack: nextStart.get(id)! - earlyEnd(id),
    })),
  }
}

function sortTasks(tasks: readonly Task[], byId: ReadonlyMap<string, Task>): Task[] {
  const order: Task[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (task: Task): void => {
    if (state.get(task.id) === 'done') return
    if (state.get(task.id) === 'open') {
      throw new BadRoadmapError(`${task.id} waits for itself by way of others`)
    }
    if (!(task.duration >= 0)) throw new BadRoadmapError(`${task.id} takes ${task.duration}`)
    state.set(task.id, 'open')
    for (const { task: id } of task.after ?? []) {
      const needed = byId.get(id)
      if (!needed) throw new BadRoadmapError(`${task.id} waits for ${id}, which is not there`)
      visit(needed)
    }
    state.set(task.id, 'done')
    order.push(task)
  }
  for (const task of tasks) visit(task)
  return order
}
