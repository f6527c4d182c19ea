import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { publicPart, writeHtml } from '../change/documents/index.ts'
import { sample, secrets } from '../change/documents/sample-document.ts'
import { govukStyles } from '../web/kit/assets/govuk-styles.ts'
import { findChromium, launchChromium } from './browser.ts'
import { accessible, phone, visitor } from './story.ts'

const skip = findChromium() ? false : 'no Chromium here'
let browser: Browser | undefined

after(async () => {
  await browser?.close()
})

async function opened(markup: string) {
  browser ??= await launchChromium()
  const { page } = await visitor(browser, { viewport: phone })
  await page.setContent(
    `<!doctype html><html lang="en"><head><title>A paper</title><meta name="viewport" content="width=device-width"><style>${govukStyles()}</style></head><body class="govuk-template__body"><main>${markup}</main></body></html>`,
  )
  return page
}

test('a whole paper has no fault that axe can find, and reads in order', { skip }, async () => {
  const page = await opened(writeHtml(sample))
  await accessible(page, 'a whole paper')
  assert.deepEqual(await page.getByRole('heading').allInnerTexts(), [
    'Mobile data & <the> blueprint',
    'Purpose of the report',
    'Costs',
    'Hidden heading Ocelot',
    'Deeper',
    'Recommendations',
  ])
  await page
    .getByRole('img', { name: 'Two bars: the second option costs twice the first' })
    .waitFor()
  await page.getByRole('rowheader', { name: 'Design and build' }).waitFor()
  assert.equal(await page.getByRole('columnheader', { name: 'Phase' }).count(), 1)
})

test('its public part has none either, and holds nothing exempt', { skip }, async () => {
  const page = await opened(writeHtml(publicPart(sample)))
  await accessible(page, 'the public part of a paper')
  const html = await page.content()
  for (const secret of secrets) assert.ok(!html.includes(secret), secret)
  await page.getByRole('heading', { name: 'Part not published' }).waitFor()
  await page.getByText('This is the public version.').waitFor()
})
