import { allCrime, isCategory } from '@bluelamp/listen/contract'

export type MapView = { month: string; category: string; area: string; page: number }

export const pageSize = 100

/** What the form asked for, with anything that is not there any more left at its usual value. */
export function readView(
  query: { month?: string; category?: string; area?: string; page?: number },
  months: readonly string[],
  areas: readonly { id: string }[],
): MapView {
  const month = query.month && months.includes(query.month) ? query.month : (months[0] ?? '')
  const category = query.category && isCategory(query.category) ? query.category : allCrime
  const area = query.area && areas.some(({ id }) => id === query.area) ? query.area : ''
  return { month, category, area, page: query.page ?? 1 }
}

export function addressOf(path: string, view: Partial<MapView>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(view)) if (value) query.set(name, String(value))
  return `${path}?${query}`
}

export const monthWords = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  )

export const numberWords = (value: number): string => value.toLocaleString('en-GB')
