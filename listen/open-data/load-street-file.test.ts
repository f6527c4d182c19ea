import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Context } from '@bluelamp/platform'
import { openTestHouse } from '@bluelamp/platform/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import '../tables.ts'
import { loadStreetFile, type Reject } from './load-street-file.ts'
import { type DataFile, findDataFiles, UnreadableFileError } from './open-file.ts'
import { realData, withoutRealData } from './real-data.ts'
import { streetColumns } from './street-row.ts'

const house = await openTestHouse('load-street-file')
after(house.close)
const context: Context = { ...house.context(), db: house.owner }
const folder = mkdtempSync(join(tmpdir(), 'bluelamp-load-'))

const header = streetColumns.join(',')
const file = (name: string, text: string): DataFile => ({
  name,
  open: async () => Readable.from([Buffer.from(text)]),
})
const one = async (path: string): Promise<DataFile> => {
  for await (const found of findDataFiles([path])) return found
  throw new Error(`${path} holds nothing`)
}
const count = async (where = sql<boolean>`true`): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from listen.published_crime c where ${where}`.execute(house.db)
  return rows[0]!.n
}
const month = (text: string) => sql<boolean>`c.month = ${`${text}-01`}::date`

/** Plain rows of a month that no real file here has. */
const row = (over: Partial<Record<(typeof streetColumns)[number], string>> = {}): string => {
  const usual: Record<(typeof streetColumns)[number], string> = {
    'Crime ID': '',
    Month: '1999-01',
    'Reported by': 'Invented Police',
    'Falls within': 'Invented Police',
    Longitude: '-1.900000',
    Latitude: '52.400000',
    Location: 'On or near Invented Road',
    'LSOA code': '',
    'LSOA name': '',
    'Crime type': 'Anti-social behaviour',
    'Last outcome category': '',
    Context: '',
  }
  return streetColumns.map(name => over[name] ?? usual[name]).join(',')
}
const hex = (seed: number) => seed.toString(16).padStart(64, '0')

test('two real months load to the row, and a second load adds none', {
  skip: withoutRealData,
}, async () => {
  const months = [
    ['2014-01', 18_631],
    ['2014-02', 17_639],
  ] as const
  for (const [name, rows] of months) {
    const path = join(realData, `police-uk/${name}-west-midlands-street.csv.gz`)
    const text = gunzipSync(readFileSync(path)).toString()
    assert.equal(text.trimEnd().split('\n').length - 1, rows, 'the fact this test rests on')
    const first = await loadStreetFile(context, await one(path))
    assert.deepEqual(first, { received: rows, kept: rows, present: 0, rejected: 0, known: false })
    const again = await loadStreetFile(context, await one(path))
    assert.deepEqual(again, { received: rows, kept: 0, present: rows, rejected: 0, known: true })
    // Not the same bytes, but the same rows: found row by row.
    const other = await loadStreetFile(context, file(name, `${text.trimEnd()}\n\n`))
    assert.deepEqual(other, { received: rows, kept: 0, present: rows, rejected: 0, known: false })
    assert.equal(await count(month(name)), rows)
  }
  const asb = sql<boolean>`c.category = 'anti-social-behaviour' and c.source = 'loaded'`
  assert.equal(await count(asb), 4510 + 4285)
})

test('June 2018 loads as the API itself gave it', { skip: withoutRealData }, async () => {
  const path = join(realData, 'police-uk/2018-06-west-midlands-street.csv.gz')
  const { kept } = await loadStreetFile(context, await one(path))
  assert.equal(kept, 25_086)
  const api = JSON.parse(
    gunzipSync(
      readFileSync(
        join(realData, 'police-uk/crimes-street-all-crime-2018-06-west-midlands.json.gz'),
      ),
    ).toString(),
  ) as { category: string }[]
  const wanted = new Map<string, number>()
  for (const { category } of api) wanted.set(category, (wanted.get(category) ?? 0) + 1)
  const { rows } = await sql<{ category: string; n: number }>`
    select category, count(*)::int as n from listen.published_crime c
    where ${month('2018-06')} group by category`.execute(house.db)
  assert.deepEqual(new Map(rows.map(found => [found.category, found.n])), wanted)
})

test('of rows that are alike, as many stay as a file holds, however often and however split they come', async () => {
  const [a, b] = [
    row({ Month: '1999-02' }),
    row({ Month: '1999-02', Location: 'On or near Other Way' }),
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), {
        minLength: 1,
        maxLength: 4,
      }),
      async files => {
        await sql`delete from listen.published_crime c where ${month('1999-02')}`.execute(
          house.owner,
        )
        await sql`delete from listen.load_file`.execute(house.owner)
        for (const [times, others] of files) {
          const lines = [header, ...Array(times).fill(a), ...Array(others).fill(b)]
          await loadStreetFile(context, file('alike', lines.join('\n')))
        }
        const wanted = [0, 1].map(which => Math.max(...files.map(found => found[which]!)))
        assert.equal(await count(month('1999-02')), wanted[0]! + wanted[1]!)
      },
    ),
    { numRuns: 12, seed: 20_140_101 },
  )
})

test('a hundred broken rows are named, each with its line, and the others are kept', async () => {
  const breaks = [
    (n: number) => row({ Month: '1999-03', 'Crime ID': `xyz${n}` }),
    (n: number) => row({ Month: `1999-${13 + n}` }),
    (n: number) => row({ Month: '1999-03', 'Crime type': `Witchcraft ${n}` }),
    (n: number) => row({ Month: '1999-03', Latitude: `${n}th` }),
    (n: number) => row({ Month: '1999-03', Longitude: '', Context: String(n) }),
    (n: number) => `${row({ Month: '1999-03' })},one too many,${n}`,
    (n: number) => row({ Month: '1999-03', Location: `"On or near ${n}` }),
    (n: number) => row({ Month: '1999-03', 'Last outcome category': `Forgiven ${n}` }),
    (n: number) => row({ Month: '1999-03', Context: `\0${n}` }),
    (n: number) => `${n},1999-03`,
  ]
  const lines = [header]
  const broken: number[] = []
  for (let n = 0; n < 1000; n++) {
    const isBroken = n % 10 === 3
    if (isBroken) broken.push(n + 2)
    lines.push(
      isBroken
        ? breaks[((n / 10) % breaks.length) | 0]!(n)
        : row({ Month: '1999-03', 'Crime ID': hex(n + 1) }),
    )
  }
  const rejects: Reject[] = []
  const load = () =>
    loadStreetFile(context, file('broken.csv', lines.join('\r\n')), {
      onReject: reject => rejects.push(reject),
    })
  assert.deepEqual(await load(), {
    received: 1000,
    kept: 900,
    present: 0,
    rejected: 100,
    known: false,
  })
  assert.deepEqual(
    rejects.map(reject => reject.line),
    broken,
  )
  assert.ok(
    rejects.every(reject => reject.reason.length > 10 && reject.text === lines[reject.line - 1]),
  )
  assert.equal(await count(month('1999-03')), 900)
  rejects.length = 0
  assert.deepEqual(await load(), {
    received: 1000,
    kept: 0,
    present: 900,
    rejected: 100,
    known: false,
  })
  assert.equal(rejects.length, 100)
})

test('a later outcome takes the place of the former, and both are told', async () => {
  const told = (outcome: string) =>
    file(
      'outcome',
      [
        header,
        row({
          Month: '1999-04',
          'Crime ID': hex(777_777),
          'Crime type': 'Burglary',
          'Last outcome category': outcome,
        }),
      ].join('\n'),
    )
  await loadStreetFile(context, told('Under investigation'))
  const { kept, present } = await loadStreetFile(context, told('Suspect charged'))
  assert.deepEqual([kept, present], [0, 1])
  const crime = await house.db
    .selectFrom('listen.published_crime')
    .where('persistent_id', '=', hex(777_777))
    .selectAll()
    .executeTakeFirstOrThrow()
  assert.equal(crime.outcome_code, 'charged')
  const outcomes = await house.db
    .selectFrom('listen.published_outcome')
    .where('crime_id', '=', crime.id)
    .select('code')
    .orderBy('code')
    .execute()
  assert.deepEqual(
    outcomes.map(found => found.code),
    ['charged', 'under-investigation'],
  )
})

test('what cannot be read to its end leaves nothing behind, and loads once it is whole', async () => {
  const whole = [
    header,
    ...Array.from({ length: 9000 }, (_, n) => row({ Month: '1999-05', 'Crime ID': hex(n + 9000) })),
  ].join('\n')
  const path = join(folder, '1999-05-invented-street.csv.gz')
  const packed = gzipSync(whole)
  writeFileSync(path, packed.subarray(0, packed.length - 2000))
  await assert.rejects(loadStreetFile(context, await one(path)), (error: Error) => {
    assert.ok(error instanceof UnreadableFileError)
    assert.match(error.message, /1999-05-invented.*nothing of it was loaded/)
    return true
  })
  // Dies in the middle of the second reading, as when the machine is switched off.
  let opened = 0
  const dying: DataFile = {
    name: 'dying',
    open: async () => {
      opened += 1
      const bytes = Buffer.from(whole)
      return opened === 1
        ? Readable.from([bytes])
        : Readable.from(
            (function* () {
              yield bytes.subarray(0, 600_000)
              throw new Error('no more')
            })(),
          )
    },
  }
  await assert.rejects(loadStreetFile(context, dying))
  assert.equal(await count(month('1999-05')), 0)
  writeFileSync(path, packed)
  assert.equal((await loadStreetFile(context, await one(path))).kept, 9000)
  assert.equal(await count(month('1999-05')), 9000)
})

test('errors name the file and the cure', async () => {
  await assert.rejects(
    loadStreetFile(context, file('odd.csv', 'a,b\n1,2')),
    /odd\.csv is not a street-level file: it has 2 columns/,
  )
  await assert.rejects(loadStreetFile(context, file('empty.csv', '')), /empty\.csv is empty/)
  await assert.rejects(
    loadStreetFile(
      context,
      file('swapped.csv', header.replace('Longitude,Latitude', 'Latitude,Longitude')),
    ),
    /column 5 is "Latitude"/,
  )
  await assert.rejects(one(join(folder, 'not-there.csv')), /There is no file or folder/)
  writeFileSync(join(folder, 'broken.zip'), 'PK not really')
  await assert.rejects(one(join(folder, 'broken.zip')), /not a whole zip archive/)
})

test('a street has the same id wherever it is loaded, and forces get the ids the API gives them', async () => {
  const lines = [
    header,
    row({ Month: '1999-06', 'Falls within': 'Devon & Cornwall Police' }),
    row({
      Month: '1999-06',
      'Falls within': 'British Transport Police',
      Location: 'On or near Invented Station',
    }),
  ]
  await loadStreetFile(context, file('ids', lines.join('\n')))
  const { rows } = await sql<{ force_id: string; location_type: string; street_id: number }>`
    select force_id, location_type, street_id from listen.published_crime c
    where ${month('1999-06')} order by force_id`.execute(house.db)
  assert.deepEqual(
    rows.map(found => [found.force_id, found.location_type]),
    [
      ['btp', 'BTP'],
      ['devon-and-cornwall', 'Force'],
    ],
  )
  const [known] = rows.filter(found => found.force_id === 'devon-and-cornwall')
  const digest = createHash('md5').update('On or near Invented Road|52.400000|-1.900000').digest()
  assert.equal(known!.street_id, 2 ** 30 + (digest.readUInt32BE() % 2 ** 30))
})

test('a zip of files is read entry by entry', async t => {
  const csv = join(folder, '1999-07-invented-street.csv')
  writeFileSync(csv, [header, row({ Month: '1999-07' }), row({ Month: '1999-07' })].join('\n'))
  const path = join(folder, '1999-07.zip')
  try {
    execFileSync('python3', [
      '-c',
      `import zipfile; z = zipfile.ZipFile(${JSON.stringify(path)}, 'w', zipfile.ZIP_DEFLATED); z.write(${JSON.stringify(csv)}, '1999-07/1999-07-invented-street.csv')`,
    ])
  } catch {
    return t.skip('there is no python3 here to make a zip')
  }
  for await (const entry of findDataFiles([path])) {
    assert.equal((await loadStreetFile(context, entry)).kept, 2)
  }
  assert.equal(await count(month('1999-07')), 2)
})
