/** Where two answers part, with what stands round it: an answer may be long, and the leak one figure in it. */
export function difference(given: string, without: string): { given: string; without: string } {
  let at = 0
  while (at < given.length && given[at] === without[at]) at++
  const round = (text: string) => text.slice(Math.max(0, at - 160), at + 240)
  return { given: round(given), without: round(without) }
}
