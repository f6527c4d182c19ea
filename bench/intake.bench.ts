import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { closeBulk, keepBulkRows, openBulk, readRowsOf, saveMapping } from '@bluelamp/listen'
import { guessMapping } from '@bluelamp/listen/contract'
import {
  indexAllMentions,
  indexAllRecords,
  keepRecord,
  linkMention,
  type Mention,
} from '@bluelamp/memory'
import {
  type Context,
  type Db,
  migrate,
  openDatabase,
  startLocalPostgres,
} from '@bluelamp/platform'
import { allowEverything } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { migrations } from '../server/folders.ts'
import { type Bench, type Figure, machineMs, round, spread, words } from './bench.ts'
import { type InventedRecord, inventRecords } from './people/invent-people.ts'
import { forceId, loadPeople } from './search/load-people.ts'
import { cpuSeconds, familyOf } from './tools/process-facts.ts'
import { tempFolder } from './tools/temp-folder.ts'

const flag = process.argv.indexOf('--records')
const records = flag < 0 ? 1_000_000 : Number(process.argv[flag + 1])
const seed = 1829
const arriving = 600
const rows = Number(process.env.BENCH_ROWS ?? 5000)
/** Rows committed together, as `npm run load -- records` does. */
const together = 500
const budget = { p50: 15, p99: 60 }
const leastRows = 200

const mapping = {
  ref: 'key',
  name: 'person-1.name',
  born: 'person-1.date-of-birth',
  phone: 'person-1.phone',
  postcode: 'person-1.postcode',
  email: 'person-1.email',
  what: 'words',
} as const

const nameOf = (person: InventedRecord) =>
  [person.forenames, person.surname].filter(Boolean).join(' ')

/** In turn somebody of whom there are records and somebody of whom there are none. */
function* arrivals(count: number): Generator<InventedRecord> {
  const known = inventRecords(records, seed)
  const strangers = inventRecords(count, seed + 1)
  for (let n = 0; n < count; n++) {
    const next = (n % 2 ? strangers : known).next()
    if (next.done) return
    yield next.value.values
  }
}

const mentionOf = (person: InventedRecord): Mention => ({
  kind: 'person',
  subkind: 'person',
  role: 'reporter',
  details: (
    [
      ['name', nameOf(person)],
      ['date-of-birth', person.date_of_birth],
      ['phone', person.phone],
      ['postcode', person.postcode],
      ['email', person.email],
    ] as const
  ).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
})

const bench: Bench = {
  about: `records that arrive beside ${records.toLocaleString('en-GB')} others: linked on the way in, one by one and in a file`,
  run: async say => {
    allowEverything()
    const folder = tempFolder('intake')
    const postgres = await startLocalPostgres({ folder: folder.path })
    const owner = openDatabase({ url: postgres.ownerUrl, connections: 2 })
    const app = openDatabase({ url: postgres.appUrl, connections: 2 })
    try {
      await migrate(owner.db, migrations)
      await loadPeople({ ownerUrl: postgres.ownerUrl, records, seed, hiddenTenths: 1, say })
      await indexAllMentions({ db: owner.db, say })
      await indexAllRecords({ db: owner.db, say })
      const context = (): Context => ({
        db: app.db,
        now: new Date(),
        actor: { id: 'bench', name: 'Bench', roles: ['system'], attributes: { forceId } },
      })
      const processes = () => cpuSeconds([process.pid, ...familyOf(postgres.pid)])
      say(`${arriving} reports, one by one`)
      const one = await arrive(context)
      say(`a file of ${rows} rows`)
      const before = processes()
      const file = await loadFile(context, folder.path)
      const own = processes() - before
      const whole = await countWhole(owner.db, file.batchId)
      const figures: Figure[] = [
        {
          name: 'linkMention in the transaction of a report',
          value: words(spread(one.linking)),
          unit: 'ms',
        },
        {
          name: 'the whole transaction: kept, linked, indexed',
          value: words(spread(one.whole)),
          unit: 'ms',
        },
        { name: 'a file: rows a second', value: round(file.perSecond, 0), unit: 'rows a second' },
        {
          name: 'a file: processor time of server and database',
          value: round((own * 1000) / rows),
          unit: 'ms a row',
        },
      ]
      const { p50, p99 } = spread(one.linking)
      return {
        settings: { records, arriving, rows, together, seed },
        figures,
        claims: [
          {
            claim: 'Linking on arrival, the middle one',
            target: `< ${budget.p50}`,
            measured: p50,
            unit: 'ms',
            reached: p50 < budget.p50,
          },
          {
            claim: 'Linking on arrival, 99 of 100',
            target: `< ${budget.p99}`,
            measured: p99,
            unit: 'ms',
            reached: p99 < budget.p99,
          },
          {
            claim: 'Rows of a file, a second',
            target: `>= ${leastRows}`,
            measured: round(file.perSecond, 0),
            unit: 'rows',
            reached: file.perSecond >= leastRows,
          },
          {
            claim: 'Rows of the file without record, link, place in the search index or journal',
            target: '0',
            measured: rows - whole,
            unit: 'rows',
            reached: whole === rows,
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

async function arrive(context: () => Context) {
  const waits: { linking: number[]; whole: number[] } = { linking: [], whole: [] }
  let n = 0
  for (const person of arrivals(arriving + 50)) {
    const began = machineMs()
    const linking = await context()
      .db.transaction()
      .execute(async db => {
        const inner = { ...context(), db }
        const { id } = await keepRecord(inner, {
          attemptId: randomUUID(),
          kind: 'contact',
          channel: 'online',
          source: 'bench',
          forceId,
          receivedAt: inner.now,
          body: { summary: `Call about ${person.address ?? 'something'}` },
        })
        const from = machineMs()
        await linkMention(inner, id, forceId, mentionOf(person))
        return machineMs() - from
      })
    // The first ones find nothing in memory.
    if (n++ < 50) continue
    waits.linking.push(linking)
    waits.whole.push(machineMs() - began)
  }
  return waits
}

async function loadFile(context: () => Context, folder: string) {
  const path = join(folder, 'rows.csv')
  const cell = (text: string | null) => `"${(text ?? '').replaceAll('"', '""')}"`
  const lines = [...arrivals(rows)].map((person, n) =>
    [
      `r${n}`,
      nameOf(person),
      person.date_of_birth,
      person.phone,
      person.postcode,
      person.email,
      `Call ${n} about ${person.address ?? 'something'}`,
    ]
      .map(cell)
      .join(),
  )
  writeFileSync(path, `${Object.keys(mapping).join()}\n${lines.join('\n')}\n`)
  await saveMapping(context(), {
    forceId,
    name: 'bench',
    mapping: { ...guessMapping([]), use: 'import', columns: mapping },
  })
  const reader = await readRowsOf(path)
  try {
    const open = (await openBulk(context(), forceId, 'bench', reader.facts))!
    let seen = 0
    const began = machineMs()
    for await (const chunk of reader.read('ref')) {
      for (let at = 0; at < chunk.length; at += together) {
        const some = chunk.slice(at, at + together)
        seen += some.length
        await keepBulkRows(context(), forceId, open, {
          lines: some,
          from: seen - some.length,
          reached: seen,
        })
      }
    }
    const seconds = (machineMs() - began) / 1000
    await closeBulk(context(), open.batchId)
    return { perSecond: seen / seconds, batchId: open.batchId }
  } finally {
    reader.close()
  }
}

/** Rows that are there in every place where they must be. */
async function countWhole(owner: Db, batchId: string): Promise<number> {
  const { rows: found } = await sql<{ whole: number }>`
    select count(*) as whole from listen.intake_item i
    join listen.intake_record r on r.item_id = i.id
    where i.batch_id = ${batchId} and i.outcome = 'stored'
      and exists (select from memory.link l where l.record_id = r.record_id)
      and exists (select from memory.search_mention m where m.record_id = r.record_id)
      and exists (select from memory.search_text t where t.record_id = r.record_id)
      and r.record_id in (select unnest(j.records) from platform.journal_entry j
        where j.verb = 'listen.take-in')`.execute(owner)
  return found[0]!.whole
}

export default bench
