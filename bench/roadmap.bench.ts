import {
  loadHighsSolver,
  planRoadmap,
  type RoadmapQuestion,
  reschedule,
  type Solver,
} from '@bluelamp/science/appraisal'
import { type Bench, type Claim, type Figure, machineMs, round, rounds } from './bench.ts'
import { hasCbc } from './peers/cbc/solve.ts'
import { inventRoadmap } from './roadmap/invent-roadmap.ts'
import { type Raced, type Run, race } from './roadmap/race.ts'
import { type PairedRatio, pairedRatio, ratioWords } from './tools/paired-ratio.ts'
import { tempFolder } from './tools/temp-folder.ts'

const numbers = (name: string, usual: string) => (process.env[name] ?? usual).split(',').map(Number)
const sizes = numbers('BENCH_SIZES', '20,60,200')
/** Nothing was tuned on these: that was done on the roadmaps 1 to 16. */
const seeds = numbers('BENCH_SEEDS', '101,102,103,104,105,106,107,108,109,110,111,112')
/** Projects that may begin in any quarter; 20 rooms are the whole time. */
const free = { projects: 24, room: 20 }
const moving = { projects: 40, seed: 1, moves: 12, within: 1000 }

const bench: Bench = {
  about:
    'roadmaps of invented projects solved to the proven optimum, beside CBC on the same program and on a plain one',
  run: async say => {
    const solver = await loadHighsSolver()
    const cbc = hasCbc()
    if (!cbc) say('CBC is not there (apt-get install coinor-cbc): measured without it')
    const folder = tempFolder('roadmap')
    const figures: Figure[] = []
    const claims: Claim[] = []
    const all: Raced[] = []
    const raceAll = async (name: string, question: (seed: number) => RoadmapQuestion) => {
      const raced: Raced[] = []
      for (const seed of seeds) {
        raced.push(await race(question(seed), { solver, cbc, folder: folder.path }))
      }
      all.push(...raced)
      figures.push(...timesOf(name, raced))
      return raced
    }
    try {
      // Once for nothing, so that no roadmap pays for what every later one finds warm; the thread beside it always does.
      planRoadmap(inventRoadmap(20, 0), solver)
      for (const size of sizes) {
        const raced = await raceAll(`${size} projects`, seed => inventRoadmap(size, seed))
        if (cbc) claims.push(noSlower(size, raced))
      }
      await raceAll(`${free.projects} projects that may begin at any time`, seed =>
        inventRoadmap(free.projects, seed, free.room),
      )
      const moves = moveProjects(solver)
      figures.push({
        name: `one project of ${moving.projects} moved, ${moving.moves} moves`,
        value: rounds(moves),
        unit: 'ms',
      })
      claims.push(
        none('Roadmaps that were not proven best', all.filter(({ ours }) => !ours.value).length),
        ...(cbc ? [none('Values on which CBC and we differ', all.filter(differs).length)] : []),
        {
          claim: `One of ${moving.projects} projects moved, the slowest`,
          target: `< ${moving.within}`,
          measured: round(Math.max(...moves), 0),
          unit: 'ms',
          reached: Math.max(...moves) < moving.within,
        },
      )
      const settings = {
        sizes: sizes.join(),
        seeds: seeds.join(),
        cbc: cbc ? 'yes' : 'missing',
      }
      return { settings, figures, claims }
    } finally {
      folder.remove()
    }
  },
}

type Part = 'wall' | 'processor'

const has = (run: Run | undefined): run is Run => run !== undefined

function timesOf(name: string, raced: readonly Raced[]): Figure[] {
  const figure = (what: string, value: string, unit: string) => ({
    name: `${name}, ${what}`,
    value,
    unit,
  })
  const tell = (who: string, runs: readonly Run[]) => {
    const [wall, processor] = (['wall', 'processor'] as const).map(part => runs.map(r => r[part]))
    const off = runs.filter(run => run.value === undefined).length
    const calledOff = off > 0 ? `, ${off} called off` : ''
    const value = `${rounds(wall!)} / ${rounds(processor!)}${calledOff}`
    return figure(`${who}: wait / processor time`, value, 'ms')
  }
  const same = raced.map(run => run.same).filter(has)
  const naive = raced.map(run => run.naive).filter(has)
  const ours = raced.map(run => run.ours)
  const ratios = (runs: readonly Run[]) =>
    (['wall', 'processor'] as const).map(part => ratioWords(ratioOf(ours, runs, part))).join(' / ')
  return [
    tell('ours', ours),
    figure(
      'ours in a thread that begins with nothing: wait',
      rounds(raced.map(r => r.thread)),
      'ms',
    ),
    ...(same.length > 0
      ? [
          tell('CBC on the same program', same),
          tell('CBC on the plain program', naive),
          figure('ours to CBC on the same program: wait / processor time', ratios(same), 'times'),
          figure('ours to CBC on the plain program: wait / processor time', ratios(naive), 'times'),
          figure(
            'in a thread that begins with nothing to CBC on the same program: wait',
            ratioWords(
              pairedRatio(
                raced.map(r => r.thread),
                same.map(r => r.wall),
              ),
            ),
            'times',
          ),
        ]
      : []),
  ]
}

const ratioOf = (ours: readonly Run[], theirs: readonly Run[], part: Part): PairedRatio =>
  pairedRatio(
    ours.map(run => run[part]),
    theirs.map(run => run[part]),
  )

/** Against the faster of CBC's two programs; reached where the whole interval is at 1 or below. */
function noSlower(size: number, raced: readonly Raced[]): Claim {
  const ours = raced.map(run => run.ours)
  const ratios = (['same', 'naive'] as const).flatMap(program =>
    (['wall', 'processor'] as const).map(part =>
      ratioOf(ours, raced.map(run => run[program]).filter(has), part),
    ),
  )
  const worst = ratios.reduce((a, b) => (a.high > b.high ? a : b))
  return {
    claim: `${size} projects, ours to CBC on either program, wait or processor time: the worst`,
    target: '<= 1',
    measured: ratioWords(worst),
    unit: 'times',
    reached: worst.high <= 1,
  }
}

const differs = ({ ours, same, naive }: Raced): boolean =>
  [same, naive].some(
    run => run?.value !== undefined && ours.value !== undefined && run.value !== ours.value,
  )

const none = (claim: string, measured: number): Claim => ({
  claim,
  target: '0',
  measured,
  unit: '',
  reached: measured === 0,
})

/** The first projects of a roadmap, each put a quarter later or, where that is beyond its slot, earlier. */
function moveProjects(solver: Solver): number[] {
  const question = inventRoadmap(moving.projects, moving.seed)
  const before = planRoadmap(question, solver)
  if (before.status !== 'best') throw new Error('The roadmap to move in was not solved')
  return before.schedule.slice(0, moving.moves).map(({ project, start }) => {
    const { latest = 19, earliest = 0 } = question.projects.find(({ id }) => id === project)!
    const to = start + 1 <= latest ? start + 1 : Math.max(earliest, start - 1)
    const began = machineMs()
    reschedule({ question, before, project, start: to, solver })
    return machineMs() - began
  })
}

export default bench
