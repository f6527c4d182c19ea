/** How figures and days are said, in documents, in findings and on pages. The name tells what each is given. */

const months =
  'January February March April May June July August September October November December'.split(' ')

/** 2015-03-17 as 17 March 2015; anything else as it is. */
export function sayDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  const name = months[Number(month) - 1]
  return name === undefined ? day : `${Number(date)} ${name} ${year}`
}

const signed = (amount: number, words: string): string => `${amount < 0 ? '−' : ''}£${words}`

/** Whole pounds, as £1,234 or −£1,234. */
export const sayPounds = (pounds: number): string =>
  signed(pounds, Math.abs(Math.round(pounds)).toLocaleString('en-GB'))

/** Whole pounds of an amount as the model keeps it. */
export const sayPence = (pence: number): string => sayPounds(pence / 100)

/** Millions with one decimal: "£12.3m". */
export const sayPoundsInMillions = (pounds: number): string =>
  signed(pounds, `${Math.abs(pounds / 1e6).toFixed(1)}m`)

/** 0.235 as 23.5%. */
export const sayPercent = (share: number | undefined): string =>
  share === undefined ? '–' : `${Math.round(1000 * share) / 10}%`
