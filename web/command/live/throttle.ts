/** Runs at once, then at most once in `milliseconds`, and once more for what was asked meanwhile. */
export function throttle(run: () => void, milliseconds: number) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let owed = false
  const next = () => {
    waiting = undefined
    if (owed) ask()
  }
  const ask = () => {
    if (waiting !== undefined) {
      owed = true
      return
    }
    owed = false
    run()
    waiting = setTimeout(next, milliseconds)
  }
  return {
    ask,
    stop() {
      clearTimeout(waiting)
      owed = false
    },
  }
}
