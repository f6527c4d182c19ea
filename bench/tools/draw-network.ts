import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { render, stylesheet } from '@bluelamp/kit'
import type { NetworkNode, NetworkTie } from '@bluelamp/memory'
import { buildBrowserCode } from '@bluelamp/workbench'
import { findChromium, launchChromium } from '../../journeys/browser.ts'
import { networkPage } from '../../web/workbench/network/network-page.ts'
import { readAsked } from '../../web/workbench/network/network-question.ts'
import { type Claim, round, seeded, spread, words } from '../bench.ts'

const nodeCount = 5000
const tieCount = 12_000

/** Groups of some forty about their own centre, bridges between them, and three steps from the first to all. */
export function inventPicture(): { start: string; nodes: NetworkNode[]; ties: NetworkTie[] } {
  const chance = seeded(1829)
  const kinds = [
    ['person', 'person'],
    ['person', 'person'],
    ['place', 'address'],
    ['object', 'vehicle'],
    ['event', 'incident'],
    ['event', 'crime'],
  ] as const
  const group = 40
  const id = (n: number) => `02000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
  const pairs = new Map<string, [number, number]>()
  const join = (a: number, b: number) => {
    if (a !== b) pairs.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)])
  }
  for (let n = 1; n < nodeCount; n++) {
    const centre = Math.floor(n / group) * group
    if (n === centre || n < group) join(n, n < group ? 0 : Math.floor(chance() * group))
    else join(n, chance() < 0.5 ? centre : centre + Math.floor((n - centre) * chance() ** 2))
  }
  while (pairs.size < tieCount) {
    const a = Math.floor(nodeCount * chance())
    const centre = Math.floor(a / group) * group
    join(
      a,
      chance() < 0.95
        ? Math.min(nodeCount - 1, centre + Math.floor(group * chance()))
        : Math.floor(nodeCount * chance() ** 3),
    )
  }
  const day = 86_400_000
  const now = Date.UTC(2026, 10, 20)
  return {
    start: id(0),
    nodes: Array.from({ length: nodeCount }, (_, n) => {
      const [kind, subkind] = n === 0 ? kinds[0] : kinds[Math.floor(kinds.length * chance())]!
      return {
        id: id(n),
        kind,
        subkind,
        label: `Invented ${subkind} ${n}`,
        at: null,
        entities: [id(n)],
        held: [],
        steps: n === 0 ? 0 : n < group ? 1 : n % group === 0 ? 2 : 3,
        more: n % 97 === 0 ? 60 : 0,
        atLeast: false,
        closed: n > group && n % 97 === 0,
      }
    }),
    ties: [...pairs.values()].map(([a, b]) => {
      const last = now - Math.floor(700 * chance()) * day
      return {
        from: id(a),
        to: id(b),
        kind: 'people' as const,
        records: [id(a + b)],
        count: 1 + Math.floor(4 * chance() ** 3),
        first: last - Math.floor(60 * chance()) * day,
        last,
        roles: ['seen\tseen'],
        opinion: chance() < 0.05,
      }
    }),
  }
}

/** The policy that the server sends with every page. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:"

async function serve(html: string) {
  const dist = join(import.meta.dirname, '../../web/workbench/dist')
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    response.setHeader('content-security-policy', policy)
    const send = (type: string, body: string | Buffer) =>
      response.setHeader('content-type', type).end(body)
    if (path === '/') send('text/html; charset=utf-8', html)
    else if (path === stylesheet.path) send('text/css', stylesheet.content)
    else if (/^\/assets\/workbench\/assets\/[\w-]+\.(js|css)$/.test(path)) {
      const body = readFileSync(join(dist, path.slice('/assets/workbench/'.length)))
      send(path.endsWith('.css') ? 'text/css' : 'text/javascript', body)
    } else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    close: () => server.close(),
  }
}

function pageOf(): string {
  const manifest = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../web/workbench/dist/manifest.json'), 'utf8'),
  ) as Record<string, { file: string; css?: string[]; isEntry?: boolean }>
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry)!
  const base = '/assets/workbench/'
  const body = render(
    networkPage(inventPicture(), readAsked({ most: '5000', purpose: 'Benchmark' })),
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Benchmark</title>
    <link rel="stylesheet" href="${stylesheet.path}">${(entry.css ?? []).map(file => `<link rel="stylesheet" href="${base}${file}">`).join('')}
    <script type="module" src="${base}${entry.file}"></script></head><body class="govuk-template__body">${body}</body></html>`
}

/** Every frame one step of panning or zooming, by the keys; the page counts its own frames. In the page's own tongue. */
const moving = `new Promise(resolve => {
  const canvas = document.querySelector('canvas')
  canvas.focus()
  const times = []
  const keys = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown', '+', '-']
  const tick = at => {
    times.push(at)
    if (times.length > 240) return resolve(times.slice(1).map((time, index) => time - times[index]))
    const key = keys[Math.floor(times.length / 10) % keys.length]
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: key.startsWith('Arrow'), bubbles: true }))
    requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
})`

export async function drawInvented(
  say: (line: string) => void,
): Promise<{ figures: [string, number | string, string][]; claims: Claim[] } | undefined> {
  if (!findChromium()) {
    say('The picture is not measured: no Chromium was found')
    return undefined
  }
  await buildBrowserCode(say)
  const html = pageOf()
  const server = await serve(html)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const faults: string[] = []
    page.on('pageerror', error => faults.push(error.message))
    await page.goto(server.url)
    await page.waitForSelector('[data-state=settled]', { timeout: 60_000 })
    const marks = await page.evaluate(() =>
      ['network-first', 'network-settled'].map(
        name => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN,
      ),
    )
    const [first = Number.NaN, settled = Number.NaN] = marks
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const metric = async (wanted: string) => {
      const { metrics } = await session.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
    }
    const before = await metric('ProcessTime')
    const taken = await page.evaluate<number[]>(moving)
    const perFrame = ((await metric('ProcessTime')) - before) * (1000 / taken.length)
    const times = spread(taken)
    await session.send('HeapProfiler.collectGarbage')
    const heap = await metric('JSHeapUsedSize')
    if (faults.length > 0) throw new Error(`The picture failed: ${faults.join('; ')}`)
    return {
      figures: [
        ['Picture of 5,000 nodes and 12,000 ties: page sent', round(html.length / 2 ** 20), 'MiB'],
        ['Picture: first readable, from the start of the navigation', round(first, 0), 'ms'],
        ['Picture: everything at its final place', round(settled, 0), 'ms'],
        ['Picture: frame while panning and zooming', words(times), 'ms'],
        ['Picture: processor time a frame, all of the page', round(perFrame), 'ms'],
        ['Picture: memory of the page’s scripts', round(heap / 2 ** 20), 'MiB'],
      ],
      claims: [
        {
          claim: 'A picture of 5,000 nodes can be read within 3 s',
          target: '< 3000',
          measured: round(first, 0),
          unit: 'ms',
          reached: first < 3000,
        },
        {
          claim: 'A frame of moving costs the page less than a sixtieth of a second of processor',
          target: '< 16',
          measured: round(perFrame),
          unit: 'ms',
          reached: perFrame < 16,
        },
      ],
    }
  } finally {
    await browser.close()
    server.close()
  }
}
