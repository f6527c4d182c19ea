import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { assets } from '@bluelamp/kit'
import { createHttp, createLogger, setClock } from '@bluelamp/platform'
import { openTestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { type Browser, chromium, type Locator } from 'playwright-core'
import { buildBrowserCode, publicPages } from '../index.ts'

// The map in a real browser, under the content policy that the server sends.

const executablePath = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync)
const skip = executablePath ? false : 'there is no Chromium here'

await buildBrowserCode()
const house = await openTestHouse('crime-map')
const app = await createHttp({
  db: house.db,
  clock: setClock(new Date('2026-11-20T12:00:00Z')),
  logger: createLogger({ level: 'silent' }),
  secure: false,
  problemPage: problem => problem.title,
  visitor: { id: 'visitor', name: 'Visitor', roles: ['public'], attributes: {} },
  sessionCookie: 'session',
  requestsPerMinute: 0,
  title: 'test',
  version: '0',
})
publicPages(app, { forceId: 'invented', forceName: 'Invented Police', invented: true })
for (const asset of assets) {
  app.get(
    asset.path,
    { schema: {}, config: { access: { open: 'styles' }, noCookies: true } },
    (_request, reply) => reply.type(asset.type).send(asset.content),
  )
}
const words = async (locator: Locator) => (await locator.textContent()) ?? ''
let browser: Browser | undefined
let address = ''

before(async () => {
  await sql`insert into listen.open_force (id, name) values ('invented', 'Invented Police')`.execute(
    house.owner,
  )
  await sql`insert into listen.open_neighbourhood (force_id, id, name, boundary)
    values ('invented', 'N1', 'Aviary', '((-1.95,52.45),(-1.85,52.45),(-1.85,52.55),(-1.95,52.55))')`.execute(
    house.owner,
  )
  await sql`insert into listen.open_street (id, name, latitude, longitude)
    select n, 'On or near Invented Street ' || lpad(n::text, 3, '0'), 52.45 + (n % 20) * 0.005, -1.95 + (n / 20) * 0.01
    from generate_series(1, 150) n`.execute(house.owner)
  await sql`insert into listen.published_crime (force_id, category, month, street_id, location_type, source)
    select 'invented', case when n % 3 = 0 then 'burglary' else 'drugs' end, '2018-06-01', 1 + n % 150, 'Force', 'loaded'
    from generate_series(1, 900) n`.execute(house.owner)
  if (!executablePath) return
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader'],
  })
})
after(async () => {
  await browser?.close()
  await app.close()
  await house.close()
})

test('the map draws itself from our own data alone, works by keys, and breaks no policy', {
  skip,
}, async () => {
  const page = await (await browser!.newContext()).newPage()
  const faults: string[] = []
  const elsewhere: string[] = []
  page.on('console', message => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', error => faults.push(error.message))
  page.on(
    'request',
    request =>
      !request.url().startsWith(address) &&
      !request.url().startsWith('blob:') &&
      elsewhere.push(request.url()),
  )
  await page.goto(`${address}/map`)
  await page.locator('#crime-map[data-ready=yes]').waitFor({ timeout: 60_000 })
  assert.match(await words(page.locator('[data-map=status]')), /The map shows 150 places/)
  const places = page.locator('[data-map=places] button')
  assert.equal(await places.count(), 50)
  await places.first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  assert.match(await words(page.locator(':focus')), /Invented Street 003/)
  await page.keyboard.press('Enter')
  await page.locator('[data-map=details] h3').waitFor()
  assert.match(
    await words(page.locator('[data-map=details]')),
    /On or near Invented Street 003[\s\S]*(Burglary|Drugs): \d/,
  )
  const axe = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  assert.deepEqual(
    axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    [],
  )
  assert.deepEqual(faults, [])
  assert.deepEqual(elsewhere, [])
  await page.close()
})

test('with scripts off the same figures stand in a table, by name', { skip }, async () => {
  const context = await browser!.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${address}/map?month=2018-06&category=burglary`)
  assert.match(
    await words(page.locator('main')),
    /300 crimes of the kind “Burglary” in June 2018, at 50 places/,
  )
  assert.equal(await page.locator('#crime-map').isVisible(), false)
  const names = await page.locator('table').nth(1).locator('tbody td:first-child').allTextContents()
  assert.deepEqual(names, [...names].sort())
  assert.equal(names.length, 50)
  await page.selectOption('#category', 'all-crime')
  await page.getByRole('button', { name: 'Show' }).click()
  assert.match(await words(page.locator('main')), /900 crimes in June 2018, at 150 places/)
  await page.getByRole('link', { name: /Next/ }).click()
  assert.match(await words(page.locator('main')), /Invented Street 150/)
  await page.getByRole('link', { name: 'On or near Invented Street 150' }).click()
  assert.match(await words(page.locator('main')), /Crimes published here for June 2018/)
  await context.close()
})

test('the page of open data names the 22 methods and passes axe', { skip }, async () => {
  const page = await (await browser!.newContext()).newPage()
  await page.goto(`${address}/open-data`)
  assert.equal(await page.locator('main table tbody tr').count(), 22)
  const axe = await new AxeBuilder({ page }).analyze()
  assert.deepEqual(
    axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    [],
  )
  await page.close()
})
