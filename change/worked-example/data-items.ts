import type { Told } from './told.ts'

type Law = 'enforcement' | 'general' | 'none'
type Say = {
  owner: string
  law: Law
  kept?: string
  first?: string
  from?: readonly string[]
  in: readonly string[]
  /** High risk to people, and where that is assessed. */
  risk?: string | 'not assessed'
}

const item = (key: string, name: string, what: string, say: Say): Told => ({
  key: `data-${key}`,
  kind: 'data-item',
  name,
  body: {
    what: `${what} Owner and time kept are invented.`,
    owner: say.owner,
    regime: say.law,
    marking: say.risk ? 'sensitive' : 'official',
    ...(say.kept ? { retention: say.kept } : {}),
    ...(say.first ? { origin: say.first } : {}),
    ...(say.from ? { comesFrom: say.from.map(each => `data-${each}`) } : {}),
    heldIn: say.in.map(each => `system-${each}`),
    highRisk: say.risk !== undefined,
    ...(say.risk && say.risk !== 'not assessed' ? { assessment: say.risk } : {}),
  },
})

/** How data is captured, kept and used (Board report of 17 March 2015, paragraph 9d). Two items are not whole. */
export const dataItems: readonly Told[] = [
  item('contact', 'Contacts from the public', 'What people said when they rang or wrote.', {
    owner: 'Head of contact',
    law: 'enforcement',
    kept: 'Six years',
    first: 'By the call handler, or by people themselves online',
    in: ['calls', 'website'],
  }),
  item('incident', 'Incident log', 'What the force was sent to, and what happened there.', {
    owner: 'Head of the control room',
    law: 'enforcement',
    kept: 'Six years',
    from: ['contact'],
    in: ['calls'],
  }),
  item('crime', 'Crime record', 'Each recorded crime, its victims and its outcome.', {
    owner: 'Crime registrar',
    law: 'enforcement',
    kept: 'By review, six years at the least',
    from: ['incident'],
    in: ['crimes'],
    risk: 'Assessment of crime records (invented)',
  }),
  item('custody', 'Detentions', 'Each detention: grounds, care, times.', {
    owner: 'Head of custody',
    law: 'enforcement',
    kept: 'Seven years',
    first: 'By the custody officer at the desk',
    in: ['custody'],
    risk: 'Assessment of custody (invented)',
  }),
  item('case', 'Case file', 'What the prosecutor is sent.', {
    owner: 'Head of criminal justice',
    law: 'enforcement',
    kept: 'As long as the crime record',
    from: ['crime', 'custody'],
    in: ['files'],
    risk: 'Assessment of case files (invented)',
  }),
  item('referral', 'Referrals to partners', 'What is sent to councils and health.', {
    owner: 'Head of public protection',
    law: 'enforcement',
    kept: 'Ten years',
    from: ['incident', 'crime'],
    in: ['vulnerable'],
    risk: 'not assessed',
  }),
  item('duty', 'Duty rota', 'Who works when.', {
    owner: 'Head of human resources',
    law: 'general',
    first: 'By each sergeant',
    in: ['duties'],
  }),
  item('map', 'Crime by street', 'Counts by month and street, as the public sees them.', {
    owner: 'Head of analysis',
    law: 'none',
    kept: 'For good',
    from: ['crime'],
    in: ['website'],
  }),
]
