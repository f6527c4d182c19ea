import type { Told } from './told.ts'

type Level = 1 | 2 | 3 | 4 | 5
type Seen = readonly [level: Level, what: string, source: string, date: string]

function capability(
  key: string,
  name: string,
  owner: string,
  [current, target]: readonly [Level, Level],
  services: readonly string[],
  what: string,
  seen: readonly Seen[],
  parent?: string,
): Told {
  return {
    key: `capability-${key}`,
    kind: 'capability',
    name,
    body: {
      what,
      owner,
      current: String(current),
      target: String(target),
      evidence: seen.map(([level, seenThing, source, date]) => ({
        level: String(level),
        what: seenThing,
        source: `${source} (invented)`,
        date,
      })),
      services: services.map(each => `service-${each}`),
      ...(parent ? { parent: `capability-${parent}` } : {}),
    },
  }
}

/** Neighbourhood problem solving claims level 3 with nothing seen at level 2: the assessment finds it. */
export const capabilities: readonly Told[] = [
  capability(
    'contact',
    'Serve the public in the way they choose',
    'Head of contact',
    [2, 4],
    ['contact', 'records'],
    'Takes reports and questions by telephone, online and in person, and keeps the thread between them.',
    [
      [
        1,
        'Online forms reach a mailbox that is read by hand',
        'Walk-through of 20 forms',
        '2014-10-07',
      ],
      [2, 'Every contact has an owner and a time to answer', 'Contact plan 2014', '2014-10-09'],
    ],
  ),
  capability(
    'triage',
    'Weigh threat, harm and risk at first contact',
    'Head of contact',
    [2, 4],
    ['contact', 'control'],
    'Tells what is urgent and who is vulnerable, in the same way on each shift.',
    [
      [1, 'Graded by the experience of whoever answers', '40 calls heard', '2014-10-14'],
      [2, 'A written guide is on every desk and taught', 'Training record', '2014-10-21'],
    ],
    'contact',
  ),
  capability(
    'command',
    'Direct all resources from one place',
    'Head of contact',
    [2, 4],
    ['control', 'response'],
    'Knows where everybody is, what each can do and what the next hour will need.',
    [
      [1, 'Each area sent its own cars until 2010', 'Interviews with controllers', '2014-09-30'],
      [
        2,
        'One control room, with a list of states that is kept',
        'Three shifts sat in',
        '2014-10-02',
      ],
    ],
  ),
  capability(
    'mobile',
    'Work away from the station',
    'Head of response',
    [1, 4],
    ['response', 'neighbourhood', 'investigation'],
    'Officers look up, write and send from where they are.',
    [[1, 'A few teams use devices on trial, with no common rule', 'Six shifts seen', '2014-11-04']],
    'command',
  ),
  capability(
    'investigation',
    'Investigate crime that leaves a digital trace',
    'Head of investigation',
    [2, 4],
    ['investigation', 'forensics'],
    'Finds, secures and shows digital evidence, and builds the case file once.',
    [
      [
        1,
        'Some detectives know how; others send everything on',
        'Sample of 120 files',
        '2014-11-11',
      ],
      [2, 'A queue with priorities is managed each week', 'Laboratory log', '2014-11-13'],
    ],
  ),
  capability(
    'safeguarding',
    'Find and protect people at risk',
    'Head of public protection',
    [3, 4],
    ['protection', 'contact', 'intelligence'],
    'Sees signs early, shares them lawfully and plans with partners.',
    [
      [1, 'Referrals are made, each in its own form', 'File review 2012', '2012-12-18'],
      [2, 'Every referral is logged and answered in time', 'Log of one quarter', '2014-03-31'],
      [3, 'One process in all seven council areas', 'Joint inspection notes', '2014-09-16'],
    ],
  ),
  capability(
    'offenders',
    'Help people stop offending',
    'Head of offender management',
    [4, 5],
    ['offenders', 'neighbourhood'],
    'Works with partners on the reasons why somebody offends.',
    [
      [1, 'Visits are made and written down', 'Case notes', '2012-06-12'],
      [2, 'Each person has a plan and a reviewer', 'Case conference', '2013-02-19'],
      [3, 'The same method is used everywhere', 'Handbook, second edition', '2013-11-05'],
      [4, 'Results are compared with a matched group each year', 'Evaluation 2014', '2014-08-26'],
    ],
  ),
  capability(
    'neighbourhood',
    'Solve local problems with residents',
    'Head of neighbourhoods',
    [3, 4],
    ['neighbourhood'],
    'Scans, analyses, responds and looks back, together with those who live there.',
    [
      [1, 'Good work that depends on who is posted', 'Interviews in ten areas', '2014-10-28'],
      [3, 'A force-wide template for problem solving', 'Policy library', '2014-10-30'],
    ],
  ),
  capability(
    'information',
    'Keep one record of a person, a place and an event',
    'Head of information',
    [1, 4],
    ['records', 'intelligence', 'investigation'],
    'What is known is found under one name, is right and is kept no longer than allowed.',
    [[1, 'Seven systems, each with its own person record', 'Data survey', '2014-09-09']],
  ),
  capability(
    'analytics',
    'Use data to act before harm is done',
    'Head of intelligence',
    [1, 4],
    ['intelligence', 'neighbourhood', 'offenders'],
    'Shows where and for whom harm is likely, with its error said beside it.',
    [[1, 'Analysts each keep spreadsheets of their own', 'Workshop with analysts', '2014-09-11']],
    'information',
  ),
  capability(
    'technology',
    'Run and change technology',
    'Head of ICT',
    [2, 3],
    ['technology'],
    'Systems run, are safe, and change when the service needs it. Task Force terms of reference 2012, section 3, asks for this to be baselined by itself.',
    [
      [1, 'Changes were made when somebody had time', 'Service desk figures', '2014-07-15'],
      [
        2,
        'A change board meets weekly; projects have plans',
        'Minutes of one quarter',
        '2014-07-17',
      ],
    ],
  ),
  capability(
    'change',
    'Deliver change with its own people',
    'Head of business change',
    [2, 3],
    ['technology', 'people', 'training'],
    'Plans, carries out and settles change, and knows how much of it the force can bear at a time.',
    [
      [1, 'Projects depended on a few people', 'Review of 12 projects', '2014-08-05'],
      [2, 'Each project has a lead, a plan and a budget', 'Project register', '2014-08-07'],
    ],
  ),
  capability(
    'learning',
    'Learn from evidence',
    'Head of learning',
    [1, 3],
    ['training', 'people'],
    'Tries out new practice fairly, and teaches what came of it.',
    [[1, 'Single trials, started by those who were curious', 'List of trials', '2014-11-20']],
  ),
  capability(
    'support',
    'Serve officers and staff without paper',
    'Chief finance officer',
    [2, 3],
    ['finance', 'people', 'fleet', 'estates'],
    'Leave, pay, buying and vehicles are asked for once and answered by a rule where a rule will do.',
    [
      [1, 'Paper forms by internal post', 'Process maps', '2014-06-10'],
      [
        2,
        'Forms are numbered, logged and answered in ten days',
        'Log of one quarter',
        '2014-06-30',
      ],
    ],
  ),
]
