import type { EventStanding } from './report-store.ts'

export type StandingStep = {
  title: string
  words: string
  state: 'done' | 'now' | 'to-come'
  at?: Date
}

const onTheGround: Record<string, string> = {
  open: 'We have assessed your report. We have not sent anyone yet.',
  assigned: 'An officer has been given your report.',
  'on-the-way': 'An officer is on the way.',
  'at-scene': 'An officer is there.',
  'under-investigation': 'An officer has been and is looking into it.',
  closed: 'An officer has dealt with your report.',
}

/** Where a report stands, told as four steps in plain words. */
export function standing(receivedAt: Date, events: readonly EventStanding[]): StandingStep[] {
  const incident = events.find(event => event.kind === 'incident')
  const crime = events.find(event => event.kind === 'crime')
  const visited = incident && ['under-investigation', 'closed'].includes(incident.state)
  const done = (at: Date) => ({ state: 'done' as const, at })
  const open = (isNow: boolean) => ({ state: isNow ? ('now' as const) : ('to-come' as const) })
  return [
    { title: 'Report received', words: 'Your report is safe with us.', ...done(receivedAt) },
    {
      title: 'Assessed by a person',
      words: incident
        ? 'We looked at the risk to you and how soon you need us.'
        : 'Waiting to be read.',
      ...(incident ? done(incident.recordedAt) : open(true)),
    },
    {
      title: 'Officer',
      words: incident ? (onTheGround[incident.state] ?? '') : 'Not yet decided.',
      ...(incident && visited ? done(incident.stateAt) : open(Boolean(incident))),
    },
    {
      title: 'Crime recorded',
      words: crime ? 'Your report is recorded as a crime.' : 'Not yet.',
      ...(crime ? done(crime.recordedAt) : open(Boolean(visited))),
    },
  ]
}
