import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Element, idsIn, isYes, numberIn, ofKind, rowsIn } from '../model/element.ts'
import { workedExample } from './index.ts'

// A check of its own, so that the example does not depend on the planner it is to show.

const elements: Element[] = workedExample.map(({ key, ...told }) => ({
  ...told,
  id: key,
  number: 1,
  madeBy: 'test',
  madeAt: new Date(0),
}))
const all = (kind: string) => ofKind({ elements }, kind)
const projects = all('project')
const cashByYear = rowsIn(all('budget')[0]!, 'years').map(row => Number(row.amount))

type Starts = ReadonlyMap<string, number>

const lengthOf = (project: Element) => numberIn(project, 'quarters') ?? 0
const endOf = (project: Element, starts: Starts) => starts.get(project.id)! + lengthOf(project) - 1

function whatIsWrong(starts: Starts): string[] {
  const chosen = projects.filter(({ id }) => starts.has(id))
  const faults = chosen.flatMap(project => windowFaults(project, starts))
  for (const [year, amount] of cashByYear.entries()) {
    const spent = chosen.reduce((sum, project) => sum + spentIn(project, starts, year), 0)
    if (spent > amount) faults.push(`year ${year + 1}: ${spent} of ${amount}`)
  }
  for (const skill of all('skill')) {
    for (let quarter = 1; quarter <= 20; quarter++) {
      const [asked, there] = [askedIn(chosen, starts, skill.id, quarter), peopleIn(skill, quarter)]
      if (asked > there) faults.push(`${skill.id}, quarter ${quarter}: ${asked} of ${there}`)
    }
  }
  return faults
}

function windowFaults(project: Element, starts: Starts): string[] {
  const start = starts.get(project.id)!
  const faults: string[] = []
  if (start < (numberIn(project, 'earliest') ?? 1)) faults.push(`${project.id} too early`)
  if (start > (numberIn(project, 'latest') ?? 20)) faults.push(`${project.id} too late`)
  if (endOf(project, starts) > 20) faults.push(`${project.id} ends too late`)
  for (const before of idsIn(project, 'after')) {
    const first = projects.find(({ id }) => id === before)!
    if (!starts.has(before) || endOf(first, starts) >= start)
      faults.push(`${project.id} before ${before} is done`)
  }
  if (idsIn(project, 'not').some(other => starts.has(other)))
    faults.push(`${project.id} beside what it shuts out`)
  return faults
}

const spentIn = (project: Element, starts: Starts, year: number) =>
  rowsIn(project, 'cost')
    .filter(row => Math.floor((starts.get(project.id)! + Number(row.quarter) - 2) / 4) === year)
    .reduce((sum, row) => sum + Number(row.amount), 0)

const askedIn = (chosen: readonly Element[], starts: Starts, skill: string, quarter: number) =>
  chosen
    .filter(project => starts.get(project.id)! <= quarter && quarter <= endOf(project, starts))
    .flatMap(project => rowsIn(project, 'skills'))
    .filter(row => row.skill === skill)
    .reduce((sum, row) => sum + Number(row.people), 0)

const peopleIn = (skill: Element, quarter: number) =>
  Number(
    rowsIn(skill, 'quarters').find(row => row.quarter === quarter)?.people ??
      numberIn(skill, 'people'),
  )

const planned: Starts = new Map(
  projects.flatMap(project => {
    const start = numberIn(project, 'start')
    return start === undefined ? [] : [[project.id, start] as const]
  }),
)

test('there are 24 projects over 20 quarters, and not all of them can be paid', () => {
  assert.equal(projects.length, 24)
  const cost = projects
    .flatMap(project => rowsIn(project, 'cost'))
    .reduce((sum, row) => sum + Number(row.amount), 0)
  assert.ok(cost > cashByYear.reduce((sum, amount) => sum + amount, 0))
  assert.equal(numberIn(all('budget')[0]!, 'saving'), 13_000_000_000)
})

test('what must be done can be done', () => {
  const must = projects.filter(project => isYes(project, 'must'))
  assert.equal(must.length, 3)
  const quarters = Array.from({ length: 20 }, (_, at) => at + 1)
  const found = quarters.some(a =>
    quarters.some(b =>
      quarters.some(
        c => whatIsWrong(new Map([a, b, c].map((start, at) => [must[at]!.id, start]))).length === 0,
      ),
    ),
  )
  assert.ok(found)
})

test('the plan as it stands keeps every limit, holds what must be done and leaves some out', () => {
  assert.deepEqual(whatIsWrong(planned), [])
  for (const project of projects) if (isYes(project, 'must')) assert.ok(planned.has(project.id))
  assert.ok(planned.size < projects.length)
})

test('the check itself sees too little money, too few people and a wrong order', () => {
  const late = new Map(planned).set('project-record', 2)
  assert.ok(whatIsWrong(late).includes('project-record before project-network is done'))
  const much = new Map(planned).set('project-buildings', 9)
  assert.ok(whatIsWrong(much).some(fault => fault.startsWith('year 3')))
  assert.ok(whatIsWrong(much).some(fault => fault.startsWith('skill-managers')))
})
