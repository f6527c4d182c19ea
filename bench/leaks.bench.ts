import { readForcePolicy } from '@bluelamp/memory'
import { enforce, migrate, startLocalPostgres } from '@bluelamp/platform'
import { createDatabase } from '../platform/postgres/roles.ts'
import { withClient } from '../platform/postgres/with-client.ts'
import { migrations } from '../server/folders.ts'
import { keepReferenceLists } from '../server/reference.ts'
import { type Bench, type Claim, type Figure, median, round, spread, words } from './bench.ts'
import { askers } from './leaks/askers.ts'
import { waitBesideCrowd } from './leaks/crowd.ts'
import { type Hunted, huntLeaks } from './leaks/hunt.ts'
import { surfaces } from './leaks/questions.ts'
import { tellWorld } from './leaks/world.ts'
import { openWorld, urlsOf } from './leaks/worlds.ts'
import { tempFolder } from './tools/temp-folder.ts'

const wanted = Number(process.env.BENCH_TRIPLES ?? 1_000_000)
/** Set where there is less time: the count is then what it is, and its claim fails. */
const longestMs = process.env.BENCH_MINUTES ? Number(process.env.BENCH_MINUTES) * 60_000 : undefined
const size = { people: 260, records: Number(process.env.BENCH_RECORDS ?? 1600), seed: 1829 }
const crowd = { records: Number(process.env.BENCH_CROWD ?? 400), rounds: 40 }
const mostSlower = 1.3

const bench: Bench = {
  about:
    'what hidden records change of what others get: answers, counts, order, suggestions, waits',
  run: async say => {
    const folder = tempFolder('leaks')
    const postgres = await startLocalPostgres({ folder: folder.path })
    const { adminUrl, ownerUrl, appUrl } = postgres
    const urls = { adminUrl, ownerUrl, appUrl }
    try {
      enforce(readForcePolicy())
      const crowded = await crowdWaits(urls, say)
      const world = openWorld(urls)
      await migrate(world.owner, migrations)
      await keepReferenceLists(world.owner)
      await tellWorld(world.db, world.owner, size, say)
      await world.close()
      const found = await huntLeaks({
        urls,
        askers,
        triples: wanted,
        draws: 100,
        seed: 29,
        say,
        longestMs,
      })
      for (const leak of found.leaks) say(`LEAK ${JSON.stringify(leak, null, 2)}`)
      return {
        settings: { ...size, askers: askers.length, crowd: crowd.records, triples: wanted },
        figures: [...figuresOf(found), ...crowded.figures],
        claims: [...claimsOf(found), ...crowded.claims],
      }
    } finally {
      await postgres.stop()
      folder.remove()
    }
  },
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0)
const totals = ({ tally }: Hunted) => {
  const all = Object.values(tally)
  return {
    asked: sum(all.map(each => each.asked)),
    triples: sum(all.map(each => each.triples)),
    touching: sum(all.map(each => each.touching)),
    caught: sum(all.map(each => each.caught)),
  }
}

function figuresOf(found: Hunted): Figure[] {
  const all = totals(found)
  const hidden = [...found.hidden.values()]
  const ratios = found.waits.map(({ present, absent }) => present / absent)
  const slower = found.waits.filter(({ present, absent }) => present > absent).length
  return [
    { name: 'Records told', value: found.records, unit: '' },
    {
      name: 'Hidden from each person',
      value: `${Math.min(...hidden)} to ${Math.max(...hidden)}`,
      unit: 'records',
    },
    { name: 'Questions asked, one by one person each', value: all.asked, unit: '' },
    { name: 'Of these, that a hidden record would have changed', value: all.touching, unit: '' },
    { name: 'Triples: person, question, hidden record behind it', value: all.triples, unit: '' },
    {
      name: `Of ${found.drawn} triples drawn by lot, that record shown alone changes the answer in`,
      value: round(found.changed / found.drawn, 3),
      unit: 'of 1',
    },
    ...surfaces.map(surface => {
      const { asked, touching, triples, caught } = found.tally[surface]
      return {
        name: `${surface}: asked / touched / triples / a reader who shows all is caught`,
        value: `${asked} / ${touching} / ${triples} / ${caught}`,
        unit: '',
      }
    }),
    {
      name: 'Waits with hidden records',
      value: words(spread(found.waits.map(each => each.present))),
      unit: 'ms',
    },
    {
      name: 'Waits without',
      value: words(spread(found.waits.map(each => each.absent))),
      unit: 'ms',
    },
    {
      name: 'The same question, with to without, median',
      value: round(median(ratios), 3),
      unit: 'times',
    },
    {
      name: 'Of the same question the wait with hidden records was the longer in',
      value: round(slower / found.waits.length, 3),
      unit: 'of 1; 0.5 tells nothing',
    },
  ]
}

function claimsOf(found: Hunted): Claim[] {
  const all = totals(found)
  const alone = found.changed / found.drawn
  const proven = Math.round(all.triples * alone)
  const [present, absent] = (['present', 'absent'] as const).map(
    which => spread(found.waits.map(each => each[which])).p99,
  ) as [number, number]
  const ratio = round(present / absent, 2)
  return [
    {
      claim: 'Answers that differ from those given where the hidden records never were',
      target: '0',
      measured: found.leaks.length,
      unit: 'leaks',
      reached: found.leaks.length === 0,
    },
    {
      claim: 'Triples, less those of which one record alone would not have shown',
      target: `>= ${wanted}`,
      measured: proven,
      unit: 'triples',
      reached: proven >= wanted,
    },
    {
      claim: 'A reader who shows everything is caught, on every surface',
      target: '1',
      measured: round(all.caught / all.touching, 4),
      unit: 'of 1',
      reached:
        surfaces.every(surface => found.tally[surface].caught > 0) && all.caught === all.touching,
    },
    {
      claim: 'Waits, p99: with hidden records to without',
      target: `<= ${mostSlower}`,
      measured: ratio,
      unit: 'times',
      reached: ratio <= mostSlower,
    },
  ]
}

async function crowdWaits(urls: Parameters<typeof urlsOf>[0], say: (line: string) => void) {
  await withClient(urls.adminUrl, db => createDatabase(db, 'crowd'))
  const crowded = urlsOf(urls, 'crowd')
  const world = openWorld(crowded)
  await migrate(world.owner, migrations)
  await world.close()
  const waits = await waitBesideCrowd(crowded, crowd.records, crowd.rounds)
  const figures: Figure[] = []
  const claims: Claim[] = []
  for (const { name, present, absent, same } of waits) {
    const [p, a] = [spread(present), spread(absent)]
    const value = `p50 ${p.p50} to ${a.p50}, p95 ${p.p95} to ${a.p95}`
    say(`${name}: ${value} ms`)
    figures.push({
      name: `${name}, ${crowd.records} hidden behind it, to none`,
      value,
      unit: 'ms',
    })
    const ratio = round(median(present) / median(absent), 2)
    claims.push({
      claim: `${name}: median wait with a crowd of hidden records to without, the same answer`,
      target: `<= ${mostSlower}`,
      measured: ratio,
      unit: 'times',
      reached: same && ratio <= mostSlower,
    })
  }
  return { figures, claims }
}

export default bench
