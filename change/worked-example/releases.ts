import type { Told } from './told.ts'

/** Technology brought in smoothly (Board report of 17 March 2015, paragraph 9d). One was ready, one is not. */
export const releases: readonly Told[] = [
  {
    key: 'release-online',
    kind: 'release',
    name: 'Online contact, first part (figures invented)',
    body: {
      what: 'Burglary can be reported online; call handlers read it beside their calls.',
      project: 'project-online',
      goLive: '2017-03-06',
      trained: 96,
      trainedNeeded: 90,
      support: true,
      assessment: true,
      rehearsed: '2017-02-14',
      minutes: 18,
      minutesAllowed: 30,
      parallel: '2017-06-30',
      switches: [
        {
          name: 'Photographs with a report',
          on: true,
          since: '2017-03-20',
          who: 'Head of contact',
        },
        {
          name: 'Choosing a time for a call',
          on: false,
          since: '2017-03-06',
          who: 'Head of contact',
        },
      ],
    },
  },
  {
    key: 'release-mobile',
    kind: 'release',
    name: 'Mobile working, last four stations (figures invented)',
    body: {
      what: 'Officers of the last four stations write statements where they are taken.',
      project: 'project-mobile',
      goLive: '2027-01-18',
      trained: 78,
      trainedNeeded: 90,
      support: true,
      assessment: true,
      rehearsed: '2026-09-01',
      minutes: 25,
      minutesAllowed: 60,
      parallel: '2027-03-31',
      switches: [
        { name: 'Signing on the screen', on: false, since: '2026-11-02', who: 'Head of ICT' },
      ],
    },
  },
]
