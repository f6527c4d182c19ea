import type { Told } from './told.ts'

const unit = (key: string, name: string, what: string, parent?: string): Told => ({
  key: `unit-${key}`,
  kind: 'unit',
  name,
  body: { what, ...(parent && { parent: `unit-${parent}` }) },
})

export const units: readonly Told[] = [
  unit('force', 'The force', 'All who work for the chief constable.'),
  unit('local', 'Local policing', 'Everything that has a place of its own.', 'force'),
  unit(
    'lpu',
    'Ten local policing units',
    'Response, neighbourhoods and local investigation in one unit for each area. They took the place of 21 operational command units in 2009.',
    'local',
  ),
  unit(
    'npu',
    'Eight neighbourhood policing units',
    'Neighbourhoods and partners. They took the place of the ten local policing units in 2016.',
    'local',
  ),
  unit('response', 'Force response', 'Emergencies, wherever they are, from one pool.', 'local'),
  unit(
    'crime',
    'Crime and public protection',
    'Investigation, protection and intelligence.',
    'force',
  ),
  unit('contact', 'Contact', 'Whoever rings, writes or comes in.', 'local'),
  unit('support', 'Change and support', 'Projects, people, money and buildings.', 'force'),
]

export const spans: readonly Told[] = [
  {
    key: 'span-every',
    kind: 'span',
    name: 'Every layer',
    body: {
      lowest: 3,
      highest: 10,
      because: 'Whoever leads fewer is a layer too many; more cannot be led well (range invented).',
    },
  },
  {
    key: 'span-sergeants',
    kind: 'span',
    name: 'Those who lead constables',
    body: {
      lowest: 5,
      highest: 9,
      layer: 5,
      because: 'A sergeant sees every constable on every shift (range invented).',
    },
  },
]
