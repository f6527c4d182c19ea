import type { Channel, CrimeCategory, Grade } from './rows.ts'

/** Where an event of a type happens: how its address is drawn. */
export type Where =
  | {
      among: 'homes' /** Larger gathers events on fewer addresses. */
      gather: number
      group: 'people' | 'property'
    }
  | { among: 'streets'; gather: number; group: 'people' | 'property' }
  | {
      among: 'venues'
      kinds: readonly (
        | 'shop'
        | 'supermarket'
        | 'pub'
        | 'takeaway'
        | 'petrol station'
        | 'school'
        | 'hospital'
        | 'care home'
        | "children's home"
        | 'hostel'
        | 'railway station'
        | 'works'
        | 'office'
      )[]
      gather: number
    }

export interface OffenceClass {
  code: string
  label: string
  weight: number
}

export interface DemandType {
  key: string
  /** A day, for a population of 2.9 million. */
  perDay: number
  /** National incident category the log opens with. */
  opening: string
  closing: readonly (readonly [string, number])[]
  antiSocial: 'personal' | 'nuisance' | 'environmental' | null
  crime: {
    category: CrimeCategory
    chance: number
    classes: readonly OffenceClass[]
    victim: 'resident' | 'passer-by' | 'business' | 'none'
  } | null
  where: readonly (readonly [Where, number])[]
  hours: HourShape
  /** Sunday first. */
  week: readonly number[]
  season: 'flat' | 'summer' | 'winter' | 'december'
  /** Hours between first and last possible moment: people find out later. */
  unseenHours: number
  /** Median minutes from knowing to telling, and the spread of its logarithm. */
  delay: readonly [number, number]
  channels: readonly (readonly [Channel, number])[]
  grades: readonly (readonly [Grade, number])[]
  /** Further calls about the same thing. */
  extraCalls: number
  sceneMinutes: number
  qualifiers: readonly (readonly [string, number])[]
}

export type HourShape =
  | 'home life'
  | 'night out'
  | 'shop'
  | 'evening'
  | 'daytime'
  | 'night'
  | 'commute'
  | 'even'
  | 'burglary'

/** Weights of the 24 local hours from midnight. */
export const HOURS: Record<HourShape, readonly number[]> = {
  'home life': [
    7, 6, 4.5, 3.2, 2.2, 1.6, 1.7, 2.4, 3, 3.4, 3.7, 4, 4.3, 4.3, 4.4, 4.9, 5.4, 6, 6.5, 7.2, 7.8,
    8.2, 8.4, 7.8,
  ],
  'night out': [
    8, 7.6, 6.6, 5.2, 3, 1.4, 0.9, 1, 1.5, 1.8, 2.1, 2.5, 3, 3.2, 3.6, 4.6, 4.8, 4.8, 5, 5.5, 6,
    6.6, 7.6, 8.4,
  ],
  shop: [
    0.4, 0.2, 0.1, 0.1, 0.1, 0.2, 0.8, 2.4, 4.4, 6.4, 7.8, 8.6, 8.8, 8.6, 8.8, 9, 8.8, 7.8, 6.2,
    4.4, 3, 1.8, 1, 0.6,
  ],
  evening: [
    3.6, 2.6, 1.7, 1, 0.6, 0.4, 0.5, 0.9, 1.6, 2.2, 2.6, 2.9, 3.3, 3.7, 4.4, 6, 7, 7.6, 8.4, 8.8,
    8.8, 8.2, 6.8, 5,
  ],
  daytime: [
    1.6, 1.2, 0.9, 0.7, 0.7, 1, 2, 3.6, 5.6, 6.6, 7, 7, 6.8, 6.5, 6.5, 6.6, 6.4, 6, 5.4, 4.6, 4,
    3.4, 2.8, 2.2,
  ],
  night: [
    7.6, 7.6, 7.2, 6.6, 5.6, 4.2, 2.8, 2, 1.8, 1.8, 1.8, 1.9, 2, 2.1, 2.2, 2.6, 3, 3.8, 4.8, 5.4,
    5.8, 6.2, 6.8, 7.2,
  ],
  commute: [
    1.2, 0.9, 0.7, 0.6, 0.9, 2, 4, 7, 8.2, 5.2, 4.4, 4.6, 5, 5, 5.6, 7.2, 8.2, 8.8, 6.4, 4.4, 3.4,
    2.8, 2.2, 1.6,
  ],
  even: [
    4, 3.6, 3.4, 3, 2.8, 2.6, 3, 3.8, 4.2, 4.4, 4.5, 4.5, 4.5, 4.5, 4.5, 4.6, 4.8, 5, 5, 5, 4.9,
    4.8, 4.6, 4.3,
  ],
  burglary: [
    4.4, 4.6, 4.6, 4.2, 3.4, 2.2, 1.6, 2, 3, 4, 4.6, 4.8, 4.8, 4.6, 4.4, 4.6, 5, 5.8, 6.2, 6, 5.2,
    4.6, 4.2, 4.2,
  ],
}

const EVEN = [1, 1, 1, 1, 1, 1, 1]
const WEEKEND = [1.16, 0.87, 0.85, 0.87, 0.93, 1.1, 1.22]
const WORKDAYS = [0.72, 1.06, 1.05, 1.06, 1.06, 1.1, 0.95]

const c = (code: string, label: string, weight: number): OffenceClass => ({ code, label, weight })
const homes = (gather: number, group: 'people' | 'property' = 'people'): Where => ({
  among: 'homes',
  gather,
  group,
})
const streets = (gather: number, group: 'people' | 'property' = 'people'): Where => ({
  among: 'streets',
  gather,
  group,
})
const venues = (kinds: Extract<Where, { among: 'venues' }>['kinds'], gather = 2.6): Where => ({
  among: 'venues',
  kinds,
  gather,
})
const VOICE: DemandType['channels'] = [
  ['999', 62],
  ['101', 22],
  ['officer', 5],
  ['online', 4],
  ['front counter', 3],
  ['live chat', 2],
  ['partner', 2],
]
const LATER: DemandType['channels'] = [
  ['999', 12],
  ['101', 46],
  ['online', 30],
  ['live chat', 6],
  ['front counter', 5],
  ['officer', 1],
]
const MIDDLING: DemandType['grades'] = [
  ['P1', 15],
  ['P2', 44],
  ['P3', 22],
  ['P4', 8],
  ['P5', 11],
]
const SLOW: DemandType['grades'] = [
  ['P1', 3],
  ['P2', 12],
  ['P3', 23],
  ['P4', 22],
  ['P5', 40],
]

function type(
  key: string,
  perDay: number,
  opening: string,
  rest: Partial<DemandType> & Pick<DemandType, 'where'>,
): DemandType {
  return {
    key,
    perDay,
    opening,
    closing: [[opening, 1]],
    antiSocial: null,
    crime: null,
    hours: 'even',
    week: EVEN,
    season: 'flat',
    unseenHours: 0,
    delay: [8, 1.1],
    channels: VOICE,
    grades: MIDDLING,
    extraCalls: 0.1,
    sceneMinutes: 40,
    qualifiers: [],
    ...rest,
  }
}

/**
 * What people ask the police for. Volumes follow the size and mix of a large English force (crime shares as
 * in the street-level open data for June 2018, OGL v3; the rest is our estimate). Offence classes are the
 * Home Office's counting classes.
 */
export const DEMAND: readonly DemandType[] = [
  type('domestic violence', 150, 'Domestic incident', {
    crime: {
      category: 'violent-crime',
      chance: 0.76,
      victim: 'resident',
      classes: [
        c('105A', 'Assault without injury', 34),
        c('8N', 'Assault with injury', 33),
        c('8L', 'Harassment', 12),
        c('8Q', 'Stalking', 10),
        c('3B', 'Threats to kill', 3),
        c('5D', 'Assault with intent to cause serious harm', 2),
        c('8R', 'Malicious Communications', 6),
      ],
    },
    where: [[homes(5.5), 1]],
    hours: 'home life',
    week: WEEKEND,
    season: 'summer',
    delay: [9, 1.3],
    grades: [
      ['P1', 57],
      ['P2', 38],
      ['P3', 5],
    ],
    sceneMinutes: 85,
    qualifiers: [
      ['domestic', 1],
      ['alcohol', 0.34],
      ['mental health', 0.12],
      ['repeat', 0.4],
    ],
  }),
  type('violence', 190, 'Violence', {
    crime: {
      category: 'violent-crime',
      chance: 0.8,
      victim: 'passer-by',
      classes: [
        c('105A', 'Assault without injury', 33),
        c('8N', 'Assault with injury', 30),
        c('8L', 'Harassment', 13),
        c('8R', 'Malicious Communications', 12),
        c('3B', 'Threats to kill', 4),
        c('5D', 'Assault with intent to cause serious harm', 2.5),
        c('104', 'Assault without injury on a constable', 2.5),
        c('8P', 'Racially or religiously aggravated assault with injury', 1),
      ],
    },
    where: [
      [streets(2.6), 44],
      [venues(['pub', 'takeaway', 'railway station', 'hospital'], 2.4), 30],
      [homes(4), 20],
      [venues(['school', 'hostel']), 6],
    ],
    hours: 'night out',
    week: WEEKEND,
    season: 'summer',
    delay: [14, 1.8],
    grades: [
      ['P1', 34],
      ['P2', 32],
      ['P3', 14],
      ['P4', 8],
      ['P5', 12],
    ],
    extraCalls: 0.45,
    sceneMinutes: 60,
    qualifiers: [
      ['alcohol', 0.28],
      ['youth', 0.15],
      ['hate', 0.05],
    ],
  }),
  type('sexual offence', 22, 'Sexual offence', {
    crime: {
      category: 'violent-crime',
      chance: 0.95,
      victim: 'passer-by',
      classes: [
        c('20A', 'Sexual assault on a female aged 13 and over', 42),
        c('19C', 'Rape of a female aged 16 and over', 26),
        c('88E', 'Exposure and voyeurism', 20),
        c('17A', 'Sexual assault on a male aged 13 and over', 6),
        c('19F', 'Rape of a male aged 16 and over', 6),
      ],
    },
    where: [
      [homes(2), 55],
      [streets(2), 30],
      [venues(['pub', 'hostel']), 15],
    ],
    hours: 'night out',
    week: WEEKEND,
    delay: [2600, 1.8],
    grades: [
      ['P1', 18],
      ['P2', 40],
      ['P3', 36],
      ['P4', 6],
    ],
    sceneMinutes: 150,
    qualifiers: [['vulnerable', 0.4]],
  }),
  type('public order', 60, 'Public order', {
    crime: {
      category: 'public-order',
      chance: 0.85,
      victim: 'passer-by',
      classes: [
        c('9A', 'Public fear, alarm or distress', 70),
        c('9B', 'Racially or religiously aggravated public fear, alarm or distress', 17),
        c('66', 'Other offences against the State or public order', 11),
        c('62A', 'Violent disorder', 2),
      ],
    },
    where: [
      [streets(2.8), 45],
      [venues(['pub', 'takeaway', 'shop', 'hospital']), 40],
      [homes(4), 15],
    ],
    hours: 'night out',
    week: WEEKEND,
    season: 'summer',
    delay: [10, 1.5],
    extraCalls: 0.3,
    qualifiers: [
      ['alcohol', 0.35],
      ['hate', 0.16],
    ],
  }),
  type('nuisance', 170, 'ASB - nuisance', {
    antiSocial: 'nuisance',
    where: [
      [streets(3.4), 60],
      [homes(4.5), 22],
      [venues(['shop', 'takeaway', 'supermarket', 'railway station'], 2.8), 18],
    ],
    hours: 'evening',
    week: [1.14, 0.85, 0.86, 0.9, 0.95, 1.1, 1.2],
    season: 'summer',
    delay: [12, 1],
    channels: [
      ['999', 22],
      ['101', 50],
      ['online', 22],
      ['live chat', 6],
    ],
    grades: SLOW,
    extraCalls: 0.3,
    sceneMinutes: 25,
    qualifiers: [
      ['youth', 0.38],
      ['alcohol', 0.15],
      ['repeat', 0.3],
    ],
  }),
  type('neighbour trouble', 60, 'ASB - personal', {
    antiSocial: 'personal',
    where: [[homes(5.5), 1]],
    hours: 'evening',
    week: WEEKEND,
    season: 'summer',
    delay: [40, 1.6],
    channels: LATER,
    grades: SLOW,
    sceneMinutes: 35,
    qualifiers: [
      ['repeat', 0.5],
      ['mental health', 0.1],
    ],
  }),
  type('environmental nuisance', 40, 'ASB - environmental', {
    antiSocial: 'environmental',
    where: [[streets(3), 1]],
    hours: 'daytime',
    season: 'summer',
    delay: [90, 1.4],
    channels: LATER,
    grades: SLOW,
    sceneMinutes: 20,
  }),
  type('vehicle crime', 120, 'Vehicle crime', {
    crime: {
      category: 'vehicle-crime',
      chance: 0.93,
      victim: 'resident',
      classes: [
        c('45', 'Theft from vehicle', 56),
        c('48', 'Theft or unauthorised taking of motor vehicle', 31),
        c('126', 'Interfering with a motor vehicle', 12),
        c('37.2', 'Aggravated vehicle taking', 1),
      ],
    },
    where: [
      [homes(1.6, 'property'), 58],
      [streets(1.9, 'property'), 30],
      [venues(['supermarket', 'railway station', 'works', 'hospital']), 12],
    ],
    hours: 'night',
    unseenHours: 8,
    season: 'winter',
    delay: [60, 1.2],
    channels: LATER,
    grades: SLOW,
    sceneMinutes: 30,
  }),
  type('burglary', 72, 'Burglary residential', {
    crime: {
      category: 'burglary',
      chance: 0.94,
      victim: 'resident',
      classes: [
        c('28E', 'Burglary Residential', 80),
        c('28F', 'Attempted Burglary Residential', 17),
        c('28G', 'Distraction Burglary Residential', 1.5),
        c('29A', 'Aggravated Burglary Residential', 1.5),
      ],
    },
    where: [[homes(1.5, 'property'), 1]],
    hours: 'burglary',
    week: [0.9, 1, 1, 1, 1, 1.1, 1],
    season: 'winter',
    unseenHours: 6,
    delay: [20, 1.1],
    channels: [
      ['999', 40],
      ['101', 42],
      ['online', 15],
      ['live chat', 3],
    ],
    grades: [
      ['P1', 22],
      ['P2', 36],
      ['P3', 30],
      ['P4', 12],
    ],
    sceneMinutes: 55,
  }),
  type('business burglary', 23, 'Burglary business and community', {
    crime: {
      category: 'burglary',
      chance: 0.93,
      victim: 'business',
      classes: [
        c('30C', 'Burglary Business and Community', 80),
        c('30D', 'Attempted Burglary Business and Community', 19),
        c('31A', 'Aggravated Burglary Business and Community', 1),
      ],
    },
    where: [[venues(['shop', 'works', 'office', 'pub', 'school', 'takeaway'], 1.8), 1]],
    hours: 'night',
    unseenHours: 7,
    season: 'winter',
    delay: [25, 1],
    channels: LATER,
    grades: [
      ['P1', 18],
      ['P2', 30],
      ['P3', 37],
      ['P4', 15],
    ],
    sceneMinutes: 45,
  }),
  type('other theft', 95, 'Theft', {
    crime: {
      category: 'other-theft',
      chance: 0.9,
      victim: 'passer-by',
      classes: [
        c('49', 'Other theft', 78),
        c('49A', 'Making off without payment', 14),
        c('40', 'Theft in a dwelling other than from an automatic machine or meter', 5),
        c('41', 'Theft by an employee', 3),
      ],
    },
    where: [
      [venues(['petrol station', 'works', 'office', 'pub', 'hospital', 'school'], 2.4), 45],
      [homes(2), 30],
      [streets(2), 25],
    ],
    hours: 'daytime',
    unseenHours: 4,
    delay: [150, 1.6],
    channels: LATER,
    grades: SLOW,
    sceneMinutes: 25,
  }),
  type('criminal damage', 90, 'Criminal damage', {
    crime: {
      category: 'criminal-damage-arson',
      chance: 0.93,
      victim: 'resident',
      classes: [
        c('58C', 'Criminal damage to a vehicle', 40),
        c('58A', 'Criminal damage to a dwelling', 26),
        c('58D', 'Other criminal damage', 18),
        c('58B', 'Criminal damage to a building other than a dwelling', 9),
        c('56B', 'Arson not endangering life', 6),
        c('56A', 'Arson endangering life', 1),
      ],
    },
    where: [
      [homes(3.4), 60],
      [streets(2.4), 25],
      [venues(['shop', 'school', 'pub', 'takeaway']), 15],
    ],
    hours: 'evening',
    week: WEEKEND,
    season: 'summer',
    unseenHours: 3,
    delay: [45, 1.5],
    channels: [
      ['999', 30],
      ['101', 40],
      ['online', 26],
      ['live chat', 4],
    ],
    sceneMinutes: 30,
    qualifiers: [
      ['domestic', 0.12],
      ['youth', 0.12],
    ],
  }),
  type('shop theft', 66, 'Shop theft', {
    crime: {
      category: 'shoplifting',
      chance: 0.95,
      victim: 'business',
      classes: [c('46', 'Shoplifting', 1)],
    },
    where: [
      [venues(['supermarket'], 1.8), 45],
      [venues(['shop', 'petrol station'], 3), 55],
    ],
    hours: 'shop',
    week: WORKDAYS,
    season: 'december',
    delay: [50, 1.9],
    channels: [
      ['999', 20],
      ['101', 40],
      ['online', 36],
      ['live chat', 4],
    ],
    grades: [
      ['P1', 14],
      ['P2', 20],
      ['P3', 16],
      ['P4', 6],
      ['P5', 44],
    ],
    sceneMinutes: 40,
  }),
  type('robbery', 32, 'Robbery', {
    crime: {
      category: 'robbery',
      chance: 0.9,
      victim: 'passer-by',
      classes: [
        c('34B', 'Robbery of personal property', 90),
        c('34A', 'Robbery of business property', 10),
      ],
    },
    where: [
      [streets(2.8), 75],
      [venues(['shop', 'takeaway', 'petrol station', 'railway station']), 25],
    ],
    hours: 'evening',
    week: [1, 0.95, 0.95, 0.98, 1, 1.06, 1.06],
    season: 'winter',
    delay: [12, 1.2],
    grades: [
      ['P1', 62],
      ['P2', 30],
      ['P3', 8],
    ],
    extraCalls: 0.3,
    sceneMinutes: 80,
    qualifiers: [
      ['knife', 0.25],
      ['youth', 0.35],
    ],
  }),
  type('drugs', 22, 'Drugs', {
    crime: {
      category: 'drugs',
      chance: 0.75,
      victim: 'none',
      classes: [
        c('92E', 'Possession of controlled drugs (Cannabis)', 58),
        c('92D', 'Possession of controlled drugs (excl. Cannabis)', 17),
        c('92A', 'Trafficking in controlled drugs', 22),
        c('92C', 'Other drug offences', 3),
      ],
    },
    where: [
      [streets(3), 70],
      [homes(4), 30],
    ],
    hours: 'evening',
    delay: [6, 1],
    channels: [
      ['officer', 62],
      ['101', 16],
      ['online', 16],
      ['999', 6],
    ],
    grades: [
      ['P1', 6],
      ['P2', 26],
      ['P3', 28],
      ['P4', 5],
      ['P5', 35],
    ],
    sceneMinutes: 70,
    qualifiers: [['drugs', 1]],
  }),
  type('bicycle theft', 13, 'Theft', {
    crime: {
      category: 'bicycle-theft',
      chance: 0.97,
      victim: 'passer-by',
      classes: [c('44', 'Theft or unauthorised taking of a pedal cycle', 1)],
    },
    where: [
      [venues(['railway station', 'supermarket', 'school', 'office', 'hospital'], 2), 45],
      [homes(1.5, 'property'), 40],
      [streets(2, 'property'), 15],
    ],
    hours: 'daytime',
    season: 'summer',
    unseenHours: 5,
    delay: [300, 1.4],
    channels: LATER,
    grades: [
      ['P4', 8],
      ['P5', 92],
    ],
    sceneMinutes: 20,
  }),
  type('theft from the person', 13, 'Theft', {
    crime: {
      category: 'theft-from-the-person',
      chance: 0.95,
      victim: 'passer-by',
      classes: [c('39', 'Theft from the person', 1)],
    },
    where: [
      [venues(['railway station', 'pub', 'shop', 'supermarket'], 2), 60],
      [streets(2.6), 40],
    ],
    hours: 'daytime',
    week: WEEKEND,
    season: 'december',
    unseenHours: 1,
    delay: [120, 1.3],
    channels: LATER,
    grades: SLOW,
    sceneMinutes: 25,
  }),
  type('weapon', 12, 'Weapons', {
    crime: {
      category: 'possession-of-weapons',
      chance: 0.75,
      victim: 'none',
      classes: [
        c('10D', 'Possession of article with blade or point', 66),
        c('10C', 'Possession of other weapons', 24),
        c('10B', 'Possession of firearms offences', 10),
      ],
    },
    where: [
      [streets(2.8), 75],
      [venues(['school', 'pub', 'takeaway']), 25],
    ],
    hours: 'evening',
    delay: [4, 0.9],
    channels: [
      ['999', 50],
      ['officer', 40],
      ['101', 10],
    ],
    grades: [
      ['P1', 74],
      ['P2', 20],
      ['P3', 6],
    ],
    extraCalls: 0.4,
    sceneMinutes: 80,
    qualifiers: [
      ['knife', 0.7],
      ['youth', 0.35],
    ],
  }),
  type('other crime', 16, 'Other crime', {
    crime: {
      category: 'other-crime',
      chance: 0.85,
      victim: 'passer-by',
      classes: [
        c('79', 'Perverting the course of justice', 20),
        c('95', 'Disclosure, obstruction, false or misleading statements etc', 18),
        c('54', 'Handling stolen goods', 16),
        c('33', 'Going equipped for stealing, etc', 16),
        c('802', 'Dangerous driving', 16),
        c('99', 'Other notifiable offences', 14),
      ],
    },
    where: [
      [streets(2), 60],
      [homes(3), 40],
    ],
    hours: 'daytime',
    delay: [600, 1.6],
    channels: LATER,
    grades: SLOW,
    sceneMinutes: 40,
  }),
  type('concern for safety', 260, 'Concern for safety', {
    where: [
      [homes(5), 66],
      [venues(['care home', 'hostel', 'hospital', "children's home"], 2.4), 20],
      [streets(2.4), 14],
    ],
    hours: 'even',
    delay: [15, 1.2],
    grades: [
      ['P1', 30],
      ['P2', 38],
      ['P3', 8],
      ['P4', 2],
      ['P5', 22],
    ],
    sceneMinutes: 65,
    qualifiers: [
      ['mental health', 0.38],
      ['vulnerable', 0.4],
    ],
    channels: [
      ['999', 48],
      ['101', 26],
      ['partner', 20],
      ['online', 4],
      ['live chat', 2],
    ],
    closing: [
      ['Concern for safety', 92],
      ['Sudden death', 2],
      ['Domestic incident', 6],
    ],
  }),
  type('missing person', 75, 'Missing person', {
    where: [
      [venues(["children's home", 'hospital', 'hostel', 'care home'], 2.2), 48],
      [homes(4.5), 52],
    ],
    hours: 'evening',
    delay: [90, 1.2],
    channels: [
      ['999', 34],
      ['101', 40],
      ['partner', 24],
      ['online', 2],
    ],
    grades: [
      ['P1', 16],
      ['P2', 62],
      ['P3', 22],
    ],
    sceneMinutes: 120,
    qualifiers: [
      ['youth', 0.5],
      ['vulnerable', 0.35],
      ['repeat', 0.35],
    ],
  }),
  type('domestic quarrel', 70, 'Domestic incident', {
    where: [[homes(5.5), 1]],
    hours: 'home life',
    week: WEEKEND,
    season: 'summer',
    grades: [
      ['P1', 34],
      ['P2', 44],
      ['P3', 12],
      ['P5', 10],
    ],
    sceneMinutes: 60,
    qualifiers: [
      ['domestic', 1],
      ['alcohol', 0.3],
      ['repeat', 0.4],
    ],
  }),
  type('suspicious circumstances', 150, 'Suspicious circumstances', {
    where: [
      [streets(1.8), 70],
      [homes(1.8, 'property'), 30],
    ],
    hours: 'night',
    season: 'winter',
    delay: [6, 0.9],
    grades: [
      ['P1', 26],
      ['P2', 36],
      ['P3', 12],
      ['P5', 26],
    ],
    extraCalls: 0.15,
    sceneMinutes: 25,
  }),
  type('collision with injury', 45, 'RTC - death/injury', {
    where: [[streets(2.4), 1]],
    hours: 'commute',
    week: WORKDAYS,
    season: 'winter',
    delay: [3, 0.7],
    channels: [
      ['999', 88],
      ['partner', 8],
      ['officer', 4],
    ],
    grades: [
      ['P1', 76],
      ['P2', 22],
      ['P3', 2],
    ],
    extraCalls: 1.1,
    sceneMinutes: 95,
  }),
  type('collision with damage', 75, 'RTC - damage only', {
    where: [[streets(2.4), 1]],
    hours: 'commute',
    week: WORKDAYS,
    season: 'winter',
    delay: [8, 1],
    channels: [
      ['999', 46],
      ['101', 38],
      ['online', 14],
      ['officer', 2],
    ],
    grades: [
      ['P1', 12],
      ['P2', 34],
      ['P3', 8],
      ['P5', 46],
    ],
    extraCalls: 0.4,
    sceneMinutes: 40,
  }),
  type('highway disruption', 90, 'Highway disruption', {
    where: [[streets(2.2), 1]],
    hours: 'commute',
    week: WORKDAYS,
    delay: [5, 0.8],
    grades: [
      ['P1', 22],
      ['P2', 34],
      ['P3', 10],
      ['P5', 34],
    ],
    extraCalls: 0.5,
    sceneMinutes: 30,
  }),
  type('traffic offence', 80, 'Road-related traffic offence', {
    where: [[streets(2.6), 1]],
    hours: 'commute',
    delay: [12, 1.2],
    channels: [
      ['999', 30],
      ['101', 34],
      ['online', 30],
      ['officer', 6],
    ],
    grades: [
      ['P1', 10],
      ['P2', 24],
      ['P3', 12],
      ['P5', 54],
    ],
    extraCalls: 0.12,
    sceneMinutes: 30,
  }),
  type('alarm', 60, 'Alarm', {
    where: [
      [venues(['shop', 'works', 'office', 'school', 'petrol station'], 2), 64],
      [homes(1.6, 'property'), 36],
    ],
    hours: 'night',
    delay: [1, 0.4],
    channels: [
      ['alarm', 88],
      ['999', 8],
      ['101', 4],
    ],
    grades: [
      ['P1', 66],
      ['P2', 22],
      ['P5', 12],
    ],
    sceneMinutes: 22,
  }),
  type('abandoned call', 130, 'Abandoned call', {
    where: [
      [homes(3.4), 80],
      [streets(2), 20],
    ],
    hours: 'even',
    delay: [0.3, 0.3],
    channels: [['999', 100]],
    grades: [
      ['P1', 16],
      ['P2', 22],
      ['P5', 62],
    ],
    sceneMinutes: 15,
    extraCalls: 0.2,
  }),
  type('hoax call', 25, 'Hoax call', {
    where: [
      [homes(5), 60],
      [streets(3), 40],
    ],
    hours: 'evening',
    delay: [0.5, 0.4],
    channels: [
      ['999', 92],
      ['101', 8],
    ],
    grades: [
      ['P1', 10],
      ['P2', 10],
      ['P5', 80],
    ],
    sceneMinutes: 15,
    qualifiers: [
      ['youth', 0.4],
      ['repeat', 0.5],
    ],
  }),
  type('animals', 18, 'Animals', {
    where: [
      [streets(1.5), 70],
      [homes(2), 30],
    ],
    hours: 'daytime',
    season: 'summer',
    delay: [15, 1],
    grades: [
      ['P1', 8],
      ['P2', 34],
      ['P3', 18],
      ['P5', 40],
    ],
    extraCalls: 0.3,
    sceneMinutes: 30,
  }),
  type('civil dispute', 70, 'Civil dispute', {
    where: [
      [homes(4), 80],
      [venues(['shop', 'works', 'takeaway']), 20],
    ],
    hours: 'daytime',
    delay: [30, 1.2],
    channels: LATER,
    grades: [
      ['P1', 4],
      ['P2', 18],
      ['P3', 20],
      ['P5', 58],
    ],
    sceneMinutes: 30,
  }),
  type('sudden death', 12, 'Sudden death', {
    where: [
      [homes(1.2), 85],
      [venues(['care home', 'hostel']), 15],
    ],
    hours: 'daytime',
    season: 'winter',
    delay: [25, 1],
    channels: [
      ['999', 45],
      ['partner', 45],
      ['101', 10],
    ],
    grades: [
      ['P1', 22],
      ['P2', 68],
      ['P3', 10],
    ],
    sceneMinutes: 150,
  }),
  type('wanted person', 25, 'Absconder / AWOL / wanted', {
    where: [
      [homes(4), 75],
      [streets(2), 25],
    ],
    hours: 'even',
    delay: [20, 1.2],
    channels: [
      ['partner', 40],
      ['101', 26],
      ['officer', 20],
      ['999', 14],
    ],
    sceneMinutes: 80,
  }),
  type('firearms', 4, 'Firearms', {
    where: [
      [streets(2), 70],
      [homes(2), 30],
    ],
    hours: 'evening',
    delay: [3, 0.7],
    channels: [
      ['999', 94],
      ['101', 6],
    ],
    grades: [
      ['P1', 96],
      ['P2', 4],
    ],
    extraCalls: 1.2,
    sceneMinutes: 120,
    qualifiers: [['firearms', 1]],
  }),
  type('message', 160, 'Contact record', {
    where: [[homes(2.6), 1]],
    hours: 'daytime',
    week: WORKDAYS,
    delay: [60, 1.2],
    channels: LATER,
    grades: [['P5', 100]],
    extraCalls: 0,
    sceneMinutes: 0,
  }),
]

/** Contacts that need no incident, a day for 2.9 million people. */
export const IDLE_CONTACTS: readonly {
  key: string
  channel: Channel
  perDay: number
  hours: HourShape
}[] = [
  { key: 'silent or misdialled', channel: '999', perDay: 720, hours: 'even' },
  { key: 'enquiry', channel: '101', perDay: 1080, hours: 'daytime' },
  { key: 'enquiry', channel: 'online', perDay: 190, hours: 'daytime' },
  { key: 'enquiry', channel: 'live chat', perDay: 110, hours: 'daytime' },
  { key: 'enquiry', channel: 'front counter', perDay: 90, hours: 'shop' },
]

/** Month factors from January. */
export const SEASONS: Record<DemandType['season'], readonly number[]> = {
  flat: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  summer: [0.88, 0.9, 0.95, 1, 1.06, 1.1, 1.14, 1.1, 1.03, 1, 0.94, 0.9],
  winter: [1.1, 1.04, 0.99, 0.93, 0.91, 0.9, 0.91, 0.92, 0.97, 1.06, 1.14, 1.13],
  december: [0.92, 0.94, 0.97, 0.98, 0.99, 0.99, 0.99, 1, 1, 1.02, 1.09, 1.12],
}

/** Outcome types 1 to 22 with their weights by category; the days are the median to the outcome. */
export const OUTCOMES: Record<
  CrimeCategory,
  { days: number; codes: readonly (readonly [string, number])[] }
> = {
  'violent-crime': {
    days: 38,
    codes: [
      ['1', 9],
      ['16', 38],
      ['14', 14],
      ['15', 22],
      ['18', 11],
      ['8', 3],
      ['10', 1.5],
      ['3', 1.2],
      ['22', 1],
      ['20', 1.2],
      ['21', 0.6],
    ],
  },
  'criminal-damage-arson': {
    days: 12,
    codes: [
      ['1', 6],
      ['18', 58],
      ['14', 9],
      ['15', 12],
      ['16', 10],
      ['8', 4],
      ['3', 1],
    ],
  },
  burglary: {
    days: 16,
    codes: [
      ['1', 5],
      ['18', 80],
      ['15', 8],
      ['14', 3],
      ['16', 3],
      ['4', 1],
    ],
  },
  'vehicle-crime': {
    days: 7,
    codes: [
      ['1', 2.2],
      ['18', 89],
      ['15', 5],
      ['14', 2],
      ['16', 1.5],
      ['4', 0.3],
    ],
  },
  'other-theft': {
    days: 9,
    codes: [
      ['1', 4],
      ['18', 74],
      ['15', 10],
      ['14', 7],
      ['16', 4],
      ['8', 1],
    ],
  },
  shoplifting: {
    days: 20,
    codes: [
      ['1', 19],
      ['18', 54],
      ['15', 9],
      ['16', 6],
      ['8', 8],
      ['3', 2],
      ['14', 2],
    ],
  },
  'public-order': {
    days: 28,
    codes: [
      ['1', 12],
      ['18', 31],
      ['16', 20],
      ['15', 20],
      ['14', 10],
      ['8', 4],
      ['3', 2],
      ['22', 1],
    ],
  },
  robbery: {
    days: 30,
    codes: [
      ['1', 9],
      ['18', 62],
      ['15', 15],
      ['16', 7],
      ['14', 7],
    ],
  },
  drugs: {
    days: 34,
    codes: [
      ['1', 32],
      ['8', 25],
      ['7', 14],
      ['15', 12],
      ['3', 6],
      ['18', 5],
      ['22', 5],
      ['21', 1],
    ],
  },
  'bicycle-theft': {
    days: 6,
    codes: [
      ['1', 1.5],
      ['18', 93],
      ['15', 3],
      ['14', 2.5],
    ],
  },
  'theft-from-the-person': {
    days: 7,
    codes: [
      ['1', 1.5],
      ['18', 93],
      ['15', 3],
      ['14', 2.5],
    ],
  },
  'possession-of-weapons': {
    days: 34,
    codes: [
      ['1', 42],
      ['15', 22],
      ['8', 10],
      ['18', 12],
      ['22', 7],
      ['2', 4],
      ['3', 3],
    ],
  },
  'other-crime': {
    days: 36,
    codes: [
      ['1', 20],
      ['15', 34],
      ['18', 26],
      ['16', 9],
      ['14', 7],
      ['8', 4],
    ],
  },
}

/** Truths planted in the history, for methods to find again. */
export const PLANTED = {
  /** Burglaries of homes set off others: a branching process as in Mohler et al. 2011 (JASA 106:100-108). */
  nearRepeat: {
    type: 'burglary',
    /** Mean number of burglaries that each burglary sets off. */
    offspring: 0.32,
    /** Share of these at the same address. */
    sameAddress: 0.22,
    /** Spread of the others in each axis: metres, normal. */
    metres: 85,
    /** Mean of the exponential lag in days, cut at `longestDays`. */
    lagDays: 6,
    longestDays: 28,
  },
  /** Share of day-to-day variation common to all demand: sigma of its logarithm. */
  dayNoise: 0.05,
  bankHoliday: {
    'night out': 1.15,
    'home life': 1.1,
    shop: 0.75,
    commute: 0.7,
    daytime: 0.8,
  } as Partial<Record<HourShape, number>>,
} as const
