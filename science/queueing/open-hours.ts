import { type OpenHours, weekMinutes } from './process-model.ts'

/** The hours of one pool as time goes on: ask with times that never go back. */
export interface Opening {
  isOpen(now: number): boolean
  /** When it opens next, if it is closed now. */
  opens(now: number): number
}

export function openingOf(hours: readonly OpenHours[] | undefined): Opening {
  if (!hours) return { isOpen: () => true, opens: now => now }
  let [week, at] = [0, 0]
  let from = hours[0]!.from
  let to = hours[0]!.to
  const reach = (now: number) => {
    while (to <= now) {
      if (++at === hours.length) {
        at = 0
        week = Math.max(week + 1, Math.floor(now / weekMinutes))
      }
      from = week * weekMinutes + hours[at]!.from
      to = week * weekMinutes + hours[at]!.to
    }
  }
  return {
    isOpen(now) {
      reach(now)
      return from <= now
    },
    opens(now) {
      reach(now)
      return from
    },
  }
}

/** Minutes open between two times. */
export function openMinutes(
  hours: readonly OpenHours[] | undefined,
  from: number,
  to: number,
): number {
  if (!hours) return to - from
  const until = (time: number) => {
    const week = Math.floor(time / weekMinutes)
    const within = time - week * weekMinutes
    return hours.reduce(
      (sum, each) =>
        sum +
        week * (each.to - each.from) +
        Math.max(0, Math.min(within, each.to) - Math.min(within, each.from)),
      0,
    )
  }
  return until(to) - until(from)
}

/** Share of the week in which it is open. */
export const openShare = (hours: readonly OpenHours[] | undefined): number =>
  openMinutes(hours, 0, weekMinutes) / weekMinutes
