import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, signIn, story, textOf } from './story.ts'

/**
 * What is held on people is reviewed, corrected, handed over to whom it is about, and disposed of by two people. Ruth Adeyemi
 * looks after records; Gloria Campbell supervises.
 */

let house: OpenHouse
let browser: Browser
let ruth: Page
/** Three whose review is due: one is kept, one is disposed of, one asks what is held. */
let kept: string
let gone: string
let asking: string
let entities: Record<string, string>

before(async () => {
  house = await openHouse('information-story')
  browser = await launchChromium()
  ruth = (await signIn(browser, house.url, 'Ruth Adeyemi')).page
  await ruth.getByRole('link', { name: 'Retention' }).first().click()
  const links = await ruth
    .getByRole('region', { name: 'Reviews' })
    .getByRole('row', { name: /suspected of something/ })
    .getByRole('link')
    .all()
  const people = await Promise.all(
    links.slice(0, 3).map(async link => ({
      name: await link.innerText(),
      entity: (await link.getAttribute('href'))!.split('/').at(-1)!,
    })),
  )
  ;[kept, gone, asking] = people.map(({ name }) => name) as [string, string, string]
  entities = Object.fromEntries(people.map(({ name, entity }) => [name, entity]))
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const test = story()

const answerNo = async (page: Page) => {
  for (const group of await page.getByRole('group').all()) {
    const no = group.getByLabel('No', { exact: true })
    if ((await no.count()) === 1) await no.check()
  }
}

test('1. a review asks all questions of the national criteria before anything is decided', async () => {
  await accessible(ruth, 'reviews that are due')
  await ruth.getByRole('link', { name: kept }).click()
  assert.match(await textOf(ruth), /Group 3: all other offences/)
  await accessible(ruth, 'the review of a person')
  await ruth.getByRole('button', { name: 'Save this decision' }).click()
  const faults = await ruth.locator('.govuk-error-summary').innerText()
  assert.match(faults, /Answer: Is there evidence that they can cause serious harm\?/)
  assert.match(faults, /Say why[\s\S]*Choose whether to keep or to dispose/)
  await accessible(ruth, 'a review with faults')
  await answerNo(ruth)
  await ruth.getByLabel('Your reasons').fill('Suspected in a series that is still open')
  await ruth.getByLabel('Keep', { exact: true }).check()
  await ruth.getByRole('button', { name: 'Save this decision' }).click()
  assert.match(await ruth.getByRole('alert').innerText(), /kept until the next review/)
  assert.ok(!(await ruth.getByRole('region', { name: 'Reviews' }).innerText()).includes(kept))
})

test('2. what goes is proposed by one, approved by another, and proved to be gone', async () => {
  await ruth.getByRole('link', { name: gone }).click()
  const { rows: held } = await sql<{ id: string }>`
    select distinct record_id as id from memory.current_link where entity_id = ${entities[gone]}`.execute(
    house.databases.app.db,
  )
  assert.ok(held.length > 0)
  await answerNo(ruth)
  await ruth.getByLabel('Your reasons').fill('Nothing came of it, and the time is over')
  await ruth.getByLabel('Dispose', { exact: true }).check()
  await ruth.getByLabel(/retention period is over/).check()
  await ruth.getByRole('button', { name: 'Save this decision' }).click()
  assert.match(await textOf(ruth), /You proposed this\. Somebody else must approve it/)
  assert.equal(await ruth.getByRole('button', { name: 'Approve and dispose' }).count(), 0)
  await accessible(ruth, 'a disposal to approve')

  const { page: gloria, context } = await signIn(browser, house.url, 'Gloria Campbell')
  await gloria.getByRole('link', { name: 'Retention' }).first().click()
  await gloria.getByRole('region', { name: 'Disposals to approve' }).getByRole('link').click()
  const asked = gloria.getByLabel('Your reason')
  if (await asked.isVisible()) {
    await asked.fill('Second approval of a disposal')
    await gloria.getByRole('button', { name: 'Continue' }).click()
  }
  await gloria.getByRole('button', { name: 'Approve and dispose' }).click()
  const certificate = await textOf(gloria)
  assert.match(
    certificate,
    /Disposed of[\s\S]*Proposed by\s+Ruth Adeyemi[\s\S]*Approved by\s+Gloria Campbell/,
  )
  assert.match(certificate, new RegExp(`Records memory\\.record\\s+${held.length}`))
  await accessible(gloria, 'the certificate of a disposal')

  await gloria.goto(
    `${house.url}/workbench/search?${new URLSearchParams({ q: gone, purpose: 'Test' })}`,
  )
  assert.ok(!(await gloria.locator('ol.bl-queue').allInnerTexts()).join().includes(gone))
  const page = await gloria.goto(`${house.url}/workbench/entities/${entities[gone]}?purpose=Test`)
  assert.equal(page?.status(), 404)
  const { rows: left } = await sql`
    select from memory.record where id = any(${held.map(({ id }) => id)}::uuid[])`.execute(
    house.databases.app.db,
  )
  assert.equal(left.length, 0)
  await context.close()
})

test('3. a wrong value is corrected beside the record, with its history', async () => {
  await ruth.goto(`${house.url}/workbench/retention/${entities[asking]}`)
  await ruth.getByRole('region', { name: 'What is held' }).getByRole('link').first().click()
  await ruth.getByText('Correct something').click()
  await ruth.getByRole('button', { name: 'Keep the correction' }).click()
  assert.match(await ruth.locator('.govuk-error-summary').innerText(), /Choose|what/i)
  const part = ruth.getByLabel('What is wrong')
  const name = await part.locator('option', { hasText: /^Name/ }).first().getAttribute('value')
  await part.selectOption(name)
  await ruth.getByLabel('What is right').fill(`${asking} Junior`)
  await ruth.getByLabel('How you know').fill('Birth certificate seen')
  await ruth.getByRole('button', { name: 'Keep the correction' }).click()
  const record = await textOf(ruth)
  assert.match(record, /Parts of this record were corrected/)
  assert.match(record, new RegExp(`Name: ${asking} is ${asking} Junior`))
  assert.match(record, /Ruth Adeyemi, [^:]+: Birth certificate seen/)
  await accessible(ruth, 'a corrected record')
})

test('4. the person asks what is held, and is handed it without what tells of others', async () => {
  await ruth.goto(`${house.url}/workbench/retention/${entities[asking]}`)
  await ruth.getByRole('link', { name: 'They ask what is held on them' }).click()
  await ruth.getByRole('button', { name: 'Keep the request' }).click()
  assert.match(await ruth.locator('.govuk-error-summary').innerText(), /Enter the day it came/)
  await ruth.getByLabel('The day it came').fill(new Date().toISOString().slice(0, 10))
  await ruth.getByLabel('How you made sure who asks').fill('Passport seen at the counter')
  await accessible(ruth, 'a new subject access request')
  await ruth.getByRole('button', { name: 'Keep the request' }).click()
  assert.match(await ruth.getByRole('alert').innerText(), /its month has begun/)
  await accessible(ruth, 'a subject access request')
  const handed = ruth.waitForEvent('download')
  await ruth.getByRole('button', { name: 'Hand over as data (JSON)' }).click()
  const download = await handed
  assert.match(download.suggestedFilename(), /^subject-access-[\d-]+\.json$/)
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  assert.ok(text.includes(asking))
  assert.ok(!text.includes(kept) && !text.includes(gone), 'nothing of anybody else')
  await ruth.goto(`${house.url}/workbench/subject-access`)
  assert.match(await textOf(ruth), new RegExp(`${asking}[\\s\\S]*Answered`))
})

test('5. the auditor sees who reviewed, proposed, approved, corrected and handed over', async () => {
  const { page, context } = await signIn(browser, house.url, 'Chidi Okafor')
  const verbsOf = async (entity: string) => {
    await page.goto(`${house.url}/workbench/journal?subject=${entity}`)
    return (await page.locator('table tbody tr').allInnerTexts()).join('\n')
  }
  const disposed = await verbsOf(entities[gone]!)
  assert.match(
    disposed,
    /Ruth Adeyemi[\s\S]*decide retention[\s\S]*Gloria Campbell[\s\S]*dispose records\s+Erased/,
  )
  const story = await verbsOf(entities[asking]!)
  assert.match(
    story,
    /review person[\s\S]*correct record[\s\S]*open subject request[\s\S]*export subject\s+Disclosed/,
  )
  await context.close()
})
