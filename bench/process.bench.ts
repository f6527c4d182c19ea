import { runProcess } from '@bluelamp/science/queueing'
import { studentQuantile } from '@bluelamp/science/statistics'
import { type Bench, type Claim, type Figure, median, round, rounds } from './bench.ts'
import { type KnownProcess, knownProcesses } from './process/networks.ts'
import { prepareSimpy, runSimpy, type SimpyRun, type SimpyWork } from './process/simpy.ts'

const raceRounds = Number(process.env.BENCH_ROUNDS ?? 5)
const work: SimpyWork = { cases: 10_000, warmUp: 1_000, replications: 6, seed: 1829 }
const least = 10

const bench: Bench = {
  about:
    'a process simulated beside SimPy: time of the same runs, and both against the known truth',
  run: async say => {
    await prepareSimpy(say)
    const figures: Figure[] = []
    const claims: Claim[] = []
    for (const known of knownProcesses) {
      const raced: Round[] = []
      for (let at = 0; at < raceRounds; at++) {
        say(`${known.name}: round ${at + 1} of ${raceRounds}`)
        const seeded = { ...work, seed: work.seed + at }
        raced.push({ theirs: await runSimpy(known.model, seeded), own: runOwn(known, seeded) })
      }
      tell(known, raced, figures, claims)
    }
    return { settings: { ...work, raceRounds }, figures, claims }
  },
}

type Round = { theirs: SimpyRun; own: SimpyRun }

/** What SimPy's script does: the same number of cases and replications, one warm-up that is not counted. */
function runOwn(
  { model }: KnownProcess,
  { seed, replications, cases, warmUp }: SimpyWork,
): SimpyRun {
  const replicate = (at: number) => {
    const { cycle, steps } = runProcess(model, { seed: at, cases, warmUp })
    const sorted = cycle.slice().sort()
    return {
      cycle: cycle.reduce((sum, minutes) => sum + minutes, 0) / cycle.length,
      p90: sorted[Math.floor(0.9 * (sorted.length - 1))]!,
      waits: steps.map(({ wait }) => wait),
    }
  }
  replicate(0)
  const before = process.cpuUsage()
  const runs = Array.from({ length: replications }, (_, at) => {
    const began = performance.now()
    const found = replicate(seed * 1000 + at)
    return { ...found, seconds: (performance.now() - began) / 1000 }
  })
  const used = process.cpuUsage(before)
  return {
    cycles: runs.map(({ cycle }) => cycle),
    p90s: runs.map(({ p90 }) => p90),
    waits: runs.map(({ waits }) => waits),
    seconds: runs.map(({ seconds }) => seconds),
    processor: (used.user + used.system) / 1e6 / replications,
  }
}

function tell({ name, truth }: KnownProcess, raced: Round[], figures: Figure[], claims: Claim[]) {
  const ms = (values: readonly number[]) => 1000 * median(values)
  const times = raced.map(({ own, theirs }) => ms(theirs.seconds) / ms(own.seconds))
  const processor = raced.map(({ own, theirs }) => theirs.processor / own.processor)
  const found = {
    ours: over(raced.flatMap(({ own }) => own.cycles)),
    SimPy: over(raced.flatMap(({ theirs }) => theirs.cycles)),
  }
  figures.push(
    { name: `${name}: cycle time, the truth`, value: round(truth.cycle, 3), unit: 'minutes' },
    ...Object.entries(found).map(([whose, { value, margin }]) => ({
      name: `${name}: cycle time, ${whose}`,
      value: `${round(value, 3)} (${round(value - margin, 3)} to ${round(value + margin, 3)})`,
      unit: 'minutes, 95% interval',
    })),
    {
      name: `${name}: SimPy`,
      value: rounds(
        raced.map(({ theirs }) => ms(theirs.seconds)),
        1,
      ),
      unit: 'ms a replication',
    },
    {
      name: `${name}: ours`,
      value: rounds(
        raced.map(({ own }) => ms(own.seconds)),
        1,
      ),
      unit: 'ms a replication',
    },
    { name: `${name}: SimPy over ours, time`, value: rounds(times, 1), unit: 'times' },
    { name: `${name}: SimPy over ours, processor`, value: rounds(processor, 1), unit: 'times' },
  )
  const off = Object.values(found).map(({ value, error }) => Math.abs(value - truth.cycle) / error)
  const worst = worstWait(truth.nodes, raced)
  claims.push(
    {
      claim: `${name}: ours and SimPy off the true cycle time by`,
      target: '< 3.5 standard errors',
      measured: off.map(each => round(each, 2)).join(' and '),
      unit: 'standard errors',
      reached: off.every(each => each < 3.5),
    },
    {
      claim: `${name}: the wait that is furthest off, of any step, ours`,
      target: '< 4 standard errors',
      measured: round(worst, 2),
      unit: 'standard errors',
      reached: worst < 4,
    },
    {
      claim: `${name}: times less than SimPy for the same cases`,
      target: `>= ${least}`,
      measured: round(median(times)),
      unit: 'times',
      reached: median(times) >= least,
    },
  )
}

const worstWait = (nodes: KnownProcess['truth']['nodes'], raced: readonly Round[]): number =>
  Math.max(
    ...nodes.map(({ wait }, at) => {
      const { value, error } = over(raced.flatMap(({ own }) => own.waits.map(each => each[at]!)))
      return Math.abs(value - wait) / error
    }),
  )

function over(values: readonly number[]) {
  const value = values.reduce((sum, each) => sum + each, 0) / values.length
  const squares = values.reduce((sum, each) => sum + (each - value) ** 2, 0)
  const error = Math.sqrt(squares / (values.length - 1) / values.length)
  return { value, error, margin: studentQuantile(values.length - 1) * error }
}

export default bench
