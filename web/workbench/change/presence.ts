/** Who looks at what, and who is writing: kept in the memory of this process for some seconds, and nowhere else. */

export type Someone = { readonly name: string; readonly writing: boolean }

const staysMs = 15_000

export function openPresence() {
  const places = new Map<string, Map<string, Someone & { at: number }>>()
  return {
    /** Says that a person is here, and who else is. */
    here(place: string, id: string, someone: Someone, now: number): Someone[] {
      const people = places.get(place) ?? new Map<string, Someone & { at: number }>()
      people.set(id, { ...someone, at: now })
      places.set(place, people)
      for (const [who, { at }] of people) if (now - at > staysMs) people.delete(who)
      // Places nobody looks at any more are forgotten.
      if (places.size > 1000) {
        for (const [where, those] of places) {
          if ([...those.values()].every(({ at }) => now - at > staysMs)) places.delete(where)
        }
      }
      return [...people]
        .filter(([who]) => who !== id)
        .map(([, { name, writing }]) => ({ name, writing }))
    },
  }
}

/** "Helen Strand is writing here too. Adrian Holt is reading." */
export function presenceWords(others: readonly Someone[]): string {
  const names = (of: readonly Someone[]) =>
    new Intl.ListFormat('en-GB').format(of.map(({ name }) => name))
  const writing = others.filter(one => one.writing)
  const reading = others.filter(one => !one.writing)
  const verb = (of: readonly Someone[]) => (of.length === 1 ? 'is' : 'are')
  return [
    ...(writing.length > 0 ? [`${names(writing)} ${verb(writing)} writing here too.`] : []),
    ...(reading.length > 0 ? [`${names(reading)} ${verb(reading)} reading this.`] : []),
  ].join(' ')
}
