import type { ReferenceRow } from '../reference-row.ts'

/** How fast we come. Grade 1 is the most urgent; the times are in memory's clock kinds. */
export const grades = [
  {
    code: 'P1',
    rank: 1,
    label: 'Emergency',
    meaning: 'Danger to life, violence used or threatened, or a crime in progress.',
    clock: 'attend-p1',
    sirens: true,
  },
  {
    code: 'P2',
    rank: 2,
    label: 'Priority',
    meaning: 'Real concern for safety, or someone is held and no one is in danger.',
    clock: 'attend-p2',
    sirens: false,
  },
  {
    code: 'P3',
    rank: 3,
    label: 'Routine',
    meaning: 'We must see the person or the place, but the hour makes no difference to the harm.',
    clock: 'attend-p3',
    sirens: false,
  },
  {
    code: 'RWD',
    rank: 4,
    label: 'Resolution without deployment',
    meaning: 'Dealt with by phone or online.',
    clock: null,
    sirens: false,
  },
] as const

export type Grade = (typeof grades)[number]
export type GradeCode = Grade['code']
export const gradeCodes = ['P1', 'P2', 'P3', 'RWD'] as const satisfies readonly GradeCode[]

export function getGrade(code: string): Grade {
  const grade = grades.find(each => each.code === code)
  if (!grade) throw new RangeError(`There is no grade ${code}`)
  return grade
}

export const gradeRows: readonly ReferenceRow[] = grades.map(({ code, label, ...attributes }) => ({
  list: 'grade',
  code,
  label,
  attributes,
  validFrom: '2011-05-01',
  source:
    'Grades with the times one force set on 1 May 2011; P3 at 48 hours. Names as forces publish them. To be checked by the force.',
}))
