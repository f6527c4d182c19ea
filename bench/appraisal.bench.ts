import { simulate } from '@bluelamp/science/appraisal'
import { businessCase, npsvOf } from './appraisal/business-case.ts'
import { type PlainRun, prepareNumpy, runNumpy } from './appraisal/numpy.ts'
import { type Bench, type Figure, median, round, rounds } from './bench.ts'

/** The standard error to reach is that of this many plain draws. */
const plainDraws = 1_000_000
const raceRounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seed = 1829
const least = 10
/** Enough for a standard error of one's own: a smaller number would be faster still, and know itself less well. */
const lattices = 8
/** Replications from which the true errors are taken, ours at each size and numpy's, smaller, at one. */
const ours = { replications: 100, most: 1024 }
const plain = { draws: 50_000, replications: 400 }

const { inputs, correlations } = businessCase
const model = npsvOf(businessCase)
const run = (points: number, at: number, randomisations = lattices) =>
  simulate({ inputs, correlations, model, points, randomisations, seed: at, shares: [0.9] })

type Pair = { mean: number; p90: number }

const bench: Bench = {
  about:
    'Monte Carlo of a business case: time to a given standard error against plain sampling in numpy',
  run: async say => {
    await prepareNumpy(say)
    say('the reference: one long run, and a long plain one to confirm it')
    const long = run(4096, seed, 64)
    const truth: Pair = { mean: long.mean.value, p90: long.percentiles[0]!.value }
    const small = await runNumpy({ ...plain, seed, points: 'plain' })
    // What plain sampling errs at n draws is known to fall with the root of n.
    const shrink = Math.sqrt(plain.draws / plainDraws)
    const target: Pair = {
      mean: rms(small.means, truth.mean) * shrink,
      p90: rms(small.p90s, truth.p90) * shrink,
    }
    const total = plain.draws * plain.replications
    const off: Pair = {
      mean: average(small.means) - truth.mean,
      p90: average(small.p90s) - truth.p90,
    }
    const allowed = Math.sqrt(plainDraws / total)
    const confirmed =
      Math.abs(off.mean) < 4 * target.mean * allowed && Math.abs(off.p90) < 4 * target.p90 * allowed

    const sizes: Record<'mean' | 'p90', Size> = { mean: unknown, p90: unknown }
    for (let points = 32; points <= ours.most; points *= 2) {
      const size = measure(points, truth)
      say(
        `${points} lines, ${lattices} lattices: errs ${round(size.error.mean, 2)} and ${round(size.error.p90, 2)}`,
      )
      for (const what of ['mean', 'p90'] as const) {
        // The error measured must be under the target by more than the measuring itself may be off.
        const margin = 1 + 1.64 / Math.sqrt(2 * ours.replications)
        if (sizes[what] === unknown && size.error[what] * margin <= target[what]) sizes[what] = size
      }
      if (sizes.mean !== unknown && sizes.p90 !== unknown) break
    }
    const both = Math.max(sizes.mean.points, sizes.p90.points)

    const raced: { numpy: number; own: number; numpyProcessor: number; ownProcessor: number }[] = []
    for (let at = 0; at < raceRounds; at++) {
      say(`race, round ${at + 1} of ${raceRounds}`)
      const theirs = await runNumpy({
        draws: plainDraws,
        replications: 5,
        seed: seed + 1 + at,
        points: 'plain',
      })
      raced.push({ ...timeNumpy(theirs), ...timeOwn(both, seed + 1000 * (at + 1)) })
    }
    const ratios = raced.map(one => one.numpy / one.own)
    const byProcessor = raced.map(one => one.numpyProcessor / one.ownProcessor)
    const sobol = await runNumpy({ draws: 2 ** 15, replications: 30, seed, points: 'sobol' })
    const ms = (value: number) => value * 1000
    const last = sizes.p90.points >= sizes.mean.points ? sizes.p90 : sizes.mean
    const figures: Figure[] = [
      {
        name: 'NPSV, mean / P90',
        value: `${round(truth.mean)} / ${round(truth.p90)}`,
        unit: 'thousand pounds',
      },
      {
        name: `standard error of ${plainDraws.toLocaleString('en-GB')} plain draws, mean / P90`,
        value: `${round(target.mean, 2)} / ${round(target.p90, 2)}`,
        unit: 'thousand pounds',
      },
      {
        name: 'ours at the size raced: true error of mean / P90',
        value: `${round(last.error.mean, 2)} / ${round(last.error.p90, 2)}`,
        unit: 'thousand pounds',
      },
      {
        name: 'ours: standard error claimed over true error, mean / P90',
        value: `${round(last.claimed.mean / last.error.mean, 2)} / ${round(last.claimed.p90 / last.error.p90, 2)}`,
        unit: '(1 is honest)',
      },
      {
        name: 'ours: model runs for the mean / for P90',
        value: `${(sizes.mean.draws).toLocaleString('en-GB')} / ${sizes.p90.draws.toLocaleString('en-GB')}`,
        unit: `(plain ${plainDraws.toLocaleString('en-GB')})`,
      },
      { name: 'numpy', value: rounds(raced.map(one => ms(one.numpy))), unit: 'ms' },
      {
        name: 'ours',
        value: rounds(
          raced.map(one => ms(one.own)),
          1,
        ),
        unit: 'ms',
      },
      { name: 'numpy over ours, time', value: rounds(ratios, 1), unit: 'times' },
      { name: 'numpy over ours, processor time', value: rounds(byProcessor, 1), unit: 'times' },
      {
        name: 'beside: scipy Sobol points in numpy, 32,768 draws: error of mean / P90; processor',
        value: `${round(rms(sobol.means, truth.mean), 2)} / ${round(rms(sobol.p90s, truth.p90), 2)}; ${round(ms(sobol.processor))}`,
        unit: 'ms',
      },
    ]
    const reached = sizes.mean !== unknown && sizes.p90 !== unknown
    return {
      settings: { inputs: inputs.length, plainDraws, raceRounds, seed, lines: both, lattices },
      figures,
      claims: [
        {
          claim: 'The reference agrees with plain sampling, mean and P90 off by',
          target: '< 4 standard errors',
          measured: `${round(off.mean / target.mean / allowed, 2)} and ${round(off.p90 / target.p90 / allowed, 2)}`,
          unit: 'standard errors',
          reached: confirmed,
        },
        {
          claim: 'Times less than numpy to the same standard error of mean and P90 both',
          target: `>= ${least}`,
          measured: reached ? round(median(ratios)) : 'not reached',
          unit: 'times',
          reached: reached && median(ratios) >= least,
        },
        {
          claim: 'The same in processor time',
          target: `>= ${least}`,
          measured: reached ? round(median(byProcessor)) : 'not reached',
          unit: 'times',
          reached: reached && median(byProcessor) >= least,
        },
      ],
    }
  },
}

interface Size {
  readonly points: number
  readonly draws: number
  readonly error: Pair
  readonly claimed: Pair
}

const unknown: Size = {
  points: ours.most,
  draws: Number.NaN,
  error: { mean: Number.NaN, p90: Number.NaN },
  claimed: { mean: Number.NaN, p90: Number.NaN },
}

/** Many replications, each with a seed of its own: how far they lie from the truth, and what they say of it. */
function measure(points: number, truth: Pair): Size {
  const all = Array.from({ length: ours.replications }, (_, at) => run(points, 7 + at))
  return {
    points,
    draws: all[0]!.draws,
    error: {
      mean: rms(
        all.map(one => one.mean.value),
        truth.mean,
      ),
      p90: rms(
        all.map(one => one.percentiles[0]!.value),
        truth.p90,
      ),
    },
    claimed: {
      mean: rms(
        all.map(one => one.mean.standardError),
        0,
      ),
      p90: rms(
        all.map(one => one.percentiles[0]!.standardError),
        0,
      ),
    },
  }
}

const timeNumpy = ({ seconds, processor }: PlainRun) => ({
  numpy: median(seconds),
  numpyProcessor: processor,
})

function timeOwn(points: number, from: number) {
  const seconds: number[] = []
  const before = process.cpuUsage()
  for (let at = 0; at < 20; at++) {
    const began = performance.now()
    run(points, from + at)
    seconds.push((performance.now() - began) / 1000)
  }
  const used = process.cpuUsage(before)
  return { own: median(seconds), ownProcessor: (used.user + used.system) / 1e6 / 20 }
}

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Root of the mean squared distance from the truth: it counts bias as well as spread. */
const rms = (values: readonly number[], truth: number) =>
  Math.sqrt(average(values.map(value => (value - truth) ** 2)))

export default bench
