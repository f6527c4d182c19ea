import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  faultsOfSchedule,
  loadHighsSolver,
  planRoadmap,
  type RoadmapQuestion,
  reschedule,
  roadmapProgram,
  type Solver,
} from '@bluelamp/science/appraisal'
import { type Bench, type Claim, type Figure, machineMs, round, rounds } from './bench.ts'
import { hasCbc, solveWithCbc } from './peers/cbc/solve.ts'
import { inventRoadmap } from './roadmap/invent-roadmap.ts'
import { writeMps } from './roadmap/mps-file.ts'
import { naiveProgram } from './roadmap/naive-program.ts'
import { tempFolder } from './tools/temp-folder.ts'

const sizes = (process.env.BENCH_SIZES ?? '20,60,200').split(',').map(Number)
const seeds = (process.env.BENCH_SEEDS ?? '1,2,3').split(',').map(Number)
const turns = Number(process.env.BENCH_ROUNDS ?? 3)
/** What CBC gets for a program before it is called off. */
const patience = 60
const moving = { projects: 40, seed: 1, moves: 12, within: 2000 }

type Times = { wall: number[]; processor: number[] }
const times = (): Times => ({ wall: [], processor: [] })

const bench: Bench = {
  about:
    'roadmaps of invented projects solved to the proven optimum, beside CBC on the same program',
  run: async say => {
    const solver = await loadHighsSolver()
    const cbc = hasCbc()
    if (!cbc) say('CBC is not there (apt-get install coinor-cbc): measured without it')
    const folder = tempFolder('roadmap')
    const figures: Figure[] = []
    const ratios: number[] = []
    let unproven = 0
    let differing = 0
    try {
      for (const size of sizes) {
        const all = { ours: times(), tight: times(), naive: times() }
        let calledOff = 0
        for (const seed of seeds) {
          const question = inventRoadmap(size, seed)
          const files = write(question, folder.path, `${size}-${seed}`)
          for (let turn = 0; turn < turns; turn++) {
            const own = planOnce(question, solver, all.ours)
            if (own === undefined) unproven++
            if (!cbc) continue
            const tight = await solveWithCbc(files.tight, patience)
            keep(all.tight, tight.milliseconds, tight.processorMs)
            // The naive program takes long and is not what is claimed against: one round.
            const naive = turn === 0 ? await solveWithCbc(files.naive, patience) : undefined
            if (naive) keep(all.naive, naive.milliseconds, naive.processorMs)
            if (naive?.value === undefined && turn === 0) calledOff++
            for (const other of [tight.value, naive?.value]) {
              if (other !== undefined && own !== undefined && other !== own) differing++
            }
          }
        }
        const tell = (name: string, { wall, processor }: Times, more = '') =>
          figures.push({
            name: `${size} projects, ${name}: wait / processor time`,
            value: `${rounds(wall)} / ${rounds(processor)}${more}`,
            unit: 'ms',
          })
        tell('ours', all.ours)
        if (!cbc) continue
        tell('CBC on the same program', all.tight)
        tell('CBC on the naive program', all.naive, calledOff ? `, ${calledOff} called off` : '')
        const ratio = sum(all.ours.processor) / sum(all.tight.processor)
        ratios.push(ratio)
        figures.push({
          name: `${size} projects, ours to CBC: waits of all / processor time of all`,
          value: `${round(sum(all.ours.wall) / sum(all.tight.wall), 2)} / ${round(ratio, 2)}`,
          unit: 'times',
        })
      }
      const moves = moveProjects(solver)
      figures.push({
        name: `one project of ${moving.projects} moved, ${moving.moves} moves`,
        value: rounds(moves),
        unit: 'ms',
      })
      return {
        settings: {
          sizes: sizes.join(),
          seeds: seeds.join(),
          rounds: turns,
          cbc: cbc ? 'yes' : 'missing',
        },
        figures,
        claims: [
          none('Roadmaps that were not proven best', unproven),
          {
            claim: `One of ${moving.projects} projects moved, the slowest`,
            target: `< ${moving.within}`,
            measured: round(Math.max(...moves), 0),
            unit: 'ms',
            reached: Math.max(...moves) < moving.within,
          },
          ...(cbc
            ? [
                none('Values on which CBC and we differ', differing),
                {
                  claim: 'Processor time, ours to CBC on the same program, the worst size',
                  target: '<= 1',
                  measured: round(Math.max(...ratios), 2),
                  unit: 'times',
                  reached: Math.max(...ratios) <= 1,
                },
              ]
            : []),
        ],
      }
    } finally {
      folder.remove()
    }
  },
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

const keep = (into: Times, wall: number, processor: number): void => {
  into.wall.push(wall)
  into.processor.push(processor)
}

const none = (claim: string, measured: number): Claim => ({
  claim,
  target: '0',
  measured,
  unit: '',
  reached: measured === 0,
})

function write(question: RoadmapQuestion, folder: string, name: string) {
  const files = { tight: join(folder, `${name}.mps`), naive: join(folder, `${name}-naive.mps`) }
  writeFileSync(files.tight, writeMps(roadmapProgram(question)))
  writeFileSync(files.naive, writeMps(naiveProgram(question)))
  return files
}

/** From question to answer, building the program included; undefined where the best was not proven. */
function planOnce(question: RoadmapQuestion, solver: Solver, into: Times): number | undefined {
  const before = process.cpuUsage()
  const began = machineMs()
  const answer = planRoadmap(question, solver, { seconds: patience, clock: machineMs })
  const { user, system } = process.cpuUsage(before)
  keep(into, machineMs() - began, (user + system) / 1000)
  if (answer.status !== 'best' || faultsOfSchedule(question, answer.schedule).length > 0) return
  return answer.value
}

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
