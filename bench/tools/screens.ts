import http from 'node:http'
import { machineMs } from '../bench.ts'

/** Many open screens in a process of their own. It counts what each is sent and notes when; the parent asks for it. */

export type ScreensOrder =
  | { what: 'open'; url: string; cookies: string[]; screens: number }
  | { what: 'take' }
  | { what: 'close' }

/** When each thing reached each screen (machineMs) by the incident it is about, and what positions did. */
export type Seen = {
  screens: number
  incidents: [incidentId: string, times: number[]][]
  positions: {
    deliveries: number
    bytes: number
    /** Milliseconds from the newest fix of a batch to its arrival. */
    delays: number[]
    /** Units shown to the first screen since the last asking. */
    units: string[]
  }
  dropped: number
}

const incidents = new Map<string, number[]>()
const units = new Set<string>()
let positions = { deliveries: 0, bytes: 0, delays: [] as number[] }
let dropped = 0
let open = 0
let closing = false
const agent = new http.Agent({ maxSockets: Number.POSITIVE_INFINITY })
const requests: http.ClientRequest[] = []

function take(block: string, first: boolean): void {
  const data = block.indexOf('data: ')
  if (data < 0) return
  if (block.includes('event: incidents\n')) {
    const id = /"incidentId":"([0-9a-f-]{36})"/.exec(block)?.[1] ?? ''
    const times = incidents.get(id) ?? []
    incidents.set(id, times)
    times.push(machineMs())
  } else if (block.includes('event: positions\n')) {
    positions.deliveries += 1
    positions.bytes += Buffer.byteLength(block) + 2
    // The first screen reads every fix; for the others the last one's time is enough.
    if (first) {
      const fixes = JSON.parse(block.slice(data + 6)) as [string, number, number, number][]
      for (const [unitId] of fixes) units.add(unitId)
    }
    positions.delays.push(Date.now() - Number(/,(\d+)\]\]$/.exec(block)?.[1]))
  }
}

function openScreen(url: URL, cookie: string, first: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get({
      host: url.hostname,
      port: url.port,
      path: '/events?topics=incidents,units,positions',
      headers: { cookie },
      agent,
    })
    requests.push(request)
    request.on('error', error => (open > 0 ? undefined : reject(error)))
    request.on('response', response => {
      if (response.statusCode !== 200) {
        reject(new Error(`A screen was refused: ${response.statusCode}`))
        return
      }
      open += 1
      let rest = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) take(block, first)
      })
      response.on('error', () => {})
      response.on('close', () => {
        open -= 1
        if (!closing) dropped += 1
      })
      resolve()
    })
  })
}

async function obey(order: ScreensOrder): Promise<Seen | undefined> {
  switch (order.what) {
    case 'open': {
      const { cookies, screens } = order
      const url = new URL(order.url)
      for (let n = 0; n < screens; n += 1) {
        await openScreen(url, cookies[n % cookies.length]!, n === 0)
      }
      return undefined
    }
    case 'take': {
      const seen: Seen = {
        screens: open,
        incidents: [...incidents],
        positions: { ...positions, units: [...units] },
        dropped,
      }
      incidents.clear()
      units.clear()
      positions = { deliveries: 0, bytes: 0, delays: [] }
      return seen
    }
    case 'close':
      closing = true
      for (const request of requests) request.destroy()
      return undefined
    default:
      return order satisfies never
  }
}

process.on('message', (order: ScreensOrder) => {
  void obey(order).then(
    seen => process.send?.({ seen: seen ?? null }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
