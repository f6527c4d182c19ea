export const inventedBackoff = { firstSeconds: 2, mostSeconds: 120 }

/**
 * Seconds to wait after so many failures in a row: doubling, and spread by `chance` (0 to 1), so that the
 * phones of a whole force do not come back in the same second.
 */
export function secondsToWait(
  failures: number,
  chance: number,
  { firstSeconds, mostSeconds } = inventedBackoff,
): number {
  const ceiling = Math.min(mostSeconds, firstSeconds * 2 ** Math.max(0, failures - 1))
  return ceiling / 2 + (ceiling / 2) * chance
}
