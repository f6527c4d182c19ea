import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, phone, signIn, story, textOf } from './story.ts'

/** Two people at the same programme at once: each sees what the other does, without loading a page again, and neither loses a word. */

let house: OpenHouse
let browser: Browser
let ines: Page
let gloria: Page
let base: string
let service: string

before(async () => {
  house = await openHouse('together-story')
  browser = await launchChromium()
  ines = (await signIn(browser, house.url, 'Ines Marlow')).page
  gloria = (await signIn(browser, house.url, 'Gloria Campbell', phone)).page
  await ines.goto(`${house.url}/workbench/change`)
  await ines.getByRole('link', { name: /worked example/ }).click()
  base = ines.url()
  await ines.goto(`${base}/scope`)
  await ines.getByRole('link', { name: 'Vehicles', exact: true }).first().click()
  service = ines.url()
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const test = story(async () => {
  for (const page of [ines, gloria]) console.log(page.url(), (await textOf(page)).slice(0, 700))
})

async function save(page: Page, field: string, value: string) {
  await page.goto(`${service}/edit`)
  await page.locator(`[name="${field}"]`).fill(value)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/\/element\/[0-9a-f-]{36}$/)
}

const news = (page: Page) => page.locator('#presence-news')

test('1. who reads an element hears of a change at once, and sees it in place', async () => {
  await ines.goto(service)
  await ines.locator('[name="words"]').fill('Half a sentence')
  const began = Date.now()
  await save(gloria, 'owner', 'Head of vehicles')
  await news(ines).filter({ hasText: 'Gloria Campbell has just changed this.' }).waitFor()
  console.log(
    `A change was told to another reader ${Date.now() - began} ms after its form was opened`,
  )
  assert.doesNotMatch(await textOf(ines), /Head of vehicles/)
  await ines.getByRole('button', { name: 'Show it' }).click()
  await ines.locator('.bl-new').filter({ hasText: 'Head of vehicles' }).first().waitFor()
  // What was being written is still there, and was not sent.
  assert.equal(await ines.locator('[name="words"]').inputValue(), 'Half a sentence')
  assert.match(await textOf(ines), /Version 2, Gloria Campbell/)
  await accessible(ines, 'an element that was shown anew')
})

test('2. comments arrive in the same way, and one’s own change is not told as somebody else’s', async () => {
  await gloria.goto(service)
  await ines.getByRole('button', { name: 'Add it' }).click()
  await news(gloria).filter({ hasText: 'Ines Marlow has just changed this.' }).waitFor()
  await gloria.getByRole('button', { name: 'Show it' }).click()
  await gloria.getByText('Half a sentence').waitFor()
  await ines.waitForTimeout(500)
  assert.equal(await news(ines).innerText(), '')
  assert.equal(await gloria.evaluate(() => document.documentElement.scrollWidth), phone.width)
})

test('3. a list of a part is shown anew in place', async () => {
  await ines.goto(`${base}/scope`)
  await save(gloria, 'name', 'Fleet and workshops')
  await news(ines).filter({ hasText: 'Gloria Campbell' }).waitFor()
  await ines.getByRole('button', { name: 'Show it' }).click()
  await ines.getByRole('link', { name: 'Fleet and workshops' }).first().waitFor()
  assert.ok((await ines.locator('.bl-new').count()) > 0)
})

test('4. who edits is told before saving whether both changed the same', async () => {
  await ines.goto(`${service}/edit`)
  await ines.locator('[name="owner"]').fill('Head of transport')
  await save(gloria, 'owner', 'Chief engineer')
  await news(ines)
    .filter({ hasText: /You both changed “.*”: when you save/ })
    .waitFor()
  await accessible(ines, 'an edit form with a conflict told')
  await ines.getByRole('button', { name: 'Save', exact: true }).click()
  assert.match(await textOf(ines), /Chief engineer/)
  assert.equal(await ines.locator('[name="owner"]').inputValue(), 'Head of transport')
  await ines.goto(`${service}/edit`)
  await ines.locator('[name="volume"]').fill('4321')
  await save(gloria, 'owner', 'Head of fleet')
  await news(ines).filter({ hasText: 'is kept together with it' }).waitFor()
  await ines.getByRole('button', { name: 'Save', exact: true }).click()
  await ines.waitForURL(/\/element\/[0-9a-f-]{36}$/)
  assert.match(await textOf(ines), /Head of fleet/)
  assert.match(await textOf(ines), /4321/)
})

test('5. the last change is undone with one press; what another changed since stays', async () => {
  await save(gloria, 'owner', 'Head of all that drives')
  await ines.goto(service)
  await ines.getByText('Undo my last change').first().click()
  assert.match(await textOf(ines), /what others changed since stays[\s\S]*4321/)
  await ines.getByRole('button', { name: 'Undo my last change' }).click()
  await ines.waitForURL(/\/element\/[0-9a-f-]{36}$/)
  const rows = await ines.locator('.govuk-summary-list').innerText()
  assert.doesNotMatch(rows, /4321/)
  assert.match(rows, /Head of all that drives/)
  // The same field changed by another since: both are shown, nothing is lost.
  await save(ines, 'owner', 'Head of roads')
  await save(gloria, 'owner', 'Head of rails')
  await ines.goto(service)
  await ines.getByText('Undo my last change').first().click()
  await ines.getByRole('button', { name: 'Undo my last change' }).click()
  assert.match(await textOf(ines), /Gloria Campbell changed it while you did/)
  assert.match(await textOf(ines), /Head of rails/)
})

test('6. a roadmap with a project held stays held when another changes a project', async () => {
  await ines.goto(`${base}/roadmap`)
  const bar = ines.locator('[data-project][data-start="4"]').first()
  const id = await bar.getAttribute('data-project')
  await bar.focus()
  await ines.keyboard.press('ArrowRight')
  await ines.locator('.bl-gantt__held').waitFor()
  await gloria.goto(`${base}/element/${id}/edit`)
  await gloria.locator('[name="name"]').fill('A project with a new name')
  await gloria.getByRole('button', { name: 'Save', exact: true }).click()
  await news(ines).filter({ hasText: 'Gloria Campbell' }).waitFor()
  await ines.getByRole('button', { name: 'Show it' }).click()
  await ines.getByRole('button', { name: /^A project with a new name.*held by you/ }).waitFor()
})

test('7. today’s figure of the running force is taken as a reading, with where it was read', async () => {
  await ines.goto(`${base}/benefits`)
  await ines.getByRole('link', { name: 'Emergencies reached in time' }).first().click()
  await ines.getByRole('button', { name: 'Take today’s figure as a reading' }).click()
  await ines.waitForURL(/\/element\/[0-9a-f-]{36}$/)
  const rows = await ines.locator('.govuk-summary-list').innerText()
  assert.match(
    rows,
    /\d+(\.\d)?\s[\s\S]*Running force, 28 days to .*: Arrive at an emergency \(P1\), in time/,
  )
  // Once a day: taken again, it takes the place of the first.
  await ines.getByRole('button', { name: 'Take today’s figure as a reading' }).click()
  await ines
    .getByText(/Version 3, Ines Marlow/)
    .first()
    .waitFor()
  assert.equal(
    await ines.locator('.govuk-summary-list tr').filter({ hasText: 'Running force' }).count(),
    1,
  )
  await ines.getByRole('link', { name: 'Edit', exact: true }).click()
  assert.equal(await ines.locator('[name="figure"]').inputValue(), 'attend-p1.in-time')
  await accessible(ines, 'a measure read from the force')
})

test('8. who reads what is just taken away is led to the history, not to an empty page', async () => {
  await ines.goto(`${base}/new/unit`)
  await ines.locator('[name="name"]').fill('A unit that does not stay')
  await ines.locator('[name="what"]').fill('Invented, and soon gone')
  await ines.getByRole('button', { name: 'Save', exact: true }).click()
  await ines.waitForURL(/\/element\/[0-9a-f-]{36}$/)
  await gloria.goto(ines.url())
  await ines.getByText('Take it away').first().click()
  await ines.locator('[name="reason"]').fill('It was a trial')
  await ines.getByRole('button', { name: 'Take it away' }).click()
  await news(gloria).filter({ hasText: 'Ines Marlow has just changed this.' }).waitFor()
  await gloria.getByRole('button', { name: 'Show it' }).click()
  await gloria.waitForURL(/\/history/)
  assert.match(await textOf(gloria), /A unit that does not stay/)
})
