import { millions, type Told } from './told.ts'

type Quality = readonly [measure: string, higher: boolean]
type Year = readonly [year: number, cost: number, outcomes: number, value?: number]

const accounts = (
  service: string,
  name: string,
  unit: string,
  [quality, higher]: Quality,
  years: readonly Year[],
): Told[] =>
  years.map(([year, cost, outcomes, value]) => ({
    key: `account-${service}-${year}`,
    kind: 'account',
    name: `${name}, ${year} to ${year + 1}`,
    body: {
      year,
      cost: millions(cost),
      outcomes,
      unit,
      service: `service-${service}`,
      ...(value === undefined ? {} : { quality, value, higher }),
      source: 'Accounts of the year (invented)',
    },
  }))

/** Response is cheaper and slower, and so is red; nobody has said how good the second year of training was. */
export const productivityAccounts: readonly Told[] = [
  ...accounts(
    'contact',
    'Contact centre',
    'contact answered',
    ['Emergency calls answered within 10 seconds (%)', true],
    [
      [2014, 29.6, 1_902_000, 86.7],
      [2015, 29, 1_940_000, 88.4],
    ],
  ),
  ...accounts(
    'response',
    'Response policing',
    'call attended',
    ['Emergencies reached in time (%)', true],
    [
      [2014, 98.1, 408_000, 82.6],
      [2015, 96, 412_000, 80.9],
    ],
  ),
  ...accounts(
    'custody',
    'Custody',
    'person detained',
    ['Complaints upheld for each 10,000 detained', false],
    [
      [2014, 31.4, 76_300, 6.1],
      [2015, 31, 71_000, 5.8],
    ],
  ),
  ...accounts(
    'training',
    'Training',
    'day of teaching',
    ['Passed at the first try (%)', true],
    [
      [2014, 13.2, 60_200, 91.5],
      [2015, 13, 61_000],
    ],
  ),
]
