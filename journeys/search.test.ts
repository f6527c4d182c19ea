import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, phone, signIn, textOf, visitor } from './story.ts'

/** An investigator looks for people, incidents and places: by what is half remembered, and by what is exact. */

let house: OpenHouse
let browser: Browser
let page: Page
/** Somebody of whom many records speak, under a name that nobody else has. */
let known: { name: string; entity: string }

before(async () => {
  house = await openHouse('search-story')
  browser = await launchChromium()
  page = (await signIn(browser, house.url, 'Marek Nowak')).page
  const { rows } = await sql<{ name: string; entity: string }>`
    select value as name, (array_agg(distinct entity_id))[1] as entity from memory.detail
    where name = 'name' and value ~ '^[A-Z][a-z]{5,} [A-Z][a-z]{5,}$'
    group by value having count(distinct entity_id) = 1 order by count(*) desc, value limit 1`.execute(
    house.databases.app.db,
  )
  known = rows[0]!
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const address = (asked: Record<string, string>) =>
  `${house.url}/workbench/search?${new URLSearchParams({ purpose: 'Test', ...asked })}`

/** Two letters in the middle change places, as fingers do it. */
const mistyped = (name: string) =>
  name
    .split(' ')
    .map(word => `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`)
    .join(' ')

const results = (from: Page) => from.locator('ol.bl-queue > li')

test('a reason is asked for once and kept with each search; a mistyped name is found all the same', {
  timeout: 90_000,
}, async () => {
  await page.getByRole('link', { name: 'Search' }).first().click()
  await accessible(page, 'the empty search')
  await page.getByLabel('Why are you searching?').fill('Investigating a burglary')
  await page.getByLabel('What are you looking for?').fill(mistyped(known.name))
  await page.getByRole('button', { name: 'Search' }).click()
  const found = results(page).first()
  assert.match(await found.innerText(), new RegExp(known.name))
  assert.match(await found.innerText(), /is (spelled|sounds) like|is spelled like|sounds like/)
  await accessible(page, 'the results')
  assert.match(await page.title(), /^Search: \d+/, 'no name stays in the history of the browser')
  await found.getByRole('link').click()
  await page.waitForURL(`**/workbench/entities/${known.entity}?*`)
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), known.name)
  const { rows } = await sql<{ verb: string }>`select verb from platform.journal_entry
    where purpose = 'Investigating a burglary' and verb <> 'memory.suggest' order by id`.execute(
    house.databases.app.db,
  )
  assert.deepEqual(
    rows.map(row => row.verb),
    ['memory.search', 'memory.read-entity'],
  )
})

test('an exact reference finds that one, and nothing beside it', async () => {
  const { rows } = await sql<{ reference: string }>`
    select serial || '/' || to_char(log_date, 'DD-MM-YY') as reference from respond.incident
    where marking = 0 and record_id is not null order by id limit 1`.execute(house.databases.app.db)
  await page.goto(address({ q: rows[0]!.reference }))
  assert.match(await results(page).first().innerText(), /Reference is the same/)
  await page.goto(address({ q: 'BL-0000-0000' }))
  assert.match(await textOf(page), /Nothing found[\s\S]*Try fewer words/)
  await accessible(page, 'nothing found')
})

test('near a postcode, within a distance and within days', { timeout: 90_000 }, async () => {
  const { rows } = await sql<{ value: string }>`
    select a.postcode as value from memory.detail d join memory.address a on d.name = 'uprn' and d.value = a.uprn
    group by 1 order by count(*) desc, 1 limit 1`.execute(house.databases.app.db)
  await page.goto(address({ q: '' }))
  await page.getByText('Near a place, or within a time').click()
  await page.getByLabel('Near (postcode or area)').fill(rows[0]!.value.toLowerCase())
  await page.getByLabel('Within', { exact: true }).selectOption('1000')
  await page.getByRole('button', { name: 'Search' }).click()
  assert.match(await textOf(page), new RegExp(`Within 1 km of ${rows[0]!.value}`))
  const why = await results(page).locator('.bl-why').allInnerTexts()
  assert.ok(why.length > 0)
  for (const words of why) assert.match(words, /At this place|\d+ m away|1 km away/)
  const wide = await page.locator('#results').innerText()

  await page.getByLabel('Received from').fill('2026-06-01')
  await page.getByLabel('Received to').fill('2026-06-30')
  await page.getByRole('button', { name: 'Search' }).click()
  const narrow = await page.locator('#results').innerText()
  assert.notEqual(narrow, wide)
  for (const words of await results(page).allInnerTexts()) assert.match(words, /June 2026/)

  await page.getByLabel('Near (postcode or area)').fill('nowhere at all')
  await page.getByRole('button', { name: 'Search' }).click()
  assert.match(await textOf(page), /This place is not known/)
})

test('what was found is narrowed, and widened again', { timeout: 90_000 }, async () => {
  const [given = ''] = known.name.split(' ')
  await page.goto(address({ q: given }))
  const all = await page.locator('#results').innerText()
  const kinds = page.getByRole('region', { name: 'Kind' })
  const persons = Number(/Person \((\d+)\)/.exec(await kinds.innerText())?.[1])
  await kinds.getByRole('link', { name: 'Person' }).click()
  assert.match(await page.locator('#results').innerText(), new RegExp(`^${persons} result`))
  for (const words of await results(page).allInnerTexts()) assert.match(words, /Person/)
  await kinds.getByRole('link', { name: 'All' }).click()
  assert.equal(await page.locator('#results').innerText(), all)
})

test('by keys alone: a name is offered while it is typed, taken, and its page opened', {
  timeout: 90_000,
}, async () => {
  await page.goto(address({ q: '' }))
  // The box is ready to be typed into, without a click.
  await page.waitForFunction(() => document.activeElement?.id === 'q')
  await page.keyboard.type(known.name.slice(0, -2).toLowerCase(), { delay: 5 })
  await page.getByRole('option').first().waitFor()
  await accessible(page, 'names offered')
  await page.keyboard.press('ArrowDown')
  const offered = await page.locator('[role=option][aria-selected=true]').innerText()
  await page.keyboard.press('Enter')
  await page.locator('#results').waitFor()
  assert.equal(await page.inputValue('#q'), offered)
  for (let key = 0; key < 40; key += 1) {
    await page.keyboard.press('Tab')
    const inResults = await page.evaluate(() => document.activeElement?.closest('ol.bl-queue'))
    if (inResults !== null && inResults !== undefined) break
  }
  await page.keyboard.press('Enter')
  await page.waitForURL('**/workbench/entities/**')
})

test('on a phone without scripts the same is found, and nothing is wider than the screen', {
  timeout: 90_000,
}, async () => {
  const { page: small, context } = await visitor(browser, { viewport: phone, scripts: false })
  await small.goto(`${house.url}/sign-in`)
  await small.getByRole('button', { name: 'Marek Nowak' }).click()
  await small.goto(address({ q: mistyped(known.name) }))
  assert.match(await results(small).first().innerText(), new RegExp(known.name))
  const tooWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth
  assert.equal(await small.evaluate(tooWide), false)
  await small.getByRole('link', { name: 'Narrow by kind, role or area' }).click()
  await context.close()
})
