import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { enqueue, loadOrCreateSigningKey, openDatabase, verify } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, answer, eventually, phone, signIn, story, visitor } from './story.ts'

/**
 * One burglary report's way through the house, by everyone who touches it. The steps build on one
 * another and are told in order.
 */

type Home = {
  uprn: string
  postcode: string
  line: string
  easting: number
  northing: number
  latitude: string
  longitude: string
}

let house: OpenHouse
let browser: Browser
let home: Home
let receipt: { reference: string; link: string }
let recordId: string
let incidentId: string
let resident: { page: Page; context: BrowserContext }
let handler: Page
let dispatcher: Page
let officer: { page: Page; context: BrowserContext }

before(async () => {
  house = await openHouse('burglary')
  browser = await launchChromium()
  home = await chooseHome()
})
after(async () => {
  await browser?.close()
  await house?.close()
})

/** A home in the middle of the force, whose true place is not its snap point's. */
async function chooseHome(): Promise<Home> {
  const { rows } = await sql<Home>`
    select a.uprn, a.postcode, a.line, a.position[0]::int as easting, a.position[1]::int as northing,
      round(s.latitude::numeric, 6)::text as latitude, round(s.longitude::numeric, 6)::text as longitude
    from memory.address a join memory.snap_point s on s.id = a.snap_point_id
    where s.addresses >= 8 and a.position <-> s.position > 40
    order by a.position <-> (select point(avg(position[0]), avg(position[1])) from memory.address), a.uprn
    limit 1`.execute(house.databases.app.db)
  return rows[0]!
}

const test = story(keepPictures)

/** What each of them saw when it went wrong, where a folder for it is named. */
async function keepPictures(): Promise<void> {
  const folder = process.env.JOURNEY_PICTURES
  if (!folder) return
  const pages = { resident: resident?.page, handler, dispatcher, officer: officer?.page }
  for (const [name, page] of Object.entries(pages)) {
    await page?.screenshot({ path: join(folder, `${name}.png`), fullPage: true }).catch(() => {})
  }
}

const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T> =>
  (await query.execute(house.databases.app.db)).rows[0]!

test('1. a resident reports a burglary on a phone, with scripts off', async () => {
  resident = await visitor(browser, { viewport: phone, scripts: false })
  const { page } = resident
  await page.goto(house.url)
  await page.getByRole('link', { name: 'Report a burglary' }).click()
  assert.match((await page.textContent('body')) ?? '', /Call 999 now/)
  await page.getByRole('button', { name: 'Start now' }).click()
  await answer(page, { danger: 'no' })

  // Bad input is told at the top and at the field, and nothing is lost.
  await answer(page, { postcode: 'nowhere' })
  assert.match(await page.locator('.govuk-error-summary').innerText(), /full postcode/)
  assert.equal(await page.inputValue('[name=postcode]'), 'nowhere')
  await answer(page, { postcode: home.postcode.toLowerCase() })
  await answer(page, { uprn: home.uprn })

  const yesterday = new Date(Date.now() - 86_400_000)
  const date = (name: string) => ({
    [`${name}-day`]: String(yesterday.getUTCDate()),
    [`${name}-month`]: String(yesterday.getUTCMonth() + 1),
    [`${name}-year`]: String(yesterday.getUTCFullYear()),
  })
  await answer(page, { ...date('from'), fromTime: '08:10' })
  await answer(page, { ...date('to'), toTime: '17:45' })
  // A refresh in the middle keeps what was answered.
  await page.goto(`${house.url}/report/burglary/safe-before`)
  assert.equal(await page.inputValue('[name=fromTime]'), '08:10')
  await page.goto(`${house.url}/report/burglary/what-happened`)
  await answer(page, { whatHappened: 'The back door was forced while I was at work.' })
  await answer(page, { taken: 'yes', items: 'Silver laptop, serial SN-4411-BL\nA gold ring' })
  await answer(page, { name: 'Zofia Wójcik-Grant' })
  await answer(page, {
    'dateOfBirth-day': '4',
    'dateOfBirth-month': '9',
    'dateOfBirth-year': '1987',
  })
  await answer(page, { channel: 'sms', mobile: '07700 900461' })
  await answer(page, { safe: 'yes' })
  await answer(page, { support: 'I live alone.' })

  assert.match(await page.innerText('main'), /Zofia Wójcik-Grant[\s\S]*07700 900461/)
  await page.getByRole('button', { name: 'Send report' }).click()
  const reference = (await page.locator('.govuk-panel strong').innerText()).trim()
  const link = await page
    .getByRole('link', { name: /how your report goes on/ })
    .getAttribute('href')
  receipt = { reference, link: `${house.url}${link}` }

  await page.reload()
  assert.equal((await page.locator('.govuk-panel strong').innerText()).trim(), reference)
  const { count } = await one(sql<{ count: number }>`select count(*) from listen.report`)
  assert.equal(count, 1, 'a reload of the last page reported twice')
})

test('2. the report is a record in memory, linked to person, address and stolen things', async () => {
  const report = await one(sql<{ record_id: string }>`
    select record_id from listen.report where reference = ${receipt.reference}`)
  recordId = report.record_id
  const { roles } = await one(sql<{ roles: string[] }>`
    select array_agg(l.role order by l.role) as roles from memory.current_link l
    where l.record_id = ${recordId}`)
  assert.deepEqual(roles, ['contact', 'reporter', 'scene', 'stolen', 'stolen'])
})

test('3. a contact handler sees it arrive without reloading, assesses and grades it', async () => {
  handler = (await signIn(browser, house.url, 'Priya Desai')).page
  await handler.goto(`${house.url}/workbench/contacts`)
  await accessible(handler, 'the queue')
  const waiting = await handler.locator('[data-record]').count()
  const second = await visitor(browser, { viewport: phone })
  await reportQuickly(second.page)
  await eventually(
    'the queue shows it without reloading',
    async () => (await handler.locator('[data-record]').count()) > waiting,
  )
  await handler.locator(`[data-record="${recordId}"] a`).click()
  const page = await handler.innerText('main')
  assert.match(page, /Zofia Wójcik-Grant/)
  assert.match(page, /Earlier contacts/i)
  // The second report came from the same phone: it is found, and shown why.
  assert.match(page, /same phone/i)
  await accessible(handler, 'a contact')
  await handler.getByRole('button', { name: 'Create incident' }).click()
  assert.match(await handler.locator('.govuk-error-summary').innerText(), /Threat/)

  dispatcher = (await signIn(browser, house.url, 'Tom Hadley')).page
  await dispatcher.goto(`${house.url}/command/`)
  await dispatcher.getByText('Live', { exact: true }).waitFor()

  for (const [name, words] of Object.entries({
    threat: 'Nobody was met; they may come back.',
    harm: 'Property taken; she is shaken.',
    risk: 'The door cannot be locked tonight.',
    investigation: 'A handle was touched; a neighbour has a camera.',
    vulnerability: 'Lives alone.',
    engagement: 'Wants to be visited today; agreed.',
    rationale: 'Insecure home and scenes to keep tonight.',
  })) {
    await handler.fill(`[name=${name}]`, words)
  }
  await handler.check('[name=grade][value=P2]')
  await handler.getByRole('button', { name: 'Create incident' }).click()
  await handler.waitForURL('**/workbench/contacts**')
  incidentId = (
    await one(sql<{ id: string }>`select id from respond.incident where record_id = ${recordId}`)
  ).id
})

/** A second report from the same phone, with scripts on this time, up to the sending. */
async function reportQuickly(page: Page): Promise<void> {
  let scripts = 0
  page.on('response', async response => {
    if (response.request().resourceType() === 'script') scripts += (await response.body()).length
  })
  const steps: Record<string, string>[] = [
    { danger: 'no' },
    { postcode: home.postcode },
    { uprn: home.uprn },
    { 'from-day': '1', 'from-month': '11', 'from-year': '2026', fromTime: '0810' },
    { 'to-day': '1', 'to-month': '11', 'to-year': '2026', toTime: '9.15' },
    { whatHappened: 'They came back and tried the shed.' },
    { taken: 'no' },
    { name: 'Z Grant' },
    {},
    { channel: 'sms', mobile: '+44 7700 900461' },
    { safe: 'no' },
    {},
  ]
  await page.goto(`${house.url}/report/burglary`)
  await accessible(page, 'the start of a report')
  await page.getByRole('button', { name: 'Start now' }).click()
  for (const step of steps) {
    await accessible(page, page.url())
    await answer(page, step)
  }
  await accessible(page, 'the check of answers')
  await page.getByRole('button', { name: 'Send report' }).click()
  await page.getByRole('heading', { name: 'Report sent' }).waitFor()
  await accessible(page, 'the receipt')
  const perPage = scripts / (steps.length + 3)
  assert.ok(perPage < 30_000, `public pages sent ${Math.round(perPage)} bytes of script each`)
}

test('4. the command screen shows it, says whom to send and why, and the dispatcher decides', async () => {
  const entry = dispatcher.getByRole('listitem').filter({ hasText: home.postcode }).first()
  await entry.waitFor({ timeout: 5000 })
  await accessible(dispatcher, 'the command screen')
  await entry.getByRole('button').or(entry.getByRole('link')).first().click()
  await dispatcher.getByRole('button', { name: /Recommend units/ }).click()
  await dispatcher.getByText('Advised first', { exact: true }).waitFor()
  await accessible(dispatcher, 'advice on the command screen')
  const aisha = await one(sql<{ sign: string }>`
    select u.call_sign as sign from respond.unit u, platform.account a
    where a.name = 'Aisha Khan' and u.crew @> jsonb_build_array(jsonb_build_object('id', a.id))`)
  await dispatcher.getByText('Assign another unit').click()
  await dispatcher.getByLabel(/Call sign, station or skill/).fill(aisha.sign)
  const choose = dispatcher.getByRole('button', {
    name: new RegExp(`^(Choose|Assign) ${aisha.sign}`),
  })
  await choose.last().click()
  const reason = dispatcher.getByLabel(new RegExp(`Why ${aisha.sign}`))
  if (await reason.isVisible()) {
    await reason.fill('short')
    const assign = dispatcher.getByRole('button', { name: `Assign ${aisha.sign}` })
    assert.ok(await assign.isDisabled(), 'a unit not advised first needs a reason')
    await reason.fill('She knows the street and has the forensic kit.')
    await assign.click()
  }
  await eventually('the unit is assigned', async () => {
    const { state } = await one(sql<{ state: string }>`
      select state from respond.incident where id = ${incidentId}`)
    return state === 'assigned'
  })
})

test('5. the officer works on without a network, and nothing is lost or twice', async () => {
  officer = await signIn(browser, house.url, 'Aisha Khan', phone)
  const { page, context } = officer
  await page.goto(`${house.url}/officer/`)
  await page.getByRole('link', { name: new RegExp(home.postcode) }).click()
  await accessible(page, 'a task on the phone')
  await page.getByRole('button', { name: /En route/ }).click()
  await page.getByText('All sent').waitFor()
  // Only once the worker holds the app can it start with no network.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  await context.setOffline(true)
  await page.reload()
  await page.getByRole('button', { name: /At scene/ }).click()
  await page.getByRole('link', { name: 'Note' }).click()
  await page
    .getByLabel(/What you saw/)
    .fill('Rear door forced with a flat tool. Neighbour saw a white van.')
  await page.getByRole('button', { name: /Keep/ }).click()
  await page.getByRole('link', { name: 'Photo' }).click()
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({
      name: 'door.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('invented photograph'),
    })
  await page.getByText('Picture kept').waitFor()
  await page.getByRole('link', { name: /Back to the task/ }).click()
  await page.getByRole('link', { name: 'Crime' }).click()
  await fillCrime(page)
  await page.getByRole('button', { name: /Keep|Record/ }).click()
  await page
    .getByText(/waiting/i)
    .first()
    .waitFor()
  const before = await one(sql<{ count: number }>`
    select count(*) from respond.incident_entry where incident_id = ${incidentId}`)

  await context.setOffline(false)
  await page.getByText('All sent').waitFor({ timeout: 60_000 })
  await page.reload()
  await page.getByText('All sent').waitFor()
  const after = await one(sql<{ notes: number; photos: number; crimes: number }>`
    select
      (select count(*) from respond.incident_entry where incident_id = ${incidentId}
        and words like 'Rear door forced%') as notes,
      (select count(*) from respond.photo where incident_id = ${incidentId}) as photos,
      (select count(*) from respond.crime where incident_id = ${incidentId}) as crimes`)
  assert.equal(before.count, 0, 'something was sent without a network')
  assert.deepEqual({ ...after }, { notes: 1, photos: 1, crimes: 1 })
})

async function fillCrime(page: Page): Promise<void> {
  const local = (hours: string) =>
    `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T${hours}`
  await page.getByLabel('What was reported').selectOption('28E')
  await page.getByLabel('What it is counted as').selectOption('28E')
  await page.getByLabel('It happened between').fill(local('08:10'))
  await page.getByLabel('and', { exact: true }).fill(local('17:45'))
  await page.getByLabel(/amounts to a crime/).check()
  await page.getByLabel(/no credible evidence/).check()
  await page.getByLabel('Why', { exact: true }).fill('Entered as a trespasser and stole.')
}

test('6. the crime is recorded in time, the Victims’ Code clocks run, the incident closes by its rules', async () => {
  const clocks = await sql<{ kind: string; met: boolean | null }>`
    select c.kind, s.stopped_at <= c.due_at as met
    from memory.clock c left join memory.clock_stop s on s.clock_id = c.id
    where c.about in (select id from respond.crime where incident_id = ${incidentId}
      union select ${incidentId}::uuid)
    order by c.kind`.execute(house.databases.app.db)
  assert.deepEqual(
    clocks.rows.map(({ kind, met }) => `${kind} ${met ?? 'running'}`),
    [
      'attend-p2 true',
      'record-crime true',
      'victim-confirmation true',
      'victim-referral running',
      'victim-update running',
    ],
  )
  const { page } = officer
  await page.goto(`${house.url}/officer/`)
  await page.getByRole('link', { name: new RegExp(home.postcode) }).click()
  await page.getByRole('button', { name: /Clear/ }).click()
  await page
    .getByRole('button', { name: /Clear/ })
    .click({ timeout: 2000 })
    .catch(() => {})
  await eventually('the unit is clear', async () => {
    const { state } = await one(sql<{ state: string }>`
      select state from respond.incident where id = ${incidentId}`)
    return state === 'awaiting-closure'
  })
  const close = dispatcher.locator('details', { hasText: 'What it turned out to be' })
  await close.locator('summary').click()
  await close.getByRole('combobox').selectOption('crime-burglary-home')
  await close.getByLabel(/prevent/).fill('Lock changed; alarm loaned; neighbours told.')
  await close.getByRole('button', { name: /Close/ }).click()
  await eventually('the incident is closed', async () => {
    const { state, closing_code } = await one(sql<{ state: string; closing_code: string }>`
      select state, closing_code from respond.incident where id = ${incidentId}`)
    return state === 'closed' && closing_code === 'crime-burglary-home'
  })
})

test('7. the resident’s private page tells the truth, and the promised update came by the safe way', async () => {
  const { page } = resident
  await page.goto(receipt.link)
  const told = await page.innerText('main')
  assert.match(told, /recorded as a crime/)
  assert.match(told, /dealt with your report/)
  assert.match(told, /crime number/)
  const messages = await sql<{ template: string; recipient: string; sent: boolean }>`
    select template, recipient, sent_at is not null as sent from platform.outbox_message
    where about = ${recordId} order by created_at`.execute(house.databases.app.db)
  assert.deepEqual(
    messages.rows.map(row => `${row.template} ${row.recipient}`),
    ['report-received 07700 900461', 'crime-recorded 07700 900461'],
  )
  await eventually('the messages were handed over', async () => {
    const { waiting } = await one(sql<{ waiting: number }>`
      select count(*) as waiting from platform.outbox_message where about = ${recordId} and sent_at is null`)
    return waiting === 0
  })
  const wrong = await page.goto(`${receipt.link.slice(0, -3)}abc`)
  assert.equal(wrong?.status(), 404)
})

test('8. the public map and the open data show it at its snap point and never at its true place', async () => {
  await enqueue(house.databases.app.db, 'listen.publish-crimes', {})
  const month = new Date(Date.now() - 86_400_000).toISOString().slice(0, 7)
  const near = `lat=${home.latitude}&lng=${home.longitude}&date=${month}`
  type Crime = { category: string; location: { latitude: string; longitude: string } | null }
  await eventually('the crime is published', async () => {
    const crimes = (await (
      await fetch(`${house.url}/api/crimes-at-location?${near}`)
    ).json()) as Crime[]
    return crimes.some(crime => crime.category === 'burglary')
  })
  await searchForCanary(month, near)
})

/** Every public answer, searched for the home's true place, address and owner. */
async function searchForCanary(month: string, near: string): Promise<void> {
  const { toLatLng } = await import('@bluelamp/memory')
  const place = toLatLng(home)
  const { force } = await one(sql<{ force: string }>`
    select value ->> 'id' as force from memory.provenance where key = 'force'`)
  const { area } = await one(sql<{ area: string }>`
    select area_code as area from memory.address where uprn = ${home.uprn}`)
  const paths = [
    ...['all-crime', 'burglary'].map(kind => `/api/crimes-street/${kind}?${near}`),
    `/api/crimes-at-location?${near}`,
    `/api/outcomes-at-location?${near}`,
    `/api/crimes-no-location?category=all-crime&force=${force}&date=${month}`,
    `/api/stops-street?${near}`,
    `/api/stops-force?force=${force}&date=${month}`,
    `/api/${force}/neighbourhoods`,
    `/api/${force}/${area}`,
    `/api/${force}/${area}/boundary`,
    `/api/locate-neighbourhood?q=${home.latitude},${home.longitude}`,
    `/map?date=${month}`,
    `/map?date=${month}&category=burglary`,
    '/places/boundaries',
    '/',
    '/open-data',
    '/openapi.json',
  ]
  const canaries = [
    home.uprn,
    String(place.latitude),
    String(place.longitude),
    `${home.easting},${home.northing}`,
    home.postcode,
    home.line,
    'Wójcik',
    '900461',
    receipt.reference,
  ]
  for (const path of paths) {
    const answered = await fetch(`${house.url}${path}`)
    const text = await answered.text()
    assert.ok(answered.status < 500, `${path} answered ${answered.status}`)
    for (const canary of canaries) assert.ok(!text.includes(canary), `${path} tells ${canary}`)
  }
}

test('9. the analyst’s view of places counts it, and shows no one', async () => {
  const { page } = await signIn(browser, house.url, 'Siân Prosser')
  await page.goto(`${house.url}/workbench/places?kind=crime&code=28E&days=7`)
  await accessible(page, 'places')
  const { area } = await one(sql<{ area: string }>`
    select n.name as area from memory.event e join memory.area n on n.code = e.area_code
    join respond.crime c on c.id = e.entity_id where c.incident_id = ${incidentId}`)
  const row = page.getByRole('row', { name: new RegExp(area) })
  assert.ok(Number(await row.locator('td').nth(2).innerText()) >= 1)
  assert.doesNotMatch(await page.innerText('body'), /Wójcik/)
  const refused = await page.goto(`${house.url}/workbench/contacts/${recordId}`)
  assert.equal(refused?.status(), 403)
})

test('10. the journal tells the whole story to an auditor, and one altered byte is found', async () => {
  const { page } = await signIn(browser, house.url, 'Chidi Okafor')
  await page.goto(`${house.url}/workbench/journal`)
  await accessible(page, 'the journal')
  const story = await sql<{ verb: string; actor: string }>`
    select verb, actor_name as actor from platform.journal_entry
    where records && array[${recordId}, ${incidentId}]::uuid[]
      or subjects && array[${recordId}, ${incidentId}]::uuid[]
    order by id`.execute(house.databases.app.db)
  const told = story.rows.map(({ verb, actor }) => `${verb} by ${actor}`)
  const inOrder = [
    'listen.take-report by A member of the public',
    'listen.find-contacts by Priya Desai',
    'listen.read-contact by Priya Desai',
    'memory.find-earlier-contacts by Priya Desai',
    'respond.create-incident by Priya Desai',
    'respond.read-incident by Tom Hadley',
    'respond.recommend-units by Tom Hadley',
    'respond.assign-unit by Tom Hadley',
    'respond.read-task by Aisha Khan',
    'respond.submit-notebook by Aisha Khan',
    'respond.record-crime by Aisha Khan',
    'respond.close-incident by Tom Hadley',
    'listen.read-own-report by A member of the public',
  ]
  let at = -1
  for (const step of inOrder) {
    const next = told.indexOf(step, at + 1)
    assert.ok(next > at, `"${step}" does not follow in:\n${told.join('\n')}`)
    at = next
  }

  const { publicKey } = loadOrCreateSigningKey(house.folder)
  const witnessFile = join(house.folder, 'journal-heads.log')
  const owner = openDatabase({ url: house.database.adminUrl, connections: 4 })
  try {
    const check = () => verify(owner.db, { publicKeys: [publicKey], witnessFile })
    await eventually('everything is sealed', async () => (await check()).waiting === 0, 30)
    assert.ok(readFileSync(witnessFile, 'utf8').length > 0)
    assert.equal((await check()).ok, true)
    const { rows } = await sql<{ id: number }>`
      select id from platform.journal_entry where verb = 'respond.assign-unit' order by id limit 1`.execute(
      owner.db,
    )
    await sql`alter table platform.journal_entry disable trigger all`.execute(owner.db)
    await sql`update platform.journal_entry set actor_name = 'Tom Hadlez' where id = ${rows[0]!.id}`.execute(
      owner.db,
    )
    const found = await check()
    assert.equal(found.ok, false)
    assert.equal(found.problem?.kind, 'altered')
    assert.equal(found.problem?.entryId, rows[0]!.id)
  } finally {
    await owner.close()
  }
})
