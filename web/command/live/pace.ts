/**
 * Runs when asked, one at a time, and rests at least `rest` milliseconds and as long as the run
 * took: on a slow machine the pictures get fewer, and the rest of the page still answers.
 */
export function pace(run: () => Promise<unknown>, rest: number) {
  let busy = false
  let owed = false
  let stopped = false
  let resting: ReturnType<typeof setTimeout> | undefined
  const ask = () => {
    if (stopped) return
    if (busy) {
      owed = true
      return
    }
    busy = true
    owed = false
    const began = performance.now()
    const next = () => {
      resting = setTimeout(
        () => {
          busy = false
          if (owed) ask()
        },
        Math.max(rest, performance.now() - began),
      )
    }
    void run().then(next, next)
  }
  return {
    ask,
    stop() {
      stopped = true
      clearTimeout(resting)
    },
  }
}
