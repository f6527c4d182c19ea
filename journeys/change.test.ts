import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { areas } from '@bluelamp/change'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, desk, phone, signIn, story, textOf } from './story.ts'

/** Every page of the worked example as it ships: no grave fault that axe can find, nothing that runs out of a phone, no script that fails. */

let house: OpenHouse
let browser: Browser
before(async () => {
  house = await openHouse('change-pages')
  browser = await launchChromium()
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const test = story()

const parts = Object.keys(areas)
/** Some pages a step, as each is read whole by axe. */
const steps: Readonly<Record<string, (programme: string) => readonly string[]>> = {
  'the programme and its first parts': programme => [
    programme,
    ...parts.slice(0, 5).map(part => `${programme}/${part}`),
  ],
  'from the roadmap on': programme => parts.slice(5, 10).map(part => `${programme}/${part}`),
  'the last parts': programme => parts.slice(10).map(part => `${programme}/${part}`),
  'what stands beside them': programme => [
    `${programme}/history?weeks=52`,
    `${programme}/options/compare`,
    `${programme}/voices/add`,
    '/workbench/ideas',
    '/workbench/ideas/yours',
    '/workbench/switches',
    '/workbench/change/import',
  ],
}

for (const [where, viewport] of [
  ['at a desk', desk],
  ['on a phone', phone],
] as const) {
  for (const [which, pagesOf] of Object.entries(steps)) {
    test(`${which} can be read ${where}`, async () => {
      const { page, context } = await signIn(browser, house.url, 'Ines Marlow', viewport)
      const failed: string[] = []
      page.on('pageerror', error => failed.push(String(error)))
      page.on('console', message => {
        if (message.type() === 'error') failed.push(message.text())
      })
      await page.goto(`${house.url}/workbench/change`)
      const programme = await page.locator('.bl-queue__title a').first().getAttribute('href')
      for (const path of pagesOf(programme!)) {
        await page.goto(`${house.url}${path}`)
        await readable(page, `${path.replace(programme!, '')} ${where}`)
      }
      assert.deepEqual(failed, [])
      await context.close()
    })
  }
}

async function readable(page: Page, what: string): Promise<void> {
  assert.ok((await textOf(page)).length > 40, `${what} says something`)
  await accessible(page, what)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(over <= 0, `${what} is ${over} pixels too wide`)
}
