import { type Body, editElement } from '@bluelamp/change'
import type { Context } from '@bluelamp/platform'
import { seeded } from '../bench/bench.ts'

export const projectCount = 40

/** Projects, money by year and people of three skills, which do not suffice for all; the same every time. */
export async function inventProjects(context: Context, programmeId: string): Promise<void> {
  const chance = seeded(20261130)
  const whole = (from: number, to: number) => from + Math.floor(chance() * (to - from + 1))
  const make = async (kind: string, name: string, body: Body) =>
    (await editElement(context, { programmeId, kind, base: 0, name, body })).id
  const outcome = await make('outcome', 'A better service', {
    what: 'Better (invented)',
    measure: 'Counted',
  })
  const skills: string[] = []
  for (const name of ['Analysts', 'Developers', 'Trainers']) {
    skills.push(await make('skill', name, { people: 14 }))
  }
  await make('budget', 'Money for change', {
    begins: '2026-04-01',
    years: [6, 7, 7, 6, 5].map((millions, at) => ({
      year: at + 1,
      amount: millions * 100_000_000,
    })),
  })
  const made: { id: string; ends: number }[] = []
  for (let at = 0; at < projectCount; at++) {
    const quarters = whole(2, 6)
    const cost = Array.from({ length: quarters }, (_, quarter) => ({
      quarter: quarter + 1,
      amount: whole(10, 60) * 1_000_000,
    }))
    const spent = cost.reduce((sum, row) => sum + row.amount, 0)
    const must = at % 13 === 0
    const earliest = whole(1, 10)
    const latest = Math.min(20 - quarters, earliest + 6)
    // What must be done waits for nobody; others wait for one that can be done in time for them.
    const before = made.find(({ ends }) => ends < latest && chance() < 0.1)
    made.push({
      ends: earliest + quarters,
      id: await make('project', `Project ${String(at + 1).padStart(2, '0')}`, {
        what: 'Invented',
        lead: 'Head of change',
        quarters,
        cost,
        value: Math.round(spent * (0.2 + chance() * 0.5)),
        skills: skills.filter(() => chance() < 0.6).map(skill => ({ skill, people: whole(1, 4) })),
        earliest,
        latest,
        must,
        outcomes: [outcome],
        ...(before && !must ? { after: [before.id] } : {}),
      }),
    })
  }
  await make('state', 'End of tranche 1', {
    when: '2028-03-31',
    what: 'Half',
    projects: made.slice(0, 6).map(({ id }) => id),
  })
}
