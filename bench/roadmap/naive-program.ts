import {
  assembleProgram,
  type Program,
  type Project,
  type RoadmapQuestion,
  type Row,
} from '@bluelamp/science/appraisal'

const none = Number.NEGATIVE_INFINITY

type Column = {
  project: Project
  start: number
  life: number
  whole: boolean
  value: number
  closing: number
}

/**
 * The same roadmap as one writes it down first: a column a start, one row a dependency with a large number in it,
 * nothing ruled out beforehand. It is made from the question alone, and so checks the other program's value too.
 */
export function naiveProgram(question: RoadmapQuestion): Program {
  const { quarters, cash, skills = {} } = question
  const columns = question.projects.flatMap(project => columnsOf(project, quarters))
  const rows: Row[] = []
  const add = (terms: (column: Column) => number, low: number, high: number) =>
    rows.push({ terms: new Map(columns.map((column, c) => [c, terms(column)])), low, high })
  for (const { id, mustDo } of question.projects) {
    add(({ project }) => Number(project.id === id), mustDo ? 1 : none, 1)
  }
  for (const group of question.exclusions ?? []) {
    add(({ project }) => Number(group.includes(project.id)), none, 1)
  }
  for (const { before, after, lag = 0 } of question.dependencies ?? []) {
    const large = 2 * quarters
    const part = ({ project, whole, start, life }: Column, first: number, second: number) => {
      if (project.id === after) return second + start * Number(first !== 1)
      if (project.id === before && whole) return first === 1 ? -1 : -(start + life + lag)
      return 0
    }
    add(column => part(column, 1, 1), none, 0)
    // start of after - end of before >= large * (after is done - 1)
    add(column => part(column, 0, -large), -large, Number.POSITIVE_INFINITY)
  }
  for (const [year, amount] of cash.entries()) {
    add(column => spentIn(column, year), none, amount)
  }
  for (const [skill, people] of Object.entries(skills)) {
    for (const [quarter, amount] of people.entries()) {
      add(
        ({ project, start, life }) => {
          const at = quarter - start
          return at >= 0 && at < life ? (project.skills?.[skill]?.[at] ?? 0) : 0
        },
        none,
        amount,
      )
    }
  }
  return assembleProgram(
    Float64Array.from(columns, column => column.value),
    rows,
  )
}

function columnsOf(project: Project, quarters: number): Column[] {
  const ends = [
    { after: project.quarters, values: project.values, closing: 0, whole: true },
    ...(project.stops ?? []).map(stop => ({ closing: 0, ...stop, whole: false })),
  ]
  const { earliest = 0, latest = quarters - 1 } = project
  return ends.flatMap(({ after: life, values, closing, whole }) =>
    Array.from({ length: quarters }, (_, start) => start).flatMap(start =>
      start >= earliest && start <= latest && start + life <= quarters
        ? [{ project, start, life, whole, value: values[start]!, closing }]
        : [],
    ),
  )
}

function spentIn({ project, start, life, whole, closing }: Column, year: number): number {
  const inYear = (quarter: number) => Math.floor(quarter / 4) === year
  let spent = !whole && inYear(start + life) ? closing : 0
  for (const [at, amount] of project.cost.entries()) {
    if ((whole || at < life) && inYear(start + at)) spent += amount
  }
  return spent
}
