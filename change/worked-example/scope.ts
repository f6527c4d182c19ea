import type { Told } from './told.ts'

const section6 = 'Task Force terms of reference 2012, section 6'

export const definitions: readonly Told[] = [
  {
    key: 'definition-core',
    kind: 'definition',
    name: 'Core service',
    body: {
      of: 'core',
      meaning: `A service in which officers or staff use police powers, or in which staff are there to support those who do. ${section6}.`,
      test: 'Does anybody in it use police powers, or support those who do? Could it make somebody do something against their will? One yes is enough.',
      consequence:
        'It stays under the direction and control of the chief officer. A partner may help to change how it works, but may not run it.',
    },
  },
  {
    key: 'definition-support',
    kind: 'definition',
    name: 'Support service',
    body: {
      of: 'support',
      meaning: `A service the force needs in order to work, but which lies outside the core. ${section6}.`,
      test: 'Every question about powers is answered no, and it is neither ICT nor the management of information.',
      consequence:
        'Partners may take a larger part. The aim is a better or cheaper service. How it is staffed is looked at only because the service changes, and never as a saving for its own sake.',
    },
  },
  {
    key: 'definition-ict',
    kind: 'definition',
    name: 'ICT and information service',
    body: {
      of: 'ict',
      meaning: `The technology of the force and the care of what it knows. Everything else that is to change rests on it. ${section6}.`,
      test: 'Its work is to run technology, or to keep, share or dispose of information.',
      consequence:
        'It is looked at by itself: the state of the technology, what the service can deliver, and what is at risk today.',
    },
  },
]

export const cutOff: readonly Told[] = [
  {
    key: 'cut-off',
    kind: 'cut-off',
    name: 'Services that are analysed in the first round',
    body: {
      score: 4,
      because:
        'Nine weeks do not allow every service to be analysed, so a cut-off is decided (Task Force terms of reference 2012, section 3). A score of 4 means at least medium on both questions, or high on one and more than low on the other. The value 4 is invented for this example.',
    },
  },
]
