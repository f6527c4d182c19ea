import { taskForcePlan } from './task-force-plan.ts'
import { millions, type Told } from './told.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const terms = (section: string) => `Task Force terms of reference 2012, section ${section}`

export const budget: readonly Told[] = [
  {
    key: 'budget',
    kind: 'budget',
    name: 'Money for change (amounts by year invented; saving from the Board report of 17 March 2015, paragraph 3)',
    body: {
      begins: '2015-04-01',
      years: [8, 12, 12, 10, 7].map((amount, at) => ({ year: at + 1, amount: millions(amount) })),
      saving: millions(130),
    },
  },
]

/** The Task Force’s own schedule, which does not agree with itself in three places. */
export const plans: readonly Told[] = [
  {
    key: 'plan-task-force',
    kind: 'plan',
    name: 'Nine weeks of the task force',
    body: {
      begins: '2012-11-26',
      stages: taskForcePlan.stages.map(({ name, from, to, milestone, makes, section }) => ({
        what: capital(name),
        from,
        to,
        ...(milestone && { milestone }),
        ...(makes && { makes: makes.map(capital).join('; ') }),
        where: terms(section),
      })),
      statements: [
        ...taskForcePlan.deadlines.map(({ of, due, section }) => ({
          about: capital(of),
          due,
          where: terms(section),
        })),
        ...taskForcePlan.durations.map(({ of, count, unit, section }) => ({
          about: capital(of),
          count,
          unit,
          where: terms(section),
        })),
      ],
    },
  },
]

export const needs: readonly Told[] = [
  {
    key: 'need-dispatch',
    kind: 'need',
    name: 'The old dispatch system is close to its end',
    body: {
      what: 'A date after which calls no longer depend on the old system.',
      evidence:
        'Four stops of more than ten minutes in 2014; its maker ends support on 31 December 2016 (invented).',
      delay: 'Calls are written on paper while it is down, and cars are sent by voice.',
      review: '2015-06-30',
      project: 'project-command',
    },
  },
  {
    key: 'need-referrals',
    kind: 'need',
    name: 'Referrals of people at risk are lost at weekends',
    body: {
      what: 'Somebody who looks at referrals on Saturdays and Sundays.',
      evidence: '31 of 412 referrals in one quarter waited more than two days (invented).',
      delay: 'A child at risk may be seen on Monday instead of Saturday.',
      review: '2015-05-15',
    },
  },
]
