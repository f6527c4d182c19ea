import { type PlanText, wholePlan } from '../roadmap/lint-plan.ts'

/**
 * The schedule of the Technology Task Force of West Midlands Police, told from its terms of reference of
 * 2012 (numbers are their sections). The terms give no years but for the report; the weeks run over the turn of 2012 to 2013.
 */
export const taskForcePlan: PlanText = {
  title: 'Technology Task Force, terms of reference, 2012',
  stages: [
    {
      id: 'initiation',
      name: 'initiation',
      section: '8',
      from: 1,
      to: 2,
      milestone: '2012-12-07',
      makes: [
        'the terms of reference',
        'the ambition statement',
        'the draft contents of the report',
      ],
    },
    {
      id: 'research',
      name: 'research and data collection',
      section: '8',
      from: 3,
      to: 6,
      milestone: '2013-01-04',
      makes: ['the agreed scope', 'the collected data'],
    },
    {
      id: 'analysis',
      name: 'analysis and options assessment',
      section: '8',
      from: 7,
      to: 8,
      milestone: '2013-01-18',
      makes: ['the options', 'the draft report'],
    },
    {
      id: 'report',
      name: 'report',
      section: '8',
      from: 9,
      to: 9,
      milestone: '2013-01-25',
      makes: ['the options report'],
    },
  ],
  deadlines: [
    { of: 'the options report', section: '4', due: '2013-01-23' },
    { of: 'the agreed scope', section: '6', due: '2012-12-20' },
  ],
  durations: [
    { of: wholePlan, section: '3', count: 2, unit: 'months' },
    { of: wholePlan, section: '11', count: 9, unit: 'weeks' },
  ],
  // What section 10 says of the work-streams: options analysis is fed by the others and makes the final report.
  dependencies: [
    { before: 'research', after: 'analysis', section: '10' },
    { before: 'analysis', after: 'report', section: '10' },
  ],
}
