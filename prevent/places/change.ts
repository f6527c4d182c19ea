/**
 * Whether a count differs from the one before by more than chance would make it: the conditional test of
 * two Poisson counts (Przyborowski and Wilenski 1940), by the square-root approximation
 * z = 2 (√(a + 3/8) − √(b + 3/8)) / √2 (Anscombe 1948).
 *
 * @param count events in the period; a whole number of 0 or more
 * @param before events in the equal period before it
 * @returns 'up' or 'down' where |z| > 1.96 (95%), else 'no-clear-change'
 */
export function changeOf(count: number, before: number): 'up' | 'down' | 'no-clear-change' {
  const z = (2 * (Math.sqrt(count + 3 / 8) - Math.sqrt(before + 3 / 8))) / Math.SQRT2
  if (Math.abs(z) <= 1.96) return 'no-clear-change'
  return z > 0 ? 'up' : 'down'
}
