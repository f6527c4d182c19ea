import type { Told } from './told.ts'

const skill = (
  key: string,
  name: string,
  people: number,
  quarters: readonly (readonly [quarter: number, people: number])[] = [],
): Told => ({
  key: `skill-${key}`,
  kind: 'skill',
  name,
  body: {
    people,
    quarters: quarters.map(([quarter, others]) => ({ quarter, people: others })),
  },
})

/** How many can be spared for change: all numbers are invented. */
export const skills: readonly Told[] = [
  skill('analysts', 'Business analysts (invented numbers)', 9, [[1, 6]]),
  skill('managers', 'Project managers (invented numbers)', 6),
  skill('engineers', 'Engineers (invented numbers)', 11, [
    [1, 9],
    [2, 9],
  ]),
  skill('data', 'Data specialists (invented numbers)', 5),
  skill('trainers', 'Trainers (invented numbers)', 10, [
    [19, 8],
    [20, 8],
  ]),
  skill('leaders', 'Change leaders in the service (invented numbers)', 7),
]
