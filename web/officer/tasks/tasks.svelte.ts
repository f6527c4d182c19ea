import type { TaskList } from '@bluelamp/respond/contract'
import { dropCache, readCache, writeCache } from '../shell/cache.ts'
import { ask, NoAnswerError, wordsOf } from '../shell/http.ts'

const name = 'tasks'
type Kept = { list: TaskList; readAt: number }

/** What the officer's unit has been given, as last told by the server: the list replaces the one before. */
export class Tasks {
  list = $state.raw<TaskList>()
  readAt = $state(0)
  fault = $state('')
  news = $state('')

  async fromPhone(): Promise<void> {
    const kept = await readCache<Kept>(name)
    if (!kept || this.list) return
    this.list = kept.list
    this.readAt = kept.readAt
  }

  /** A task the server no longer names is gone from the phone as well. */
  async fromServer(): Promise<void> {
    try {
      const answer = await ask('/respond/task')
      if (answer.status === 200) return await this.#take(answer.body as TaskList)
      this.fault = wordsOf(answer)
      if ([401, 403, 404].includes(answer.status)) await this.forget()
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error
    }
  }

  async forget(): Promise<void> {
    this.list = undefined
    this.readAt = 0
    await dropCache(name)
  }

  find(taskId: string) {
    return this.list?.tasks.find(task => task.taskId === taskId)
  }

  async #take(list: TaskList): Promise<void> {
    const known = new Set(this.list?.tasks.map(task => task.taskId))
    const fresh = this.list ? list.tasks.filter(task => !known.has(task.taskId)) : []
    const [first] = fresh
    if (first) this.news = `New task: grade ${first.grade}, ${first.place}`
    this.list = list
    this.readAt = Date.now()
    this.fault = ''
    await writeCache(name, { list, readAt: this.readAt } satisfies Kept)
  }
}
