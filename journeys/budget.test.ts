import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, phone, signIn, story, textOf } from './story.ts'

/** Ines Marlow moves the line of a budget round without keeping it, and brings in comparisons from a file, in the worked example. */

let house: OpenHouse
let browser: Browser
let ines: Page
let programme = ''

before(async () => {
  house = await openHouse('budget')
  browser = await launchChromium()
  ines = (await signIn(browser, house.url, 'Ines Marlow', phone)).page
  await ines.goto(`${house.url}/workbench/change`)
  await ines.locator('.bl-queue__title a').first().click()
  programme = ines.url()
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const test = story()

test('1. the line stands where the money ends; another total moves it and says who changes, and nothing is kept', async () => {
  // A page without scripts: the form and its answer are the server’s.
  const still = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await ines.context().storageState(),
  })
  const page = await still.newPage()
  await page.goto(`${programme}/money`)
  const before = await textOf(page)
  assert.match(before, /Of £352,618,407\.35, £352,400,000 is paid out and £218,407\.35 is left/)
  await page.getByLabel('What if the total were').fill('356,800,000')
  await page.getByRole('button', { name: 'Move the line' }).click()
  const moved = await textOf(page)
  assert.match(
    moved,
    /one service changes its level:\s+Contact centre: as today instead of the least/,
  )
  assert.match(moved, /Here the money ends: £0 left/)
  await page.getByLabel('What if the total were').fill('a lot')
  await page.getByRole('button', { name: 'Move the line' }).click()
  assert.match(await textOf(page), /Write an amount in pounds/)
  await page.goto(`${programme}/money`)
  assert.equal(await textOf(page), before)
  await still.close()
  await ines.goto(`${programme}/money`)
  await accessible(ines, 'budget and commissioning')
})

const choose = async (...lines: string[]) => {
  const csv = ['body,metric,definition,value,denominator,source,date', ...lines].join('\n')
  await ines.setInputFiles('[name=file]', {
    name: 'others.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  })
  await ines.getByRole('button', { name: 'Look at it' }).click()
}
const cost = (body: string, value: string, definition = 'Net revenue') =>
  `${body},Cost of policing (£),${definition},${value},resident,Profile (invented),31/03/2015`

test('2. comparisons are looked at line by line, kept with one button, and compared only like for like', async () => {
  await ines.goto(`${programme}/options`)
  await ines.getByRole('link', { name: 'Bring in comparisons from a file' }).click()
  await choose(cost('Merseyside Police', '178.2'), cost('Greater Manchester Police', 'dear'))
  assert.match(await textOf(ines), /2 lines read, 1 with a fault[\s\S]*Value: write a number/)
  assert.equal(await ines.getByRole('button', { name: /^Keep/ }).count(), 0)
  await choose(
    cost('Merseyside Police', '178.2'),
    cost('Greater Manchester Police', '201'),
    cost('West Yorkshire Police', '188.4', 'Gross spending'),
  )
  await accessible(ines, 'comparisons before they are kept')
  assert.match(await textOf(ines), /Kept and not compared: most define it otherwise/)
  await ines.getByRole('button', { name: 'Keep the 3 comparisons' }).click()
  const words = await textOf(ines)
  assert.match(
    words,
    /Merseyside Police: 178\.2 per resident\s+Profile \(invented\), as at 31 March 2015/,
  )
  assert.match(words, /Not compared, as it is defined otherwise: West Yorkshire Police/)
  await accessible(ines, 'options with contracts and comparisons')
})
