import type { Body, Row } from '../model/field.ts'

/** Expected and came, in thousands, from 2023 on; what has not come yet is left out. */
type Outlook = readonly (readonly [expected: number, came?: number])[]

const rows = (outlook: Outlook): Row[] =>
  outlook.map(([expected, came], at) => ({
    year: 2023 + at,
    expected: Math.round(1000 * expected),
    ...(came === undefined ? {} : { actual: Math.round(1000 * came) }),
  }))

const entry = (method: string, methodToBe: string, standard: string, outlook: Outlook = []) => ({
  method,
  methodToBe,
  standard,
  ...(outlook.length > 0 ? { outlook: rows(outlook) } : {}),
})

/** How each service is delivered, to what standard, and what demand was expected. For forensics nobody compared 2025. */
export const catalogue: Readonly<Record<string, Body>> = {
  response: entry(
    'Officers in cars, sent by the control room',
    'The same, with the record in their hands',
    'Emergencies reached within 15 minutes: 88%',
    [[405, 411], [408, 402], [410, 412], [411], [412]],
  ),
  neighbourhood: entry(
    'Teams in every ward',
    'Teams in every ward, with a task and a page of their own',
    'Every resident who writes is answered in 3 days',
    [[50, 53], [53, 56], [55, 58], [60], [63]],
  ),
  investigation: entry(
    'Eleven offices by sort of crime',
    'One team under one lead',
    'Victims told within 5 working days: 90%',
    [[176, 171], [175, 173], [174, 174], [174], [173]],
  ),
  protection: entry(
    'Three units beside those of the councils',
    'One joint safeguarding team',
    'Risk weighed on the day of the report: 98%',
    [[58, 61], [61, 66], [64, 69], [74], [79]],
  ),
  custody: entry(
    'Five custody blocks',
    'Three blocks, with nurses in each',
    'Seen by a nurse within an hour: 95%',
    [[78, 77], [75, 74], [72, 71], [69], [67]],
  ),
  offenders: entry(
    'Officers with a list each',
    'With probation, for the young and for families',
    'Every person on the list seen in 28 days',
  ),
  contact: entry(
    'Mostly by telephone, from two sites',
    'By telephone, online and in person, as each likes best',
    'Calls answered within 30 seconds: 85%',
    [[1780, 1802], [1810, 1853], [1860, 1940], [1960], [1990]],
  ),
  control: entry(
    'One room, day and night',
    'The same room, with one view of people, places and officers',
    'Officers sent within 2 minutes of an emergency: 92%',
  ),
  intelligence: entry(
    'Analysts in each department',
    'One team that works for all',
    'Questions in a live case answered in 4 hours: 90%',
  ),
  forensics: entry(
    'Scenes by our own staff, devices partly by suppliers',
    'All within the region, shared with neighbours',
    'Devices examined within 28 days: 80%',
    [[39, 41], [42, 44], [45], [48], [51]],
  ),
  fleet: entry(
    'Own workshops',
    'Own workshops, cars where they are needed',
    'Cars on the road: 95%',
  ),
  finance: entry('By our own staff', 'Shared with the councils', 'Bills paid in 30 days: 98%'),
  people: entry('By our own staff', 'Shared with the councils', 'Posts filled in 70 days: 80%'),
  estates: entry(
    '146 buildings',
    'Fewer and better buildings',
    'Urgent faults mended in a day: 90%',
  ),
  legal: entry('By our own lawyers', 'The same', 'Advice within 5 days: 90%'),
  training: entry(
    'In rooms, by the year',
    'In short parts, where people work',
    'Places taken: 92%',
  ),
  technology: entry(
    'Own staff and fourteen suppliers',
    'A cloud platform and fewer contracts',
    'The record can be used: 99.9% of the time',
  ),
  records: entry(
    'By hand, from nine systems',
    'From one record',
    'Requests answered in the time the law gives: 95%',
    [[74, 76], [79, 81], [84, 87], [92], [97]],
  ),
}
