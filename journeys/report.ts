import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import type { OpenHouse } from './house.ts'
import { answer, phone, visitor } from './story.ts'

export type Home = { uprn: string; postcode: string }

/** Homes far enough from one another that nobody is taken for a neighbour. */
export async function someHomes({ databases }: OpenHouse, count: number): Promise<Home[]> {
  const { rows } = await sql<Home>`
    select distinct on (postcode) uprn, postcode from memory.address order by postcode, uprn
    offset 3 limit ${count}`.execute(databases.app.db)
  return rows
}

export type Burglary = {
  home: Home
  name: string
  /** `17/6/1979` */
  born: string
  mobile: string
  whatHappened: string
}

const dateFields = (name: string, [day, month, year]: readonly string[]) => ({
  [`${name}-day`]: day ?? '',
  [`${name}-month`]: month ?? '',
  [`${name}-year`]: year ?? '',
})

/** A resident's report on a phone, by the short way: scripts off, nothing more told than is asked. */
export async function reportBurglary(
  browser: Browser,
  url: string,
  { home, name, born, mobile, whatHappened }: Burglary,
): Promise<string> {
  const { page, context } = await visitor(browser, { viewport: phone, scripts: false })
  const yesterday = new Date(Date.now() - 86_400_000)
  const day = [yesterday.getUTCDate(), yesterday.getUTCMonth() + 1, yesterday.getUTCFullYear()].map(
    String,
  )
  await page.goto(`${url}/report/burglary`)
  await page.getByRole('button', { name: 'Start now' }).click()
  const answers: Record<string, string>[] = [
    { danger: 'no' },
    { postcode: home.postcode },
    { uprn: home.uprn },
    { ...dateFields('from', day), fromTime: '08:10' },
    { ...dateFields('to', day), toTime: '08:40' },
    { whatHappened },
    { taken: 'no' },
    { name },
    dateFields('dateOfBirth', born.split('/')),
    { channel: 'sms', mobile },
    { safe: 'yes' },
    { support: '' },
  ]
  for (const each of answers) await answer(page, each)
  await page.getByRole('button', { name: 'Send report' }).click()
  const reference = (await page.locator('.govuk-panel strong').innerText()).trim()
  await context.close()
  return reference
}
