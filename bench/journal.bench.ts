import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import {
  append,
  appendAll,
  type Db,
  loadOrCreateSigningKey,
  migrate,
  type NewEntry,
  openDatabase,
  seal,
  startLocalPostgres,
  startSealer,
  type Verification,
} from '@bluelamp/platform'
import { migrations } from '../server/folders.ts'
import { type Bench, type Figure, machineMs, median, round, rounds, words } from './bench.ts'
import { openLoop } from './tools/open-loop.ts'
import { tempFolder } from './tools/temp-folder.ts'

const million = Number(process.env.BENCH_ENTRIES ?? 1_000_000)
const batch = 5000
const roundSeconds = 4
const fixedRate = 300
const verifyTargetSeconds = 60

const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

/** What a verb writes of one report: a person, a record, a few words. */
const entryOf = (n: number): NewEntry => ({
  actor: { id: `officer-${n % 900}`, name: `Invented Officer ${n % 900}`, role: 'dispatcher' },
  verb: 'thing.alter',
  operation: 'alter',
  purpose: 'Benchmark',
  subjects: [uuid(n)],
  records: [uuid(1_000_000_000 + n)],
  detail: { reference: `BL-${n}`, channel: 'online' },
  requestId: uuid(2_000_000_000 + n),
})

/** What one write that must reach the disk costs here: nothing durable can be faster than that, one by one. */
function diskMs(folder: string): number {
  const file = openSync(join(folder, 'fsync'), 'w')
  const page = Buffer.alloc(8192, 7)
  const times = Array.from({ length: 100 }, () => {
    const began = machineMs()
    writeSync(file, page)
    fsyncSync(file)
    return machineMs() - began
  })
  closeSync(file)
  return median(times)
}

/** As many as they can, each in its own transaction. Entries a second. */
async function appendFlatOut(db: Db, writers: number): Promise<number> {
  const began = machineMs()
  let count = 0
  const write = async () => {
    while (machineMs() - began < roundSeconds * 1000) {
      const n = count++
      await db.transaction().execute(tx => append(tx, entryOf(n)))
    }
  }
  await Promise.all(Array.from({ length: writers }, write))
  return (count / (machineMs() - began)) * 1000
}

type Verified = { seconds: number; peakMiB: number; found: Verification }

async function verifyApart(input: object): Promise<Verified> {
  const child = fork(join(import.meta.dirname, 'tools/verify-journal.ts'), [], { execArgv: [] })
  const ended = once(child, 'exit')
  child.send(input)
  const answer = await Promise.race([once(child, 'message'), ended.then(() => undefined)])
  if (!answer) throw new Error('The verifier ended without a word')
  await ended
  return answer[0] as Verified
}

const bench: Bench = {
  about: 'the journal: durable entries, waits at a fixed rate, sealing, verifying a million',
  run: async say => {
    const folder = tempFolder('journal')
    const postgres = await startLocalPostgres({ folder: folder.path })
    const owner = openDatabase({ url: postgres.ownerUrl, connections: 4 })
    const app = openDatabase({ url: postgres.appUrl, connections: 24 })
    const { db } = app
    const signingKey = loadOrCreateSigningKey(folder.path)
    const witnessFile = join(folder.path, 'journal-heads.log')
    const sealing = { db, signingKey, witnessFile }
    const figures: Figure[] = []
    const figure = (name: string, value: number | string, unit: string) =>
      figures.push({ name, value, unit })
    try {
      await migrate(owner.db, migrations)
      figure('One write of 8 KiB that reaches the disk', round(diskMs(folder.path), 2), 'ms')
      for (const writers of [1, 20]) {
        const rates: number[] = []
        for (let n = 0; n < 3; n += 1) rates.push(await appendFlatOut(db, writers))
        figure(`Durable entries, ${writers} at once`, rounds(rates), 'a second')
        say(`${writers} writers: ${rounds(rates)} entries a second`)
      }
      await seal(sealing)
      const sealer = startSealer({
        ...sealing,
        everyMs: 2000,
        onError: error => say(`not sealed: ${error}`),
      })
      let n = 0
      const paced = await openLoop({
        perSecond: fixedRate,
        seconds: 15,
        next: () => ({
          name: 'append',
          send: () =>
            db
              .transaction()
              .execute(tx => append(tx, entryOf(n++)))
              .then(() => 200),
        }),
      })
      await sealer.stop()
      figure(
        `Wait for an acknowledgement at ${fixedRate} entries a second, sealer running`,
        words(paced.all),
        'ms',
      )
      await seal(sealing)
      say(`adding ${million} entries in batches of ${batch}`)
      const built = machineMs()
      for (let from = 0; from < million; from += batch) {
        const entries = Array.from({ length: Math.min(batch, million - from) }, (_, k) =>
          entryOf(from + k),
        )
        await appendAll(db, entries)
      }
      figure('Added in batches', round(million / ((machineMs() - built) / 1000), 0), 'a second')
      const began = machineMs()
      const sealed = await seal(sealing)
      figure('Sealed', round(sealed / ((machineMs() - began) / 1000), 0), 'entries a second')
      say('verifying')
      const input = { url: postgres.ownerUrl, publicKey: signingKey.publicKey, witnessFile }
      const checks: Verified[] = []
      for (let round = 0; round < 3; round += 1) checks.push(await verifyApart(input))
      const size = checks[0]?.found.size ?? 0
      const perMillion = checks.map(check => (check.seconds / size) * 1e6)
      const whole = checks.every(({ found }) => found.ok && found.checked === size)
      figure('Verified', rounds(perMillion, 1), 's a million')
      figure('Peak memory while verifying', Math.max(...checks.map(c => c.peakMiB)), 'MiB')
      return {
        settings: { entries: size, batch, roundSeconds, fixedRate },
        figures,
        claims: [
          {
            claim: 'Every entry verifies',
            target: String(size),
            measured: Math.min(...checks.map(check => check.found.checked)),
            unit: 'entries',
            reached: whole,
          },
          {
            claim: 'A million entries verify within a minute',
            target: `<= ${verifyTargetSeconds}`,
            measured: round(median(perMillion)),
            unit: 's',
            reached: median(perMillion) <= verifyTargetSeconds,
          },
          {
            claim: `At ${fixedRate} entries a second 99 of 100 are acknowledged within 100 ms`,
            target: '<= 100',
            measured: paced.all.p99,
            unit: 'ms',
            reached: paced.all.p99 <= 100 && !paced.gaveUp && paced.failed.size === 0,
          },
        ],
      }
    } finally {
      await app.close()
      await owner.close()
      await postgres.stop()
      folder.remove()
    }
  },
}

export default bench
