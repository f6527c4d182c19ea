export type DateOrder = 'day-first' | 'month-first' | 'year-first'

const pad = (text: string) => text.padStart(2, '0')

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  timeZoneName: 'longOffset',
})

/** The hours that British clocks stand ahead at a moment, in minutes. */
function offsetAt(moment: Date): number {
  const name = london.formatToParts(moment).find(part => part.type === 'timeZoneName')?.value ?? ''
  const [, hours = '0', minutes = '0'] = /GMT\+(\d\d):(\d\d)/.exec(name) ?? []
  return Number(hours) * 60 + Number(minutes)
}

const isReal = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function parts(text: string, order: DateOrder): [string, string, string] | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return [iso[1]!, pad(iso[2]!), pad(iso[3]!)]
  const other = /^(\d{1,4})[/. -](\d{1,2})[/. -](\d{1,4})$/.exec(text)
  if (!other) return undefined
  const [, a, b, c] = other as unknown as [string, string, string, string]
  if (order === 'year-first') return a.length === 4 ? [a, pad(b), pad(c)] : undefined
  if (c.length !== 4) return undefined
  return order === 'day-first' ? [c, pad(b), pad(a)] : [c, pad(a), pad(b)]
}

/** A day as `2026-11-20`; undefined where the calendar has no such day. */
export function readDay(text: string, order: DateOrder): string | undefined {
  const found = parts(
    text
      .trim()
      .split(/[T ]\d{1,2}:/)[0]!
      .trim(),
    order,
  )
  if (!found) return undefined
  const [year, month, day] = found
  return isReal(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined
}

/**
 * A moment. With an offset it is taken as it stands; without one it is British time, and a day alone is its beginning.
 */
export function readMoment(text: string, order: DateOrder): Date | undefined {
  const given = text.trim()
  const day = readDay(given, order)
  if (!day) return undefined
  const time = /[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(given)
  if (!time && /[T:]/.test(given)) return undefined
  const [, hour = '0', minute = '0', second = '0', zone] = time ?? []
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const clock = `${day}T${pad(hour)}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`
  if (zone) {
    const moment = new Date(
      `${clock}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`,
    )
    return Number.isNaN(moment.getTime()) ? undefined : moment
  }
  const utc = new Date(`${clock}Z`)
  const first = new Date(utc.getTime() - offsetAt(utc) * 60_000)
  // Near the change of the clocks the offset of the guess and of the answer differ.
  return new Date(utc.getTime() - offsetAt(first) * 60_000)
}
