import { type Told, thousands } from './told.ts'

/** `figure` is one of those the running force can be asked for. */
const fromForce = (key: string, name: string, figure: string, definition: string): Told => ({
  key: `measure-${key}`,
  kind: 'measure',
  name,
  body: { unit: '%', source: 'force', figure, definition },
})

/** When, value, worth in thousands of pounds a year. */
type Reading = readonly [date: string, value: number, money?: number]

const byHand = (
  key: string,
  name: string,
  unit: string,
  definition: string,
  readings: readonly Reading[],
): Told => ({
  key: `measure-${key}`,
  kind: 'measure',
  name,
  body: {
    unit,
    source: 'hand',
    definition,
    readings: readings.map(([date, value, money]) => ({
      date,
      value,
      ...(money === undefined ? {} : { money: thousands(money) }),
      source: 'Yearly benefits review (invented)',
    })),
  },
})

export const measures: readonly Told[] = [
  fromForce(
    'arrival',
    'Emergencies reached in time',
    'attend-p1.in-time',
    'Share of emergencies with an officer there within 15 minutes of the call.',
  ),
  fromForce(
    'graded',
    'Online reports assessed in time',
    'grade-contact.in-time',
    'Share of online reports that somebody has graded within 30 minutes.',
  ),
  fromForce(
    'recorded',
    'Crimes recorded in time',
    'record-crime.in-time',
    'Share of crimes recorded within 24 hours of the report.',
  ),
  fromForce(
    'told',
    'Victims told in time',
    'victim-update.in-time',
    'Share of victims told within 5 working days of something happening in their case.',
  ),
  byHand(
    'minutes',
    'Minutes at a desk in a shift',
    'minutes',
    'Median minutes of a shift at a desk, from two weeks of diaries by 200 officers.',
    [
      ['2016-03-01', 141],
      ['2017-11-01', 112, 4300],
      ['2018-11-01', 104, 5600],
    ],
  ),
  byHand(
    'contracts',
    'Yearly cost of systems ended',
    'thousand pounds',
    'What was paid a year for systems that have been switched off.',
    [
      ['2016-04-30', 410, 410],
      ['2017-12-31', 1980, 1980],
      ['2019-04-30', 3050, 3050],
    ],
  ),
  byHand(
    'calls',
    'Calls that ask about an earlier one',
    '%',
    'Share of non-emergency calls, from a sample of 400 calls a year.',
    [
      ['2015-11-01', 33],
      ['2017-11-01', 24, 900],
      ['2018-11-01', 21, 1300],
    ],
  ),
  byHand(
    'repeat',
    'Victims who were victims before',
    '%',
    'Share of victims of the year who were victims in the 12 months before.',
    [
      ['2015-12-31', 17.4],
      ['2018-12-31', 16.1],
    ],
  ),
  byHand(
    'support',
    'Cost of finance and pay for each member of staff',
    'pounds',
    'Yearly cost of both services, divided by officers and staff.',
    [['2015-03-31', 1490]],
  ),
  byHand('fleet', 'Cars kept', 'cars', 'Cars and vans on the list at the end of the year.', [
    ['2015-03-31', 1240],
    ['2019-03-31', 1131, 840],
  ]),
]
