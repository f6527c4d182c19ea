import { search } from '@bluelamp/memory'
import type { Context, Db } from '@bluelamp/platform'
import { sql } from 'kysely'
import { machineMs, median } from '../bench.ts'
import { ranMs } from '../tools/process-facts.ts'
import { forceId } from './load-people.ts'
import type { Question } from './questions.ts'

const turns = 3

export const contextOf = (db: Db, clearance: number): Context => ({
  db,
  now: new Date('2026-11-20T12:00:00Z'),
  purpose: 'Benchmark',
  actor: {
    id: `bench-${clearance}`,
    name: 'Bench Actor',
    roles: ['investigator'],
    attributes: { forceId, clearance, areas: [], powers: [] },
  },
})

export async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const began = machineMs()
  const result = await work()
  return [machineMs() - began, result]
}

export type Taken = { wait: number; ours: number; theirs: number }

export type Asked = {
  question: Question
  open: Taken
  narrow: Taken
  /** Every wait of the one who sees all. */
  all: readonly number[]
  target: boolean
  scores: number[]
}

/** Milliseconds: the wait, and the processor time that Node and PostgreSQL took, which does not depend on strangers. */
export async function taken<T>(backend: number, work: () => Promise<T>): Promise<[Taken, T]> {
  const [node, postgres] = [process.cpuUsage(), ranMs(backend)]
  const [wait, result] = await timed(work)
  const { user, system } = process.cpuUsage(node)
  return [{ wait, ours: (user + system) / 1000, theirs: ranMs(backend) - postgres }, result]
}

const middle = (all: readonly Taken[]): Taken => ({
  wait: median(all.map(each => each.wait)),
  ours: median(all.map(each => each.ours)),
  theirs: median(all.map(each => each.theirs)),
})

/**
 * Each question is asked by one who sees all and by one who sees a tenth, in turn, three times each. The middle
 * of the three counts: on a shared machine one in a hundred waits is a stranger's, and the same for both.
 */
export async function ask(db: Db, questions: readonly Question[]): Promise<Asked[]> {
  const [open, narrow] = [contextOf(db, 1), contextOf(db, 0)]
  const backend = await backendOf(db)
  const asked: Asked[] = []
  for (const question of questions) {
    const { typed } = question
    const all: { open: Taken[]; narrow: Taken[] } = { open: [], narrow: [] }
    let found = await search(open, { typed })
    for (let turn = 0; turn < turns; turn += 1) {
      all.narrow.push((await taken(backend, () => search(narrow, { typed })))[0])
      const [took, answer] = await taken(backend, () => search(open, { typed }))
      all.open.push(took)
      found = answer
    }
    const top = found.items.filter(item => item.kind === 'person').slice(0, 10)
    asked.push({
      question,
      open: middle(all.open),
      narrow: middle(all.narrow),
      all: all.open.map(each => each.wait),
      target: top.some(item => [item.id, ...item.also].includes(question.entityId)),
      scores: top.map(item => item.score),
    })
  }
  return asked
}

export async function backendOf(db: Db): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return rows[0]!.pid
}
