import { newAttempt } from '../api/http.ts'
import { faultsOf, wordsOf } from '../api/problem.ts'

/**
 * One action as a form sees it. Its id stays the same until it succeeds, so that pressing the
 * button again after a lost answer cannot do the thing twice.
 */
export class Attempt {
  busy = $state(false)
  fault = $state('')
  faults = $state.raw<Record<string, string>>({})
  #id = newAttempt()

  async run(action: (attemptId: string) => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.fault = ''
    this.faults = {}
    try {
      await action(this.#id)
      this.#id = newAttempt()
      return true
    } catch (error) {
      this.fault = wordsOf(error)
      this.faults = faultsOf(error)
      return false
    } finally {
      this.busy = false
    }
  }

  clear(): void {
    this.fault = ''
    this.faults = {}
    this.#id = newAttempt()
  }
}
