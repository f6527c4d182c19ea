import { randomUUID } from 'node:crypto'
import {
  type Bench,
  type BenchResult,
  type Claim,
  type Figure,
  machineMs,
  rounds,
  seeded,
  words,
} from './bench.ts'
import { type Answered, Client, keepAlive } from './tools/client.ts'
import {
  accountOf,
  type ForceHouse,
  openForceHouse,
  openIncidents,
  someHomes,
  somePlaces,
  unitPlaces,
} from './tools/force-house.ts'
import { type Arrival, type LoadResult, openLoop } from './tools/open-loop.ts'
import { cpuSeconds, familyOf, machineCpuSeconds, memoryOf } from './tools/process-facts.ts'
import { fillIn, formPath, pagesOf } from './tools/report-form.ts'

const seed = 20261123
/** In several rounds, for strangers on the machine can spoil one; the round in the middle counts. */
const pace = { perSecond: 50, seconds: 20 }
const roundsOfPace = 3
const probeSeconds = 15
const mostRate = 1600
const p99Limit = 250
const units = 200
const incidents = 150
/** Each report that is taken needs a draft filled in before; a probe may not run out of them. */
const drafts = 400

/** What arrives, in shares of a hundred. */
const mix = {
  'public home': 20,
  'report: a page shown': 8,
  'report: a page answered': 20,
  'report: taken': 2,
  'crimes near a place (/api/crimes-street)': 10,
  'incident list': 12,
  'one incident': 8,
  'unit list': 5,
  'which units could go': 4,
  'unit changes state': 9,
  'positions of all units': 2,
} as const

type Kind = keyof typeof mix

/** Everything the generator needs, got ready before the clock starts. */
async function prepare(house: ForceHouse, say: (line: string) => void) {
  const { server, owner } = house
  const agent = keepAlive(300)
  const random = seeded(seed)
  const address = () => `10.${[0, 0, 0].map(() => Math.floor(random() * 250)).join('.')}`
  const visitor = () => new Client(server.url, { agent, from: address() })
  const dispatcher = new Client(server.url, { agent })
  await dispatcher.signIn(await accountOf(owner, 'dispatcher'))
  const homes = await someHomes(owner, 500)
  const places = await somePlaces(owner, 500)
  const open = await openIncidents(owner)
  const fleet = await unitPlaces(owner)
  say(`${open.length} open incidents, ${fleet.length} units, ${places.length} places`)

  let people = 0
  const nextPages = () => {
    people += 1
    return pagesOf(people, 'Load', homes[people % homes.length])
  }
  const filling = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const client = visitor()
      await fillIn(client, nextPages().slice(0, 3))
      return client
    }),
  )
  const full: Client[] = []
  const fillDrafts = async () => {
    while (full.length < drafts) {
      const batch = Array.from({ length: 8 }, async () => {
        const client = visitor()
        await fillIn(client, nextPages())
        full.push(client)
      })
      await Promise.all(batch)
    }
  }

  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const status = async (answer: Promise<Answered>) => (await answer).status
  const stranger = visitor()
  const actions: Record<Kind, () => Promise<number>> = {
    'public home': () => status(stranger.get('/')),
    'report: a page shown': () => status(pick(filling).get(`${formPath}/what-happened`)),
    'report: a page answered': () => {
      const [page, fields] = pick(nextPages().slice(3))
      return status(pick(filling).post(`${formPath}/${page}`, fields))
    },
    'report: taken': async () => {
      const client = full.pop()
      if (!client) throw new Error('No filled-in draft is left')
      const { status, location } = await client.post(`${formPath}/check`)
      return location.endsWith('/sent') ? status : 599
    },
    'crimes near a place (/api/crimes-street)': () =>
      status(visitor().get(`/api/crimes-street/all-crime?${pick(places)}`)),
    'incident list': () => status(dispatcher.get('/respond/incidents')),
    'one incident': () =>
      status(dispatcher.get(`/respond/incidents/${pick(open)}`, { 'x-purpose': 'Dispatch' })),
    'unit list': () => status(dispatcher.get('/respond/units')),
    'which units could go': () =>
      status(dispatcher.send(`/respond/incidents/${pick(open)}/advice`, {})),
    'unit changes state': () =>
      status(
        dispatcher.send(`/respond/units/${pick(fleet).unitId}/states`, {
          attemptId: randomUUID(),
          state: random() < 0.5 ? 2 : 3,
        }),
      ),
    'positions of all units': async () => {
      const fixedAt = new Date().toISOString()
      const moved = fleet.map(({ unitId, easting, northing }) => ({
        unitId,
        easting: easting + random() * 20,
        northing: northing + random() * 20,
        fixedAt,
        accuracy: 5,
      }))
      await server.ask({ what: 'positions', fixes: moved })
      return 200
    },
  }
  const bag = Object.entries(mix).flatMap(([kind, share]) => Array<Kind>(share).fill(kind as Kind))
  const next = (): Arrival => {
    const name = pick(bag)
    return { name, send: actions[name] }
  }
  return { fillDrafts, next, close: () => agent.destroy() }
}

type Measured = LoadResult & { serverCpu: number; databaseCpu: number; othersCpu: number }

async function measure(
  house: ForceHouse,
  load: { perSecond: number; seconds: number; next: () => Arrival },
): Promise<Measured> {
  const { server, postgresPid } = house
  const used = () =>
    [
      cpuSeconds([server.pid]),
      cpuSeconds(familyOf(postgresPid)),
      cpuSeconds([process.pid]),
      machineCpuSeconds(),
    ] as const
  const [before, began] = [used(), machineMs()]
  const result = await openLoop(load)
  const seconds = (machineMs() - began) / 1000
  const [node, postgres, own, all] = used().map((value, index) => value - before[index]!)
  const share = (used: number) => Math.round((used / seconds) * 100)
  return {
    ...result,
    serverCpu: share(node!),
    databaseCpu: share(postgres!),
    othersCpu: share(all! - node! - postgres! - own!),
  }
}

const failures = ({ failed }: LoadResult) => [...failed.values()].reduce((a, b) => a + b, 0)
const holds = (load: LoadResult) => !load.gaveUp && failures(load) === 0 && load.all.p99 < p99Limit

async function findHighest(
  house: ForceHouse,
  work: Awaited<ReturnType<typeof prepare>>,
  say: (line: string) => void,
): Promise<{ rate: number; tried: string[] }> {
  const tried: string[] = []
  let rate = 0
  const probe = async (perSecond: number) => {
    await work.fillDrafts()
    const load = await measure(house, { perSecond, seconds: probeSeconds, next: work.next })
    const line =
      `${perSecond}/s: ${words(load.all)} ms, failed ${failures(load)}, ` +
      `Node ${load.serverCpu} % and PostgreSQL ${load.databaseCpu} % of a core, ` +
      `strangers ${load.othersCpu} %${load.gaveUp ? ', gave up' : ''}`
    say(line)
    tried.push(line)
    if (holds(load)) rate = Math.max(rate, perSecond)
    return holds(load)
  }
  // A stranger on the machine can spoil a probe but not better it.
  const probeTwice = async (perSecond: number) =>
    (await probe(perSecond)) || (await probe(perSecond))
  let perSecond = 100
  while (perSecond <= mostRate && (await probeTwice(perSecond))) perSecond *= 2
  // Between what held and what did not, once more.
  if (perSecond > 100) await probeTwice(perSecond * 0.75)
  return { rate, tried }
}

function report(
  paces: readonly Measured[],
  highest: { rate: number; tried: string[] },
  memory: string,
) {
  const paced = paces.toSorted((a, b) => a.all.p99 - b.all.p99)[Math.floor(paces.length / 2)]!
  const failed = paces.reduce((sum, load) => sum + failures(load), 0)
  const figures: Figure[] = [
    { name: 'All together, the round in the middle', value: words(paced.all), unit: 'ms' },
    { name: 'p99 of the rounds', value: rounds(paces.map(load => load.all.p99)), unit: 'ms' },
    ...[...paced.byName]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, waits]) => ({
        name: `${name} (${waits.count})`,
        value: words(waits),
        unit: 'ms',
      })),
    { name: 'Node', value: paced.serverCpu, unit: '% of a core' },
    { name: 'PostgreSQL', value: paced.databaseCpu, unit: '% of a core' },
    { name: 'Strangers on this machine', value: paced.othersCpu, unit: '% of a core' },
    { name: 'Memory', value: memory, unit: '' },
    { name: 'The generator itself was late', value: words(paced.lateness), unit: 'ms' },
    ...[...paces.flatMap(load => [...load.failed])].map(([name, count]) => ({
      name: `Failed: ${name}`,
      value: count,
      unit: 'requests',
    })),
    ...highest.tried.map((value, index) => ({ name: `Probe ${index + 1}`, value, unit: '' })),
    { name: `Highest rate with p99 < ${p99Limit} ms`, value: highest.rate, unit: 'a second' },
  ]
  const claims: Claim[] = [
    {
      claim: `At ${pace.perSecond} requests a second 99 of 100 are answered in time`,
      target: `< ${p99Limit}`,
      measured: paced.all.p99,
      unit: 'ms',
      reached: paced.all.p99 < p99Limit && !paced.gaveUp,
    },
    {
      claim: `No request fails at ${pace.perSecond} a second`,
      target: '0',
      measured: failed,
      unit: 'requests',
      reached: failed === 0,
    },
  ]
  return { figures, claims }
}

const bench: Bench = {
  about:
    'reading and writing at a fixed arrival rate; server, database and generator on one machine',
  run: async (say): Promise<BenchResult> => {
    const profile = process.env.BENCH_PROFILE
    const execArgv = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
    const house = await openForceHouse('api', { say, units, incidents, execArgv })
    try {
      const work = await prepare(house, say)
      await work.fillDrafts()
      await openLoop({ perSecond: 20, seconds: 5, next: work.next })
      await work.fillDrafts()
      const paces: Measured[] = []
      for (let n = 0; n < roundsOfPace; n += 1) {
        say(`${pace.perSecond} a second for ${pace.seconds} s`)
        paces.push(await measure(house, { ...pace, next: work.next }))
        await work.fillDrafts()
      }
      const [node, postgres] = [[house.server.pid], familyOf(house.postgresPid)].map(memoryOf)
      const memory = `Node ${node!.rss} MiB, PostgreSQL ${postgres!.pss} MiB (shared pages once)`
      const highest = await findHighest(house, work, say)
      work.close()
      return {
        settings: {
          seed,
          ...pace,
          rounds: roundsOfPace,
          probeSeconds,
          units,
          incidents,
          force: 'small',
        },
        ...report(paces, highest, memory),
      }
    } finally {
      await house.close()
    }
  },
}

export default bench
