import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { reportBurglary, someHomes } from './report.ts'
import { accessible, phone, signIn, story, textOf, visitor } from './story.ts'

/**
 * One person under two spellings: found, looked at, held to be one, taken back, and looked up in the journal. Then one of the
 * two records is sealed, and for whoever is not on its list it was never there. The steps are told in order.
 */

let house: OpenHouse
let browser: Browser
let gloria: Page
const first = {
  name: 'Muhammad Choudhury',
  mobile: '07700 900511',
  reference: '',
  record: '',
  entity: '',
}
const second = {
  name: 'Mohamed Chowdhury',
  mobile: '07700 900522',
  reference: '',
  record: '',
  entity: '',
}
const reason = 'Both gave the name of the same employer'

before(async () => {
  house = await openHouse('who-is-who')
  browser = await launchChromium()
  const homes = await someHomes(house, 2)
  for (const [at, who] of [first, second].entries()) {
    who.reference = await reportBurglary(browser, house.url, {
      home: homes[at]!,
      name: who.name,
      born: '17/6/1979',
      mobile: who.mobile,
      whatHappened: `The garage was opened: report ${at + 1}`,
    })
    const { rows } = await sql<{ record: string; entity: string }>`
      select record_id as record, entity_id as entity from memory.detail where name = 'name' and value = ${who.name}`.execute(
      house.databases.app.db,
    )
    Object.assign(who, rows[0])
  }
  gloria = (await signIn(browser, house.url, 'Gloria Campbell')).page
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const test = story()

test('1. the pair waits in the queue, and the comparison explains itself', async () => {
  assert.notEqual(first.entity, second.entity, 'two spellings are not joined by a machine')
  await gloria.getByRole('link', { name: 'Who is who' }).first().click()
  assert.match(await textOf(gloria), /Waiting \(1\)/)
  await accessible(gloria, 'the queue of pairs')
  await gloria.getByRole('link', { name: `${first.name} and ${second.name}` }).click()
  const words = await textOf(gloria)
  assert.match(
    words,
    /robably the same person \(\d+(\.\d+)?%\)\.\s+For The dates of birth are the same\./i,
  )
  assert.match(words, /Alike[\s\S]*Muhammad Choudhury[\s\S]*Mohamed Chowdhury/)
  assert.match(words, /Different[\s\S]*07700 900511[\s\S]*07700 900522/)
  await gloria
    .getByRole('img', { name: /Why the two records/ })
    .first()
    .waitFor()
  await gloria.getByText('How to read this picture').click()
  await accessible(gloria, 'a doubtful pair')
})

test('2. a decision without a reason is not taken; with one, the two are one person', async () => {
  await gloria.getByLabel('The same person').check()
  await gloria.getByRole('button', { name: 'Save the decision' }).click()
  assert.match(await gloria.locator('.govuk-error-summary').innerText(), /why|reason/i)
  assert.equal(await gloria.getByLabel('The same person').isChecked(), true)
  await accessible(gloria, 'a decision with a fault')
  await gloria.getByRole('textbox', { name: 'Why' }).fill(reason)
  await gloria.getByRole('button', { name: 'Save the decision' }).click()
  assert.match(await gloria.getByRole('alert').innerText(), /Your decision is kept/)
  assert.match(await textOf(gloria), /Waiting \(0\)/)
  await gloria.getByRole('link', { name: 'See it, or take it back' }).click()
  assert.ok((await textOf(gloria)).includes(reason))
  await gloria.getByRole('link', { name: 'All that is known of this one person' }).click()
  await gloria.getByLabel('Your reason').fill('Investigating two burglaries')
  await gloria.getByRole('button', { name: 'Continue' }).click()
  const known = await textOf(gloria)
  assert.match(known, /2 records speak of this person/)
  for (const { name, mobile } of [first, second]) {
    assert.ok(known.includes(name) && known.includes(mobile), name)
  }
  await accessible(gloria, 'a person')
})

test('3. it is taken back on a phone with scripts off, and everything stands as before', async () => {
  const { page, context } = await visitor(browser, { viewport: phone, scripts: false })
  await page.goto(`${house.url}/sign-in`)
  await page.getByRole('button', { name: 'Gloria Campbell' }).click()
  await page.goto(`${house.url}/workbench/likenesses?show=decided`)
  await page.getByRole('link', { name: `${first.name} and ${second.name}` }).click()
  await page.getByRole('textbox', { name: 'Why' }).fill('The employers were two of one name')
  await page.getByRole('button', { name: 'Take it back' }).click()
  assert.match(await textOf(page), /The decision is taken back[\s\S]*Waiting \(1\)/)
  await page.goto(`${house.url}/workbench/entities/${first.entity}?purpose=Test`)
  const known = await textOf(page)
  assert.match(known, /1 record speaks of this person/)
  assert.ok(!known.includes(second.mobile))
  await context.close()
})

test('4. the auditor reads each step in the journal, with who, when and why', async () => {
  const { page, context } = await signIn(browser, house.url, 'Chidi Okafor')
  await page.goto(`${house.url}/workbench/journal?subject=${first.entity}`)
  const rows = await page.locator('table tbody tr').allInnerTexts()
  const steps = [
    /A member of the public[\s\S]*take report[\s\S]*Collected/,
    /Gloria Campbell[\s\S]*find likenesses[\s\S]*Consulted[\s\S]*Deciding who is who/,
    /Gloria Campbell[\s\S]*decide likeness[\s\S]*Altered[\s\S]*decision: same/,
    /Gloria Campbell[\s\S]*read entity[\s\S]*Consulted[\s\S]*Investigating two burglaries/,
    /Gloria Campbell[\s\S]*undo likeness decision/,
  ]
  let at = 0
  for (const step of steps) {
    const found = rows.findIndex((row, index) => index >= at && step.test(row))
    assert.ok(found >= at, `${step} in\n${rows.join('\n')}`)
    at = found
  }
  await accessible(page, 'the journal')
  await context.close()
})

/** All that a page of somebody says of the second record, wherever it could show. */
async function tracesFor(page: Page): Promise<Record<string, string>> {
  const read = async (path: string) => {
    await page.goto(`${house.url}${path}`)
    return textOf(page)
  }
  const suggested = await page.request.get(
    `${house.url}/workbench/search/suggest?typed=Chowdhury&purpose=Test`,
  )
  return {
    queue: await read('/workbench/likenesses'),
    search: await read('/workbench/search?q=chowdhury+1979&purpose=Test'),
    reference: await read(`/workbench/search?q=${second.reference}&purpose=Test`),
    suggestions: await suggested.text(),
    person: await read(`/workbench/entities/${first.entity}?purpose=Test`),
    network: await read(`/workbench/entities/${first.entity}/network?purpose=Test`),
    itself: await read(`/workbench/entities/${second.entity}?purpose=Test`),
    record: await read(`/workbench/records/${second.record}?purpose=Test`),
  }
}

test('5. once sealed, the record was never there for whoever is not on its list', async () => {
  const priya = (await signIn(browser, house.url, 'Priya Desai')).page
  const open = await tracesFor(priya)
  for (const where of [
    'queue',
    'search',
    'reference',
    'suggestions',
    'itself',
    'record',
  ] as const) {
    assert.match(open[where]!, /Chowdhury|report 2/, `before it is sealed, ${where}`)
  }

  const { rows } = await sql<{ collar: string }>`
    select attributes->>'collar' as collar from platform.account where name = 'Gloria Campbell'`.execute(
    house.databases.app.db,
  )
  await gloria.goto(`${house.url}/workbench/records/${second.record}?purpose=Test`)
  await gloria.getByText('Close this record further').click()
  const form = gloria.locator('form[action*="/labels"]').first()
  await form.getByLabel('Sealed').check()
  await form.getByLabel('Open to').fill(rows[0]!.collar)
  await form.getByLabel('Why').fill('The person is at risk')
  await form.getByRole('button', { name: 'Change the labels' }).click()
  await gloria.getByText('Sealed', { exact: true }).first().waitFor()
  await accessible(gloria, 'a sealed record')

  const closed = await tracesFor(priya)
  assert.match(closed.queue!, /Waiting \(0\)[\s\S]*Nothing is waiting/)
  assert.doesNotMatch(closed.search!, /Mohamed Chowdhury|report 2/)
  assert.match(closed.reference!, /Nothing found/)
  assert.doesNotMatch(closed.suggestions!, /Mohamed/)
  assert.doesNotMatch(closed.person!, /Mohamed|May be the same|900522/)
  assert.doesNotMatch(closed.network!, /Mohamed|900522/)
  for (const where of ['itself', 'record'] as const) {
    assert.doesNotMatch(closed[where]!, /Chowdhury|report 2|900522|ealed/)
  }

  const hers = await tracesFor(gloria)
  assert.match(hers.queue!, /Waiting \(1\)/)
  assert.match(hers.reference!, /1 result|report 2/)
})
