import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, phone, signIn, visitor } from './story.ts'

/** An investigator looks at who is tied to whom: by mouse, by keys, and without any script. */

let house: OpenHouse
let browser: Browser
let url: string
let person: string

before(async () => {
  house = await openHouse('network-story')
  browser = await launchChromium()
  const { rows } = await sql<{ id: string }>`
    select l.entity_id as id from memory.current_link l
    join memory.record r on r.id = l.record_id and r.kind = 'sighting' and r.marking = 0 and not r.sealed
    where l.role = 'seen' group by 1 order by count(*) desc, 1 limit 1`.execute(
    house.databases.app.db,
  )
  person = rows[0]!.id
  url = `${house.url}/workbench/entities/${person}/network`
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const settled = (page: Page) => page.waitForSelector('#network[data-state=settled]')
const said = (page: Page) => page.locator('[data-part=said]').textContent()

test('a reason is asked for first and kept with what was looked at', {
  timeout: 120_000,
}, async () => {
  const { page } = await signIn(browser, house.url, 'Marek Nowak')
  await page.goto(url)
  await page.getByLabel('Your reason').fill('Investigating a series of thefts')
  await page.getByRole('button', { name: 'Continue' }).click()
  await settled(page)
  const { rows } = await sql<{ purpose: string; subjects: string[] }>`
    select purpose, subjects from platform.journal_entry where verb = 'memory.view-network'`.execute(
    house.databases.app.db,
  )
  assert.equal(rows.length, 1, 'page and picture are one look')
  assert.equal(rows[0]?.purpose, 'Investigating a series of thefts')
  assert.ok(rows[0]?.subjects.includes(person) && rows[0].subjects.length > 2)
  await page.context().close()
})

test('keys go along the ties and say where they are; the panel says why', {
  timeout: 120_000,
}, async () => {
  const { page } = await signIn(browser, house.url, 'Marek Nowak')
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => message.type() === 'error' && faults.push(message.text()))
  await page.goto(`${url}?purpose=Test&kinds=people&kinds=things`)
  await settled(page)
  await accessible(page, 'the network')
  const canvas = page.locator('#network canvas')
  await canvas.focus()
  await page.keyboard.press('Home')
  assert.match((await said(page)) ?? '', /where this picture starts, \d+ ties? shown/)
  const start = await said(page)
  const heard = new Set<string | null>()
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) {
    await page.keyboard.press('Home')
    await page.keyboard.press(key)
    heard.add(await said(page))
  }
  heard.delete(start)
  heard.delete('No tie goes that way')
  assert.ok(heard.size > 0, 'no arrow led anywhere')
  for (const words of heard) assert.match(words ?? '', /, one step away, \d+ ties? shown/)
  await page.keyboard.press('Home')
  const side = page.locator('[data-part=side]')
  assert.match(await side.innerText(), /seen – seen/)
  assert.ok((await side.locator('a[href^="/workbench/records/"]').count()) > 0)
  await accessible(page, 'the network with somebody chosen')
  await page.keyboard.press('Escape')
  assert.equal(await said(page), 'Nothing is chosen')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as SVG' }).click()
  assert.equal((await saved).suggestedFilename(), 'network.svg')
  assert.deepEqual(faults, [])
  await page.context().close()
})

test('a number that many share opens when asked, and the picture grows', {
  timeout: 120_000,
}, async () => {
  const { page } = await signIn(browser, house.url, 'Marek Nowak')
  await page.goto(`${url}?purpose=Test&steps=1`)
  await settled(page)
  const side = page.locator('[data-part=side]')
  await page.locator('#network canvas').focus()
  await page.keyboard.press('Home')
  const shared = side.locator('li', { hasText: 'Phone number' }).first()
  await shared.getByRole('button').click()
  const before = await side.locator('li').count()
  await side.getByRole('button', { name: 'Show more of its ties' }).click()
  await page.waitForFunction(
    count => document.querySelectorAll('[data-part=side] li').length > count,
    before,
  )
  await page.context().close()
})

test('without scripts a list holds the same facts, and the way between two can be asked for', {
  timeout: 120_000,
}, async () => {
  const { page } = await visitor(browser, { viewport: phone, scripts: false })
  await page.goto(`${house.url}/sign-in`)
  await page.getByRole('button', { name: 'Marek Nowak' }).click()
  await page.goto(`${url}?purpose=Test&kinds=people&kinds=things`)
  assert.equal(await page.locator('#network').isVisible(), false)
  const data = JSON.parse((await page.locator('#network-data').textContent()) ?? '') as {
    nodes: { label: string }[]
    ties: { words: string; when: string }[]
  }
  const list = await page.locator('main').innerText()
  for (const { label } of data.nodes) assert.ok(list.includes(label), label)
  const rows = await page.locator('table caption:has-text("Ties to those") ~ tbody tr').count()
  assert.equal(rows, data.ties.length)
  for (const { words, when } of data.ties) assert.ok(list.includes(words) && list.includes(when))
  await page.getByRole('button', { name: 'Find the way' }).click()
  await page.getByRole('heading', { name: 'How they are tied' }).waitFor()
  assert.match(await page.locator('main').innerText(), /Through what: way 1/)
  await page.context().close()
})
