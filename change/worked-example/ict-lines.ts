import { type Told, thousands } from './told.ts'

const line = (
  key: string,
  name: string,
  cost: number,
  what: string,
  changes: readonly string[],
  outcomes: readonly string[],
): Told => ({
  key: `ict-${key}`,
  kind: 'ict-line',
  name,
  body: {
    what: `${what} The cost is invented.`,
    cost: thousands(cost),
    systems: changes.map(each => `system-${each}`),
    outcomes: outcomes.map(each => `outcome-${each}`),
  },
})

/** New ICT must point to an agreed outcome (Task Force terms of reference 2012, section 3). The video wall does not, and so cannot be approved. */
export const ictLines: readonly Told[] = [
  line(
    'platform',
    'Cloud platform and network',
    4800,
    'Network, storage and a place to run.',
    ['platform'],
    ['time', 'means'],
  ),
  line(
    'sign-on',
    'One sign-on',
    1500,
    'One way in, with a second factor.',
    ['platform', 'devices'],
    ['time'],
  ),
  line(
    'command',
    'Mission command',
    6000,
    'Licences, links and training rooms.',
    ['calls', 'command'],
    ['arrival'],
  ),
  line(
    'record',
    'One operational record',
    7200,
    'The store, and moving four old ones into it.',
    ['crimes', 'intelligence', 'record'],
    ['cases', 'hidden'],
  ),
  line(
    'devices',
    'Devices for the front line',
    5500,
    'Devices, software and mending.',
    ['devices'],
    ['time'],
  ),
  line(
    'online',
    'Online contact',
    2400,
    'Reporting, asking and following up online.',
    ['website', 'telephony'],
    ['choice', 'informed'],
  ),
  line(
    'insight',
    'Insight tools',
    2200,
    'Tools for analysts, with a log of what they were used for.',
    ['record'],
    ['repeat', 'reoffend'],
  ),
  line('wall', 'Video wall for headquarters', 340, 'Screens for the entrance hall.', [], []),
]
