import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { ofKind, openProgramme, readProgramme } from '@bluelamp/change'
import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from './browser.ts'
import { projectCount as count, inventProjects } from './forty-projects.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { accessible, phone, signIn, story, textOf } from './story.ts'

/**
 * A roadmap of forty projects, with money and people that do not suffice for all: one of them is moved, by keys and by drag, and the screen
 * settles on an answer that keeps every limit in less than two seconds. All of it is invented, the same for the same seed.
 */

let house: OpenHouse
let browser: Browser
let page: Page
let base: string
let context: Context
let programmeId: string

before(async () => {
  house = await openHouse('roadmap-story')
  browser = await launchChromium()
  const { db } = house.databases.app
  const { rows } = await sql<{ id: string }>`select force_id as id from change.programme`.execute(
    db,
  )
  const forceId = rows[0]!.id
  context = {
    db,
    now: house.clock.now(),
    actor: {
      id: 'planner',
      name: 'Planner',
      roles: ['programme-manager'],
      attributes: { clearance: 0, forceId, areas: [], powers: [] },
    },
  }
  programmeId = await openProgramme(context, {
    forceId,
    name: 'Forty projects (invented)',
    body: 'commissioner',
  })
  await inventProjects(context, programmeId)
  base = `${house.url}/workbench/change/${programmeId}`
  page = (await signIn(browser, house.url, 'Ines Marlow')).page
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const test = story(async () => console.log((await textOf(page)).slice(0, 900)))
const limit = 2000

/** From the input to the picture that answers it, in the browser's own time. */
async function settledAfter(input: string, act: () => Promise<void>): Promise<number> {
  await page.evaluate(event => {
    const place = document.getElementById('roadmap')!
    let began = 0
    const started = () => {
      began = performance.now()
    }
    document.addEventListener(event, started, { once: true, capture: true })
    const settled = new Promise<number>(resolve => {
      const watch = new MutationObserver(() => {
        if (began === 0 || place.hasAttribute('aria-busy')) return
        // An answer that stands: one that was found, and keeps every limit.
        if (!place.querySelector('[data-found="yes"] ~ * .bl-gantt__held')) return
        watch.disconnect()
        // Once it has been painted.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)))
      })
      watch.observe(place, { childList: true })
    })
    Object.assign(window, { settled })
  }, input)
  await act()
  return page.evaluate(() => (window as unknown as { settled: Promise<number> }).settled)
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!
const shownStart = (id: string) => page.locator(`[data-project="${id}"]`).getAttribute('data-start')

/** Bars that can be moved by one quarter to the right within their slot. */
async function movable(): Promise<{ id: string; start: number }[]> {
  await page.goto(`${base}/roadmap`)
  const { model } = await readProgramme(context, { programmeId })
  const latest = new Map(
    ofKind(model, 'project').map(({ id, body }) => [id, Number(body.latest) - 1]),
  )
  const bars = await page.locator('#roadmap [data-project]').evaluateAll(found =>
    found.map(bar => ({
      id: bar.getAttribute('data-project')!,
      start: Number(bar.getAttribute('data-start')),
    })),
  )
  return bars.filter(({ id, start }) => start >= 0 && start < latest.get(id)!)
}

test('1. the best roadmap of forty projects keeps every limit, and does not hold them all', async () => {
  await page.goto(`${base}/roadmap`)
  await page.getByRole('button', { name: 'Find the best roadmap' }).click()
  await page.getByRole('heading', { name: 'The best roadmap' }).waitFor()
  // Proven, or as near as twenty seconds bring it on a busy machine.
  await page.locator('#roadmap [data-settled="yes"]').waitFor({ timeout: 40_000 })
  const placed = await page.locator('#roadmap [data-project]:not([data-start="-1"])').count()
  assert.ok(placed > 15 && placed < count, `${placed} placed`)
  await page.getByRole('button', { name: 'Make it the plan' }).click()
  await page.getByRole('heading', { name: 'The plan as it stands' }).waitFor()
  assert.match(await textOf(page), /It keeps every limit/)
  await accessible(page, 'a roadmap of forty projects')
})

test('2. one project is moved with the keyboard, five times: settled in less than two seconds', async () => {
  const took: number[] = []
  for (const { id, start } of (await movable()).slice(0, 5)) {
    await page.goto(`${base}/roadmap`)
    // Whoever reads the roadmap for a moment finds the solver ready.
    await page.waitForTimeout(800)
    await page.locator(`[data-project="${id}"]`).focus()
    took.push(await settledAfter('keydown', () => page.keyboard.press('ArrowRight')))
    assert.equal(await shownStart(id), String(start + 1))
    assert.equal(await page.locator(':focus').getAttribute('data-project'), id)
    assert.match(await page.locator('#roadmap-said').innerText(), /held by you.*Worth £/)
  }
  report('by keyboard', took)
})

test('3. one project is dragged, five times: settled in less than two seconds', async () => {
  const took: number[] = []
  for (const { id, start } of (await movable()).slice(3, 8)) {
    await page.goto(`${base}/roadmap`)
    await page.waitForTimeout(800)
    const bar = page.locator(`[data-project="${id}"] rect`)
    await bar.scrollIntoViewIfNeeded()
    const box = (await bar.boundingBox())!
    await page.mouse.move(box.x + 10, box.y + 9)
    await page.mouse.down()
    await page.mouse.move(box.x + 10 + 42, box.y + 9, { steps: 4 })
    took.push(await settledAfter('pointerup', () => page.mouse.up()))
    assert.equal(await shownStart(id), String(start + 1))
  }
  report('by drag', took)
})

function report(how: string, took: readonly number[]) {
  const told = took.map(ms => Math.round(ms)).join(', ')
  console.log(
    `One of ${count} projects moved ${how}: settled after ${told} ms; median ${Math.round(median(took))} ms`,
  )
  assert.equal(took.length, 5)
  assert.ok(median(took) < limit, `median of ${told} ms`)
}

test('4. what is shown keeps every limit, and a better answer does not take its place unasked', async () => {
  const shown = () => page.locator('#roadmap [data-schedule]').getAttribute('data-schedule')
  const first = await shown()
  const settled = async () =>
    (await page.locator('#roadmap-better').isVisible()) ||
    (await page.locator('#roadmap [data-settled="yes"]').count()) > 0
  for (let tries = 0; tries < 120 && !(await settled()); tries++) await page.waitForTimeout(200)
  assert.ok(await settled(), 'no proof and no better answer in 24 seconds')
  assert.equal(await shown(), first)
  // Nothing is over its limit in the picture: it would say so.
  assert.equal(await page.getByRole('heading', { name: 'Over the limit' }).count(), 0)
})

test('5. Escape lets go of a project; the last move can be undone; three quick presses are one move', async () => {
  const [{ id, start }] = (await movable()) as [{ id: string; start: number }]
  const bar = page.locator(`[data-project="${id}"]`)
  await bar.focus()
  await settledAfter('keydown', () => page.keyboard.press('ArrowRight'))
  assert.equal(await page.locator('.bl-gantt__held').count(), 1)
  await page.getByRole('button', { name: 'Undo the last move' }).click()
  await page.getByRole('heading', { name: 'The plan as it stands' }).waitFor()
  assert.equal(await shownStart(id), String(start))
  assert.equal(await page.locator('#roadmap-said').innerText(), 'The last move is undone.')
  await bar.focus()
  await settledAfter('keydown', async () => {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
  })
  assert.equal(await shownStart(id), String(start + 1))
  await page.keyboard.press('Escape')
  await page.locator('#roadmap:not(:has(.bl-gantt__held))').waitFor()
})

test('6. tranches, slack, money and people are told in words, and the page fits a phone', async () => {
  await page.goto(`${base}/roadmap`)
  await page.getByText('The roadmap as tables').click()
  const words = await textOf(page)
  assert.match(words, /T1 End of tranche 1/)
  assert.match(words, /quarters? of slack|no slack/)
  assert.match(words, /2026\/27, £[\d.]+m of £6\.0m/)
  assert.match(words, /Analysts/)
  const small = (await signIn(browser, house.url, 'Ines Marlow', phone)).page
  await small.goto(`${base}/roadmap`)
  assert.equal(await small.evaluate(() => document.documentElement.scrollWidth), phone.width)
  const name = small.locator('.bl-gantt__name').first()
  const area = small.getByRole('region', { name: 'Roadmap', exact: true })
  const before = (await name.boundingBox())!
  await area.evaluate(element => element.scrollTo(300, 0))
  // The years go by; the names stay.
  assert.equal((await name.boundingBox())!.x, before.x)
  await accessible(small, 'a roadmap on a phone')
})
