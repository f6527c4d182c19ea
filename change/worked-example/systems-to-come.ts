import { cloud, ict, system } from './systems.ts'
import type { Told } from './told.ts'

/** What the programme puts in the place of the old. */
export const systemsToCome: readonly Told[] = [
  system(
    'platform',
    'Cloud platform and network',
    'infrastructure',
    'What the new systems run on.',
    {
      owner: ict,
      hosting: cloud,
      supportEnds: '2030-03-31',
      cost: 1900,
      criticality: 'high',
      fails: [1, 5],
    },
    ['technology'],
    ['time', 'means'],
  ),
  system(
    'command',
    'Mission command',
    'application',
    'One picture of calls, cars and people; takes the place of the old dispatch.',
    {
      owner: 'Head of contact',
      hosting: cloud,
      supportEnds: '2029-12-31',
      cost: 1150,
      criticality: 'high',
      fails: [2, 5],
    },
    ['command', 'triage'],
    ['arrival', 'time'],
  ),
  system(
    'record',
    'One operational record',
    'data',
    'Crimes, intelligence, people and places in one store; takes the place of four.',
    {
      owner: 'Head of information',
      hosting: cloud,
      supportEnds: '2031-03-31',
      cost: 1300,
      criticality: 'high',
      fails: [2, 5],
    },
    ['information', 'analytics', 'investigation', 'safeguarding'],
    ['cases', 'hidden', 'informed'],
  ),
  system(
    'devices',
    'Officers’ devices',
    'infrastructure',
    'Telephones and tablets, with what is installed on them.',
    {
      owner: 'Head of response',
      hosting: cloud,
      supportEnds: '2027-06-30',
      cost: 1700,
      criticality: 'high',
      fails: [2, 4],
    },
    ['mobile'],
    ['time'],
  ),
]
