/** Time comes from a port, so that a story can be told at a chosen hour and a test knows what day it is. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** Starts at `start` and moves only when told to, or `speed` times as fast as the real one. */
export function setClock(start: Date, speed = 0): Clock & { move(milliseconds: number): void } {
  const begun = Date.now()
  let moved = 0
  return {
    now: () => new Date(start.getTime() + moved + (Date.now() - begun) * speed),
    move: milliseconds => {
      moved += milliseconds
    },
  }
}
