/** The time something happened as its sender tells it; a clock that runs ahead is held back to ours. */
export function notAfter(now: Date, at: string | undefined): Date {
  if (at === undefined) return now
  const told = new Date(at)
  return told > now ? now : told
}
