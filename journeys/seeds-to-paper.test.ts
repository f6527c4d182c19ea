import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, phone, signIn, story, textOf, visitor } from './story.ts'

/**
 * From an empty force to a signed decision, with the facts of the two founding documents: the Task Force's terms of reference of
 * 2012 (definitions, schedule, sections of the report) and the Board report of 2015 (the hold-back, the four answers, the saving). What
 * they do not say is invented. Four people act, each with their own part; the steps are told in order.
 */

let house: OpenHouse
let browser: Browser
let ines: Page
let adrian: Page
let helen: Page
let kofi: Page
let base = ''
const canary = 'CANARY-EXEMPT-TERMS'

before(async () => {
  house = await openHouse('seeds-to-paper', {
    emptyWith: {
      'Ines Marlow': 'programme-manager',
      'Adrian Holt': 'chief-officer',
      'Helen Strand': 'policing-body',
      'Kofi Mensah': 'assurer',
      'Gloria Campbell': 'supervisor',
    },
  })
  browser = await launchChromium()
  const as = async (name: string) => (await signIn(browser, house.url, name)).page
  ines = await as('Ines Marlow')
  adrian = await as('Adrian Holt')
  helen = await as('Helen Strand')
  kofi = await as('Kofi Mensah')
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const test = story()

type Rows = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>
/** Where each thing that was made is found, by name. */
const made = new Map<string, string>()

/** Fills the form of a kind as a person would, and saves it. Names of other things tick their boxes or choose them in lists. */
async function add(
  kind: string,
  name: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  rows: Rows = {},
) {
  await ines.goto(`${house.url}${base}/new/${kind}`)
  await ines.getByLabel('Name', { exact: true }).fill(name)
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value !== 'string') {
      for (const label of value)
        await ines
          .locator(`[name="${field}"]`)
          .and(ines.getByLabel(label, { exact: true }))
          .check()
      continue
    }
    await fill(field, value)
  }
  for (const [field, lines] of Object.entries(rows)) {
    for (const [at, line] of lines.entries()) {
      // Three lines stand ready; more appear once these are saved.
      if (at > 0 && at % 3 === 0) {
        await save()
        await ines.getByRole('link', { name: 'Edit', exact: true }).click()
      }
      for (const [column, value] of Object.entries(line))
        await fill(`${field}.${at}.${column}`, value)
    }
  }
  await save()
  made.set(name, new URL(ines.url()).pathname)
}

async function fill(field: string, value: string) {
  const control = ines.locator(`[name="${field}"]`)
  const [tag, type] = await control
    .first()
    .evaluate((element: { tagName: string; type?: string }) => [element.tagName, element.type])
  if (tag === 'SELECT') {
    const named = await control.locator('option', { hasText: new RegExp(`^${value}$`) }).count()
    await control.selectOption(named > 0 ? { label: value } : value)
  } else if (type === 'radio') await ines.locator(`[name="${field}"][value="${value}"]`).check()
  else await control.fill(value)
}

async function save() {
  await ines.getByRole('button', { name: 'Save', exact: true }).click()
  await ines.waitForURL(/\/element\/[0-9a-f-]{36}$/)
}

async function sign(page: Page, name: string, outcome: string, reason = 'Read and agreed') {
  await page.goto(`${house.url}${made.get(name)}`)
  await page.getByLabel(outcome, { exact: true }).check()
  await page.getByLabel('Reasons', { exact: true }).fill(reason)
  await page.getByRole('button', { name: 'Sign this version' }).click()
  await page.waitForLoadState()
}

test('1. a programme is opened, empty', async () => {
  await ines.getByRole('link', { name: 'Change' }).first().click()
  await ines.getByLabel('Name').fill('Technology and the service of 2020')
  await ines.getByLabel('Police and crime commissioner').check()
  await ines.getByRole('button', { name: 'Open it' }).click()
  await ines.waitForURL(/\/change\/[0-9a-f-]{36}$/)
  base = new URL(ines.url()).pathname
  assert.match(await textOf(ines), /Nothing yet/)
  await accessible(ines, 'an empty programme')
})

test('2. both parties agree what a core and a support service is; the class follows from answers', async () => {
  await add('definition', 'Core service', {
    meaning:
      'Officers and staff exercise police powers, or staff support those who do (terms of reference 2012, section 6).',
    test: 'Could anybody be made to do something against their will?',
    of: 'core',
  })
  await add('definition', 'Support service', {
    meaning: 'Operations need it, and it is outside the core definition (section 6).',
    test: 'None of the questions about powers is answered with yes.',
    of: 'support',
  })
  for (const name of ['Core service', 'Support service']) {
    await sign(adrian, name, 'Agree')
    await sign(helen, name, 'Agree')
  }
  await add('outcome', 'Pride in the local police', {
    what: 'People trust the service',
    measure: 'Share who say so',
    objective: 'yes',
  })
  await add('outcome', 'Officers know what the force knows', {
    what: 'Nobody types a name twice',
    measure: 'Hours a shift at a desk',
    serves: ['Pride in the local police'],
  })
  const outcomes = ['Officers know what the force knows']
  const answers = { owner: 'Head of service', evidence: 'Seen (invented)', outcomes }
  await add('service', 'Response', {
    ...answers,
    what: 'Goes where it is called',
    usesPowers: 'yes',
    coercive: 'yes',
    supportsPowers: 'no',
    isInformation: 'no',
  })
  await add('service', 'Fleet', {
    ...answers,
    what: 'Keeps cars on the road',
    usesPowers: 'no',
    coercive: 'no',
    supportsPowers: 'no',
    isInformation: 'no',
  })
  await ines.goto(`${house.url}${base}/scope`)
  const words = await textOf(ines)
  assert.match(words, /Response\s+Core service/)
  assert.match(words, /Fleet\s+Support service/)
})

test('3. services are rated by two, the raters reconcile, and the cut-off is signed', async () => {
  for (const [service, rater, criticality, benefit] of [
    ['Response', 'Deputy chief', 'high', 'high'],
    ['Response', 'Head of change', 'high', 'medium'],
    ['Fleet', 'Deputy chief', 'low', 'low'],
    ['Fleet', 'Head of change', 'high', 'low'],
  ] as const) {
    await add('rating', `${service}, by ${rater}`, {
      service,
      rater,
      criticality,
      benefit,
      because: 'Discussed (invented)',
    })
  }
  await add('cut-off', 'First round', {
    score: '3',
    because: 'Nine weeks are too few for all (section 3)',
  })
  await sign(helen, 'First round', 'Agree')

  assert.match(
    await helen.locator('.govuk-error-summary').innerText(),
    /more than one level apart.*Fleet/s,
  )
  await ines.goto(`${house.url}${made.get('Fleet, by Head of change')}`)
  await ines.getByRole('link', { name: 'Edit', exact: true }).click()
  await fill('criticality', 'medium')
  await save()
  await sign(helen, 'First round', 'Agree')
  await sign(adrian, 'First round', 'Agree')
  await ines.goto(`${house.url}${base}/scope`)
  assert.match(await textOf(ines), /Not analysed, by the signed cut-off: Fleet/)
  await accessible(ines, 'scope and rating')
})

test('4. capability has evidence for every level; a system out of support is found by itself', async () => {
  await add(
    'capability',
    'Keep one record of a person',
    { what: 'Tells who is who', owner: 'Head of information', current: '3', target: '4' },
    {
      evidence: [
        {
          level: '3',
          what: 'A shared index',
          source: 'Walk-through (invented)',
          date: '2012-12-05',
        },
      ],
    },
  )
  assert.match(await textOf(ines), /evidence holds up 1/)
  await add('application', 'Crime records', {
    what: 'Holds crimes',
    sort: 'application',
    supportEnds: '2014-12-31',
    criticality: 'high',
  })
  await add('ict-line', 'One record', { what: 'A new record', cost: '7200000' })
  await adrian.goto(`${house.url}${made.get('One record')}`)
  await adrian.getByLabel('Approve', { exact: true }).check()
  await adrian.getByRole('button', { name: 'Sign this version' }).click()
  assert.match(await adrian.locator('.govuk-error-summary').innerText(), /no agreed outcome/)
  await ines.goto(`${house.url}${base}/capability`)
  assert.match(await textOf(ines), /Systems that cannot wait[\s\S]*Crime records/)
  await accessible(ines, 'capability')
})

test('5. people are asked, and each theme is answered', async () => {
  await add('engagement', 'Customer Journey', {
    how: 'survey',
    who: 'public',
    invited: '500',
    sampling: 'Five hundred who used the service (section 7)',
  })
  await ines.goto(`${house.url}${base}/voices/add`)
  await ines
    .getByLabel('One person a line')
    .fill(
      '2012-12-01; North; 35 to 49; Asian; 2; Nobody rang me back\n2012-12-02; South; 65 and over; White; 4; They came at once',
    )
  await ines.getByRole('button', { name: 'Keep them' }).click()
  const keys = await ines.locator('code').allInnerTexts()
  assert.equal(keys.length, 2)
  await add('theme', 'Nobody rang back', {
    what: 'People hear nothing after they report',
    from: ['Customer Journey'],
  })
  await ines.goto(`${house.url}${base}/voices/sort`)
  await ines.getByLabel('Nobody rang back').check()
  await ines.getByRole('button', { name: 'Save, and the next' }).click()
  await ines.goto(`${house.url}${base}/voices/withdraw`)
  await ines.getByLabel('Key').fill(keys[1]!)
  await ines.getByRole('button', { name: 'Erase it' }).click()
  assert.match(await textOf(ines), /It is erased/)
  await ines.goto(`${house.url}${base}/voices`)
  assert.match(await textOf(ines), /Customer Journey\s+500\s+1\s/)
  await accessible(ines, 'voices')
})

test('6. four options are weighed, and one that hands a core service away is named', async () => {
  const option = (
    name: string,
    stands: string,
    model: string,
    build: number,
    saved: number,
    more = {},
  ) =>
    add(
      'option',
      name,
      {
        stands,
        model,
        what: `${name} (invented)`,
        risks: 'It may be late',
        months: '24',
        optimism: '40',
        confidence: 'medium',
        ...(model !== 'public' && {
          tupe: 'Nobody',
          tax: 'None',
          control: 'The chief constable',
          exit: 'A year’s notice',
        }),
        ...more,
      },
      {
        costs: [
          {
            what: 'Begin',
            phase: 'Start-up',
            from: '0',
            to: '0',
            low: '90000',
            likely: '100000',
            high: '150000',
          },
          {
            what: 'Build',
            phase: 'Design and build',
            from: '0',
            to: '1',
            low: String(build * 0.8),
            likely: String(build),
            high: String(build * 1.6),
          },
          {
            what: 'Own',
            phase: 'Ownership',
            from: '2',
            to: '9',
            low: '700000',
            likely: '800000',
            high: '950000',
          },
        ],
        benefits: [
          {
            what: 'Contracts that end',
            sort: 'Cash-releasing',
            released: 'Two old contracts',
            from: '3',
            to: '9',
            low: String(saved * 0.6),
            likely: String(saved),
            high: String(saved * 1.2),
          },
        ],
      },
    )
  await option('As before', 'usual', 'public', 200000, 100000)
  await option('The least', 'minimum', 'public', 1500000, 900000)
  await option('With a partner', 'preferred', 'transform', 6000000, 5200000)
  await option('Everything at once', 'more', 'outsource', 14000000, 7000000, {
    operates: ['Response'],
  })
  await ines.goto(`${house.url}${base}/options`)
  const words = await textOf(ines)
  assert.match(
    words,
    /“Everything at once” would have somebody else operate “Response”, a core service/,
  )
  assert.match(words, /With a partner[\s\S]*What would change the ranking/)
  assert.match(words, /No ratio here is a pass mark/)
  await accessible(ines, 'options')
  // The theme changed an option; the option gives the core service back.
  await ines.goto(`${house.url}${made.get('Everything at once')}/edit`)
  await ines
    .locator('[name="operates"]')
    .and(ines.getByLabel('Response', { exact: true }))
    .uncheck()
  await save()
  await ines.goto(`${house.url}${made.get('Nobody rang back')}/edit`)
  await ines
    .locator('[name="options"]')
    .and(ines.getByLabel('With a partner', { exact: true }))
    .check()
  await fill(
    'changed',
    'The partner option tells each victim what happened, by a page of their own.',
  )
  await save()
})

test('7. the schedule of 2012 is linted: three contradictions', async () => {
  const where = (section: number) => `section ${section}`
  await add(
    'plan',
    'Nine weeks',
    {},
    {
      stages: [
        {
          what: 'Initiation',
          from: '1',
          to: '2',
          milestone: '2012-12-07',
          makes: 'Terms of reference',
          where: where(8),
        },
        {
          what: 'Research and data collection',
          from: '3',
          to: '6',
          milestone: '2013-01-04',
          makes: 'Scope',
          where: where(8),
        },
        {
          what: 'Analysis and options assessment',
          from: '7',
          to: '8',
          milestone: '2013-01-18',
          makes: 'Draft report',
          where: where(8),
        },
        {
          what: 'Report',
          from: '9',
          to: '9',
          milestone: '2013-01-25',
          makes: 'Report',
          where: where(8),
        },
      ],
      statements: [
        { about: 'Report', due: '2013-01-23', where: where(4) },
        { about: 'Scope', due: '2012-12-20', where: where(6) },
        { about: 'The whole plan', count: '2', unit: 'months', where: where(3) },
      ],
    },
  )
  const faults = await ines.locator('h2:text-is("Contradictions") + ul > li').allInnerTexts()
  assert.equal(faults.length, 3, faults.join('\n'))
})

test('8. projects are scheduled for the most value; one is moved with the keyboard, and the roadmap follows', async () => {
  await add('skill', 'Engineers', { people: '6' })
  await add(
    'budget',
    'Money for change',
    { begins: '2015-04-01', saving: '130000000' },
    {
      years: [
        { year: '1', amount: '5000000' },
        { year: '2', amount: '5000000' },
        { year: '3', amount: '4000000' },
      ],
    },
  )
  const project = (name: string, quarters: string, amount: string, value: string, more = {}) =>
    add(
      'project',
      name,
      {
        what: `${name} (invented)`,
        lead: 'Head of change',
        quarters,
        value,
        outcomes: ['Officers know what the force knows'],
        ...more,
      },
      { cost: [{ quarter: '1', amount }], skills: [{ skill: 'Engineers', people: '3' }] },
    )
  await project('Network', '2', '3000000', '200000', { must: 'yes' })
  await project('Devices', '3', '2500000', '1900000', { after: ['Network'] })
  await project('One record for all', '4', '4000000', '2600000', { after: ['Network'] })
  await ines.goto(`${house.url}${base}/roadmap`)
  await ines.getByRole('button', { name: 'Find the best roadmap' }).click()
  await ines.getByRole('heading', { name: 'The best roadmap' }).waitFor()
  assert.match(await textOf(ines), /no other roadmap within these limits is worth more/)
  await accessible(ines, 'the best roadmap')
  const bar = ines.getByRole('button', { name: /^Devices:/ })
  const before = await bar.getAttribute('data-start')
  await bar.focus()
  const began = Date.now()
  await ines.keyboard.press('ArrowRight')
  await ines.getByRole('button', { name: /^Devices:.*held by you/ }).waitFor()
  const settled = Date.now() - began
  console.log(`One project moved: the screen settled after ${settled} ms`)
  assert.ok(settled < 5000, `settled after ${settled} ms`)
  assert.equal(
    await ines.getByRole('button', { name: /^Devices:/ }).getAttribute('data-start'),
    String(Number(before) + 1),
  )
  // The proven answer follows the first one; only then is the picture still.
  await ines
    .locator('#roadmap')
    .getByText('no other roadmap within these limits is worth more')
    .waitFor()
  await ines.locator('#roadmap:not([aria-busy])').waitFor()
  await ines.getByRole('button', { name: 'Make it the plan' }).click()
  await ines.getByRole('heading', { name: 'The plan as it stands' }).waitFor()
  assert.match(await textOf(ines), /It keeps every limit/)
})

test('9. the report cannot be signed while a section is empty; whole, it is read, printed and signed', async () => {
  await add('workstream', 'Options analysis', {
    what: 'Writes the report',
    lead: 'Head of change',
    deputy: 'Head of finance',
  })
  const texts = [
    'ambition',
    'strategicIntent',
    'financialContext',
    'background',
    'scope',
    'capability',
    'engagement',
    'options',
  ]
  await add('report', 'Options for the service of 2020', {
    baseYear: '2015',
    ...Object.fromEntries(texts.map(field => [field, `What is said of ${field} (invented).`])),
  })
  await sign(adrian, 'Options for the service of 2020', 'Submit it to the policing body')
  assert.match(await adrian.locator('.govuk-error-summary').innerText(), /Empty: Governance/)
  await ines.goto(`${house.url}${made.get('Options for the service of 2020')}/edit`)
  await fill(
    'governance',
    'Each workstream has one lead; the steering group meets weekly (section 10).',
  )
  await save()
  await sign(adrian, 'Options for the service of 2020', 'Submit it to the policing body')
  await sign(helen, 'Options for the service of 2020', 'Approve')
  await helen.getByRole('link', { name: 'read it' }).click()
  const words = await textOf(helen)
  for (const heading of [
    'Ambition statement',
    'Strategic intent',
    'Financial context',
    'Background',
    'Scope',
    'Capability assessment',
    'Engagement with members of staff and the public',
    'Options analysis including costs, timescales and risks',
    'Governance',
  ]) {
    assert.ok(words.includes(heading), heading)
  }
  assert.match(words, /With a partner/)
  await accessible(helen, 'the options report')
  for (const [format, start] of [
    ['docx', 'PK'],
    ['pdf', '%PDF'],
  ] as const) {
    const file = await helen.request.get(helen.url().replace('/html', `/${format}`))
    assert.equal(file.status(), 200)
    assert.equal((await file.body()).subarray(0, start.length).toString(), start)
  }
})

test('10. the blueprint is checked by somebody else, accepted in one of four ways, and the contract pays what is due', async () => {
  await add(
    'contract',
    'Transformation contract',
    {
      supplier: 'The supplier',
      scope: 'A target operating model',
      price: '1000000',
      holdBack: '20',
      years: '5',
      begins: '2014-07-01',
    },
    {
      measures: [
        { year: '1', measure: 'Delivered in time', met: 'yes' },
        { year: '2', measure: 'Saving reached', met: 'no' },
      ],
    },
  )
  assert.match(
    await textOf(ines),
    /Fixed £800,000; held back £200,000, of it released\s+£40,000, lost £40,000, open £120,000/,
  )
  await add(
    'deliverable',
    'Target operating model',
    { what: 'The blueprint in eleven parts', author: 'The supplier', milestone: '250000' },
    {
      criteria: [
        {
          what: 'All eleven parts are there',
          met: 'yes',
          evidence: 'Counted',
          reviewer: 'Independent reviewer',
        },
      ],
    },
  )
  await sign(helen, 'Target operating model', 'Approve, and mean to adopt')
  assert.match(
    await helen.locator('.govuk-error-summary').innerText(),
    /Independent assurance has not checked it/,
  )
  await sign(kofi, 'Target operating model', 'Checked against the contract')
  await sign(helen, 'Target operating model', 'Approve, and mean to adopt')
  assert.match(await textOf(helen), /What follows[\s\S]*£250,000/)
  assert.match(await textOf(helen), /It is signed, and stands as it is/)
})

test('11. the decision is signed, and the public reads it without what is exempt', async () => {
  await add('decision', 'Accept the blueprint', {
    reference: 'PCC/2015/01',
    decision: 'The target operating model is approved, and is to be adopted.',
    reasons: 'It serves all four pillars.',
    about: 'Target operating model',
    considered: ['As before', 'The least', 'With a partner', 'Everything at once'],
    costs: 'As in the report.',
    finance: 'It can be paid from the budget for change.',
    legal: 'Four answers were open under the contract.',
    equality: 'Nobody is made to go online.',
    data: 'An assessment comes before the record is built.',
    consultation: 'Five hundred users of the service.',
    interests: 'None declared',
    exempt: `${canary}: the supplier's day rates.`,
    ground: 'Commercial interests',
    review: '2016-03-17',
  })
  await sign(helen, 'Accept the blueprint', 'Decide so', 'For the reasons of the notice')
  const reader = await visitor(browser, { viewport: phone, scripts: false })
  await reader.page.goto(`${house.url}/decisions`)
  await reader.page.getByRole('link', { name: 'Accept the blueprint' }).click()
  const words = await textOf(reader.page)
  assert.match(words, /PCC\/2015\/01[\s\S]*is approved, and is to be adopted/)
  assert.match(words, /Commercial interests/)
  assert.doesNotMatch(await reader.page.content(), new RegExp(canary))
  await helen.goto(`${house.url}${made.get('Accept the blueprint')}`)
  for (const format of ['html', 'docx', 'pdf']) {
    const id = made.get('Accept the blueprint')!.split('/').at(-1)
    const file = await helen.request.get(
      `${house.url}${base}/document/${id}/${format}?edition=public`,
    )
    assert.equal(file.status(), 200)
    assert.ok(!(await file.body()).includes(canary), format)
  }
  await reader.context.close()
})

test('12. the blueprint goes to another tool and comes back; a year of changes can be read', async () => {
  const file = await ines.request.get(`${house.url}${base}/blueprint.xml`)
  const xml = await file.body()
  assert.match(xml.toString(), /archimate\/3\.0/)
  await ines.goto(`${house.url}/workbench/change/import`)
  await ines
    .getByLabel('Exchange file')
    .setInputFiles({ name: 'blueprint.xml', mimeType: 'application/xml', buffer: xml })
  await ines.getByRole('button', { name: 'Bring it in' }).click()
  await ines.waitForURL(/\/blueprint$/)
  const again = await ines.request.get(`${ines.url()}.xml`)
  const names = (text: string) =>
    [...text.matchAll(/<name[^>]*>([^<]*)</g)]
      .map(([, name]) => name)
      .filter(name => !/brought in|service of 2020$/.test(name!))
      .sort()
  assert.deepEqual(names((await again.body()).toString()), names(xml.toString()))
  await ines.goto(`${house.url}${base}/history?weeks=52`)
  assert.match(await textOf(ines), /Options: 4|Short list: 4/)
  assert.match(await textOf(ines), /What is different[\s\S]*New \(\d+\)/)
  await accessible(ines, 'the history')
})

test('13. two people edit the same thing: different fields merge, the same field is shown to the second', async () => {
  const path = `${house.url}${made.get('Fleet')}/edit`
  const gloria = (await signIn(browser, house.url, 'Gloria Campbell')).page
  await ines.goto(path)
  await gloria.goto(path)
  await gloria.getByRole('status').filter({ hasText: 'Ines Marlow is writing here too' }).waitFor()
  await gloria.locator('[name="owner"]').fill('Head of fleet')
  await gloria.getByRole('button', { name: 'Save', exact: true }).click()
  await gloria.waitForURL(/\/element\/[0-9a-f-]{36}$/)
  await fill('volume', '1200')
  await save()
  const words = await textOf(ines)
  assert.match(words, /Head of fleet/)
  assert.match(words, /1200/)
  await ines.goto(path)
  await gloria.goto(path)
  await gloria.locator('[name="owner"]').fill('Chief engineer')
  await gloria.getByRole('button', { name: 'Save', exact: true }).click()
  await gloria.waitForURL(/\/element\/[0-9a-f-]{36}$/)
  await fill('owner', 'Head of transport')
  await ines.getByRole('button', { name: 'Save', exact: true }).click()
  assert.match(await textOf(ines), /changed it while you did[\s\S]*Who answers for it/)
  assert.match(await textOf(ines), /Chief engineer/)
  assert.equal(await ines.locator('[name="owner"]').inputValue(), 'Head of transport')
  await save()
  assert.match(await textOf(ines), /Head of transport/)
})
