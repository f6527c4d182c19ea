import assert from 'node:assert/strict'
import { test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** What people in the stories do, told once. */

export const phone = { width: 390, height: 844 }
export const desk = { width: 1440, height: 900 }

/** Steps of a story told in order; once one has failed, those that build on it are not tried. */
export function story(whenItFails: () => Promise<void> = async () => {}) {
  let broken = false
  return (name: string, tell: () => Promise<void>): void => {
    test(name, { timeout: 90_000 }, async () => {
      if (broken) throw new Error('An earlier step of the story failed')
      broken = true
      try {
        await tell()
      } catch (error) {
        await whenItFails()
        throw error
      }
      broken = false
    })
  }
}

/** The words of a page, without its frame. */
export const textOf = (page: Page): Promise<string> => page.locator('main').innerText()

/** A page in a browser of its own, for someone who is not signed in. */
export async function visitor(
  browser: Browser,
  options: { viewport?: { width: number; height: number }; scripts?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: options.viewport ?? desk,
    javaScriptEnabled: options.scripts ?? true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return { page, context }
}

export async function signIn(
  browser: Browser,
  url: string,
  name: string,
  viewport = desk,
): Promise<{ page: Page; context: BrowserContext }> {
  const opened = await visitor(browser, { viewport })
  await opened.page.goto(`${url}/sign-in`)
  await opened.page.getByRole('button', { name }).click()
  await opened.page.waitForURL('**/workbench')
  return opened
}

/** No serious or critical fault that axe can find on the page as it stands. */
export async function accessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // govuk-frontend's own script gives a radio that reveals a question aria-expanded, which axe does not allow.
    .exclude('.govuk-radios__input[aria-expanded]')
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(
    grave.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`),
    [],
    `axe on ${what}`,
  )
}

export async function answer(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`)
    const [kind, tag] = await field
      .first()
      .evaluate((element: { type?: string; tagName: string }) => [element.type, element.tagName])
    if (kind === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check()
    else if (tag === 'SELECT') await field.selectOption(value)
    else await field.fill(value)
  }
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Waits until `check` gives something, at most `seconds`. */
export async function eventually<T>(
  what: string,
  check: () => Promise<T | undefined | false>,
  seconds = 20,
): Promise<T> {
  const until = Date.now() + seconds * 1000
  for (;;) {
    const found = await check()
    if (found) return found
    if (Date.now() > until) throw new Error(`${what}: not within ${seconds} seconds`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
