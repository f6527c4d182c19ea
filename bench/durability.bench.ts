import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, verify } from '@bluelamp/platform'
import type { Bench } from './bench.ts'
import { machineMs, round, untilOrFail } from './bench.ts'
import { Client, keepAlive } from './tools/client.ts'
import {
  countMarked,
  findDamage,
  findSettings,
  type Sent,
  waitUntilSealed,
} from './tools/kept-reports.ts'
import { postmasterOf } from './tools/process-facts.ts'
import { fillIn, type Patience, type Presses, pagesOf, sendReport } from './tools/report-form.ts'
import { type ServerProcess, startServer } from './tools/server-process.ts'
import { freePort, tempFolder } from './tools/temp-folder.ts'

const reportsARound = 1000
const clients = 16
const patienceMs = 90_000
const mark = `Durability ${randomUUID().slice(0, 8)}`

type Round = {
  name: string
  /** When this share of the reports was acknowledged, this is done. */
  strikes: { share: number; strike: (house: House) => Promise<void> }[]
}

const postmaster = (house: House) => void process.kill(postmasterOf(house.folder), 'SIGKILL')

const rounds: Round[] = [
  {
    name: 'PostgreSQL killed (-9) three times',
    strikes: [0.25, 0.5, 0.75].map(share => ({
      share,
      strike: async house => postmaster(house),
    })),
  },
  {
    name: 'Node killed (-9), then Node and PostgreSQL together, then both again',
    strikes: [
      { share: 0.25, strike: house => house.restart(() => {}) },
      { share: 0.5, strike: house => house.restart(() => postmaster(house)) },
      { share: 0.75, strike: house => house.restart(() => postmaster(house)) },
    ],
  },
]

/** One answer in ten is lost on its way, and one button in ten pressed twice at one moment. */
const pressesOf = (n: number): Presses =>
  n % 10 === 3 ? 'answer-lost' : n % 10 === 7 ? 'twice-at-once' : 'once'

/** The server and what starts it again when it is gone, as a service manager does. */
class House {
  readonly folder: string
  readonly #environment: Record<string, string>
  #server: ServerProcess

  private constructor(folder: string, environment: Record<string, string>, server: ServerProcess) {
    this.folder = folder
    this.#environment = environment
    this.#server = server
  }

  static async open(folder: string): Promise<House> {
    const environment = {
      PORT: String(await freePort()),
      BLUELAMP_FORCE: process.env.BENCH_FORCE ?? 'none',
    }
    return new House(folder, environment, await startServer(folder, environment))
  }

  get url(): string {
    return this.#server.url
  }

  get ownerUrl(): string {
    return this.#server.ownerUrl
  }

  async restart(alsoKill: () => void): Promise<void> {
    const killed = this.#server.kill()
    alsoKill()
    await killed
    this.#server = await startServer(this.folder, this.#environment)
  }

  stop = (): Promise<void> => this.#server.stop()
}

type Tally = { sent: Sent[]; tries: number; pressedAgain: number; acknowledgedAt: number[] }

/** Repeats whatever got no answer, or a fault of the server's, as people and outboxes do. */
const patient =
  (tally: Tally): Patience =>
  async step => {
    const end = machineMs() + patienceMs
    for (;;) {
      const answer = await step().catch((error: Error) => error)
      if (!(answer instanceof Error) && answer.status < 500) return answer
      if (machineMs() > end) {
        const last = answer instanceof Error ? answer.message : answer.status
        throw new Error(`No answer within ${patienceMs / 1000} s, at last: ${last}`)
      }
      tally.tries += 1
      await sleep(150)
    }
  }

async function sendAll(house: House, from: number, strikes: Round['strikes']): Promise<Tally> {
  const tally: Tally = { sent: [], tries: 0, pressedAgain: 0, acknowledgedAt: [] }
  const agent = keepAlive(clients)
  const patience = patient(tally)
  const struck: Promise<void>[] = []
  const due = [...strikes]
  let next = from
  const work = async () => {
    for (let n = next++; n < from + reportsARound; n = next++) {
      const client = new Client(house.url, { agent })
      await fillIn(client, pagesOf(n, mark), patience)
      const before = tally.tries
      const receipt = await sendReport(client, patience, pressesOf(n))
      if (tally.tries > before) tally.pressedAgain += 1
      tally.sent.push({ n, ...receipt })
      tally.acknowledgedAt.push(machineMs())
      const [strike] = due
      if (strike && tally.sent.length >= reportsARound * strike.share) {
        due.shift()
        struck.push(strike.strike(house))
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, work))
  await Promise.all(struck)
  agent.destroy()
  return tally
}

/** The longest that nobody at all was told that their report is kept. */
function longestSilence({ acknowledgedAt }: Tally): number {
  const gaps = acknowledgedAt.slice(1).map((at, index) => at - acknowledgedAt[index]!)
  return round(Math.max(0, ...gaps) / 1000)
}

async function journalHolds(url: string, folder: string): Promise<boolean> {
  const owner = openDatabase({ url, connections: 3 })
  try {
    const publicKey = readFileSync(join(folder, 'journal-key.pub'), 'utf8').trim()
    const witnessFile = join(folder, 'journal-heads.log')
    return (await verify(owner.db, { publicKeys: [publicKey], witnessFile })).ok
  } finally {
    await owner.close()
  }
}

async function readOwnReports(url: string, sent: readonly Sent[]): Promise<number> {
  const agent = keepAlive(4)
  const client = new Client(url, { agent })
  let unread = 0
  for (const { reference, key } of sent) {
    const { status, body } = await client.get(`/my-report/${reference}?key=${key}`)
    if (status !== 200 || !body.includes(reference)) unread += 1
  }
  agent.destroy()
  return unread
}

const bench: Bench = {
  about: 'reports sent through the public form while the database and the server are killed',
  run: async say => {
    const folder = tempFolder('durability')
    const house = await House.open(folder.path)
    const closers: (() => Promise<void>)[] = []
    try {
      const tallies: Tally[] = []
      for (const [index, { name, strikes }] of rounds.entries()) {
        say(`${reportsARound} reports by ${clients} at once: ${name}`)
        const tally = await sendAll(house, index * reportsARound, strikes)
        say(`  ${tally.tries} requests were repeated; longest silence ${longestSilence(tally)} s`)
        tallies.push(tally)
      }
      const sent = tallies.flatMap(tally => tally.sent)
      // The database may have come back on another port.
      const owner = openDatabase({ url: house.ownerUrl, connections: 2 })
      closers.push(owner.close)
      const settings = await findSettings(owner.db)
      await untilOrFail(() => waitUntilSealed(owner.db), 'the journal to be sealed', 30_000)
      const damage = await findDamage(owner.db, mark, sent)
      const unread = await readOwnReports(
        house.url,
        sent.filter((_, index) => index % 20 === 0),
      )
      const whole = await journalHolds(house.ownerUrl, folder.path)
      const marked = await countMarked(owner.db, mark)
      const pressed = tallies.reduce((sum, tally) => sum + tally.pressedAgain, 0)
      const none = (claim: string, measured: number) => ({
        claim,
        target: '0',
        measured,
        unit: 'reports',
        reached: measured === 0,
      })
      return {
        settings: { reports: sent.length, clients, kills: 6, ...settings },
        figures: [
          { name: 'Acknowledged', value: sent.length, unit: 'reports' },
          { name: 'Kept', value: marked, unit: 'reports' },
          {
            name: 'Requests repeated after a fault',
            value: tallies.reduce((sum, tally) => sum + tally.tries, 0),
            unit: 'requests',
          },
          { name: 'Sending of these was repeated after a fault', value: pressed, unit: 'reports' },
          {
            name: 'Sent again although kept already (lost answers and double presses among them)',
            value: damage.heardTwice,
            unit: 'reports',
          },
          ...rounds.map(({ name }, index) => ({
            name: `Longest time in which no report was acknowledged: ${name}`,
            value: longestSilence(tallies[index]!),
            unit: 's',
          })),
        ],
        claims: [
          none('Acknowledged reports lost', damage.lost),
          none('Reports kept twice', damage.twice),
          none('Reports kept without their journal entry, or with two', damage.entriesWrong),
          none('Acknowledged reports whose messages are none or two', damage.messagesWrong),
          none('Acknowledged reports their sender cannot read (one in twenty asked)', unread),
          {
            claim: 'The journal verifies after all kills',
            target: 'whole',
            measured: whole ? 'whole' : 'damaged',
            unit: '',
            reached: whole,
          },
          {
            claim:
              'Default settings outlast a power cut: fsync, synchronous_commit, full_page_writes',
            target: 'on on on',
            measured: Object.values(settings).join(' '),
            unit: '',
            reached: Object.values(settings).every(setting => setting === 'on'),
          },
        ],
      }
    } finally {
      for (const close of closers) await close()
      await house.stop()
      folder.remove()
    }
  },
}

export default bench
