import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, phone, signIn, story, textOf } from './story.ts'

/**
 * A partner is let in, its first file is mapped and taken in, what was broken is mended, and every row stays counted. Then
 * an officer hands in intelligence, and what the source said stands apart from who the source is.
 */

let house: OpenHouse
let browser: Browser
let priya: Page
const source = 'Barn Owl 14'

before(async () => {
  house = await openHouse('intake-story')
  browser = await launchChromium()
  priya = (await signIn(browser, house.url, 'Priya Desai')).page
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const test = story()
const file = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\r\n')}\r\n`),
})

test('1. a records manager lets a partner in; its secret is shown once', async () => {
  const { page, context } = await signIn(browser, house.url, 'Ruth Adeyemi')
  await page.getByRole('link', { name: 'Intake' }).first().click()
  await page.getByRole('link', { name: 'Who may deliver' }).click()
  assert.match(await textOf(page), /Nobody may deliver yet/)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /How it delivers|name/i)
  await page.getByLabel('Name', { exact: true }).fill('Testford Housing')
  await page.getByLabel('Short name').fill('testford-housing')
  await page.getByLabel('Files (CSV or JSON)').check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const shown = await textOf(page)
  assert.match(shown, /shown once/)
  const secret = /Secret\s+([\w-]{43})/.exec(shown)?.[1] ?? ''
  assert.equal(secret.length, 43)
  await accessible(page, 'who may deliver')
  await page.goto(`${house.url}/workbench/intake/sources`)
  assert.ok(!(await page.content()).includes(secret), 'shown once means once')
  const { rows } = await sql<{
    kept: string
  }>`select s::text as kept from listen.intake_source s`.execute(house.databases.app.db)
  assert.ok(!JSON.stringify(rows).includes(secret), 'only its hash is kept')

  // A server of social messages signs: its accounts' public keys are entered here, and no private one is taken.
  await page.getByLabel('Name', { exact: true }).fill('Messages to the force')
  await page.getByLabel('Short name').fill('social')
  await page.getByLabel('Social messages (ActivityPub)').check()
  await page.getByLabel('Why messages are collected').fill('Answering the public')
  await page.getByLabel('The address of our own account').fill('https://social.example/users/force')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Add an account to Messages to the force').click()
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = (key: KeyObject, type: 'spki' | 'pkcs8') =>
    key.export({ type: type as 'spki', format: 'pem' }).toString()
  await page.getByLabel('The account').fill('https://social.example/users/kit')
  await page.getByLabel('The name of its key').fill('https://social.example/users/kit#main-key')
  await page.getByLabel('Its public key').fill(pem(privateKey, 'pkcs8'))
  await page.getByRole('button', { name: 'Add the account' }).click()
  assert.match(await page.locator('.govuk-error-summary').innerText(), /This is a private key/)
  await accessible(page, 'a key with a fault')
  await page.getByLabel('Its public key').fill(pem(publicKey, 'spki'))
  await page.getByRole('button', { name: 'Add the account' }).click()
  assert.match(await page.getByRole('alert').innerText(), /taken in from now on/)
  const keys = page.getByRole('region', { name: 'Keys of Messages to the force' })
  assert.match(await keys.innerText(), /users\/kit[\s\S]*([0-9a-f]{4} ){15}[0-9a-f]{4}/)
  await context.close()
})

test('2. a file is mapped, looked at and taken in; the mapping has a name', async () => {
  await priya.getByRole('link', { name: 'Intake', exact: true }).first().click()
  await priya.getByRole('link', { name: 'Take in a partner’s file' }).click()
  await accessible(priya, 'taking in a file')
  await priya.getByLabel('Which partner is it from?').selectOption('testford-housing')
  await priya
    .getByLabel('The file')
    .setInputFiles(
      file('tenants.csv', [
        'ref,tenant,born,phone,what,when',
        't1,Anita Joshi,04/03/1950,07700 900771,Loud arguments every night,19/11/2026',
        't2,Ben Carrow,12/08/1984,07700 900772,A bicycle was taken from the hall,20/11/2026',
        't3,Cleo Dunmore,01/01/1970,07700 900773,The door was forced,31/02/2026',
        't1,Anita Joshi,04/03/1950,07700 900771,Something else altogether,21/11/2026',
      ]),
    )
  await priya.getByRole('button', { name: 'Look at the file' }).click()
  // The names of the columns say most of it; a person looks before anything is taken in.
  assert.equal(await priya.getByLabel('What tenant means').inputValue(), 'person-1.name')
  assert.equal(await priya.getByLabel('What born means').inputValue(), 'person-1.date-of-birth')
  await priya.getByLabel('Is in these rows the').selectOption('reporter')
  await priya.getByRole('button', { name: 'Show the first rows' }).click()
  const preview = await textOf(priya)
  assert.match(preview, /3 of 4 rows can be taken in\. The other one will be rejected/)
  assert.match(preview, /Rejected: when is not a date written day\/month\/year/)
  await accessible(priya, 'the first rows of a file')
  await priya.getByRole('button', { name: /take in 4 rows/ }).click()
  assert.match(await priya.locator('.govuk-error-summary').innerText(), /name/i)
  await priya.getByLabel('Name of this mapping').fill('testford-tenants')
  await priya.getByRole('button', { name: 'Show the first rows' }).click()
  await priya.getByRole('button', { name: /take in 4 rows/ }).click()
  assert.match(
    (await priya.locator('.bl-sum').innerText()).replaceAll(/\s+/g, ' '),
    /4 received = 2 stored \+ 0 repeated \+ 2 rejected Agrees/,
  )
  const items = await textOf(priya)
  assert.match(items, /Item 3\s+Rejected\s+when is not a date written day\/month\/year\./)
  assert.match(items, /Item 4\s+Rejected\s+Something else came before under the same number/)
  await accessible(priya, 'a delivery')
})

test('3. what was refused is mended by a person, and the sum goes with it', async () => {
  const delivery = priya.url()
  await priya.getByRole('link', { name: 'Item 3' }).click()
  assert.match(await textOf(priya), /What to mend\s+when: is not a date/)
  await accessible(priya, 'a refused item')
  const words = priya.getByLabel('Its words')
  await words.fill((await words.inputValue()).replace('31/02/2026', '28/02/2026'))
  await priya.getByRole('button', { name: 'Try again' }).click()
  assert.match(await textOf(priya), /Became\s+Stored/)
  assert.match(await textOf(priya), /Tried again[\s\S]*Priya Desai\s+mended words/)
  await priya.goto(delivery)
  assert.match(
    (await priya.locator('.bl-sum').innerText()).replaceAll(/\s+/g, ' '),
    /4 received = 3 stored \+ 0 repeated \+ 1 rejected Agrees/,
  )
})

test('4. the supervisor sees on a phone that nothing was lost, and why something was refused', async () => {
  const { page, context } = await signIn(browser, house.url, 'Gloria Campbell', phone)
  await page.goto(`${house.url}/workbench/intake`)
  const words = await textOf(page)
  assert.match(words, /Every delivery is accounted for/)
  assert.match(words, /Testford Housing\s*(on [\d-]+)?\s+4\s+3\s+0\s+1\s+Agrees/)
  assert.match(words, /Something else came before under the same number/)
  await accessible(page, 'the sums of what came in, on a phone')
  await context.close()
})

test('5. an officer hands in intelligence; faults are told where they stand', async () => {
  const { page, context } = await signIn(browser, house.url, 'Aisha Khan', phone)
  await page.goto(`${house.url}/workbench/intake/intelligence`)
  await accessible(page, 'an intelligence report')
  await page.getByLabel('Title').fill('Stolen bicycles kept at a lock-up')
  await page.getByLabel('One piece of information').fill(`${source} saw bicycles behind Mill Lane`)
  await page.getByLabel('2 – Untested').check()
  await page.getByLabel('C – Known indirectly to the source', { exact: true }).check()
  await page.getByLabel('C – Lawful sharing is permitted with conditions').check()
  await page.getByLabel('Name', { exact: true }).fill('Corin Vale')
  await page.getByLabel('Name or reference of the source').fill(source)
  await page.getByRole('button', { name: 'Hand in' }).click()
  const faults = await page.locator('.govuk-error-summary').innerText()
  assert.match(faults, /words tell who the source is/)
  assert.match(faults, /Say under which conditions/)
  await accessible(page, 'an intelligence report with faults')
  await page.getByLabel('One piece of information').fill('Bicycles stand behind Mill Lane at night')
  await page.getByLabel(/^Conditions/).fill('Not outside the force')
  await page.getByRole('button', { name: 'Hand in' }).click()
  assert.match(await page.getByRole('alert').innerText(), /handed in[\s\S]*sealed/)
  await context.close()
})

test('6. the report is read by those cleared for it; who it comes from is not there for them', async () => {
  const { page, context } = await signIn(browser, house.url, 'Gloria Campbell')
  await page.goto(`${house.url}/workbench/search?purpose=Test&q=bicycles+mill+lane`)
  await page.getByRole('link', { name: /Stolen bicycles kept at a lock-up/ }).click()
  const report = await textOf(page)
  assert.match(report, /OFFICIAL-SENSITIVE[\s\S]*Bicycles stand behind Mill Lane at night/)
  assert.ok(!report.includes(source))
  await accessible(page, 'an intelligence report that was handed in')
  await page.goto(`${house.url}/workbench/search?purpose=Test&q=${encodeURIComponent(source)}`)
  assert.ok(!(await page.locator('ol.bl-queue').allInnerTexts()).join().includes(source))
  const { rows } = await sql<{ id: string }>`
    select id from memory.record where kind = 'intelligence-source'`.execute(house.databases.app.db)
  assert.equal(rows.length, 1)
  const answer = await page.goto(`${house.url}/workbench/records/${rows[0]!.id}?purpose=Test`)
  assert.equal(answer?.status(), 404)
  await context.close()
})
