import type { NewVoice } from '../voices/voice-store.ts'
import type { Told } from './index.ts'

type Shares = Readonly<Record<string, number>>

/** How many of each group answered a survey. The numbers of one survey each add up to the same. */
type Invented = {
  readonly engagement: string
  readonly consentedOn: string
  readonly area: Shares
  readonly age: Shares
  readonly ethnicity: Shares
  /** From 1 very dissatisfied to 5 very satisfied. */
  readonly satisfied: readonly number[]
}

const places = (each: number) => ({
  North: each,
  South: each,
  East: each,
  West: each,
  Centre: each,
})

/**
 * The five hundred of the Customer Journey, those asked again a year later, and staff twice. All invented. Too few of
 * the young answered the first; of one group so few that it is not shown, and another with it.
 */
const surveys: readonly Invented[] = [
  {
    engagement: 'engagement-public',
    consentedOn: '2012-12-01',
    area: places(100),
    age: { '16 to 24': 52, '25 to 34': 98, '35 to 49': 126, '50 to 64': 116, '65 and over': 108 },
    ethnicity: { White: 322, Asian: 92, Black: 50, Mixed: 30, Other: 6 },
    satisfied: [110, 130, 120, 90, 50],
  },
  {
    engagement: 'engagement-public-again',
    consentedOn: '2013-12-02',
    area: places(50),
    age: { '16 to 24': 40, '25 to 34': 45, '35 to 49': 60, '50 to 64': 55, '65 and over': 50 },
    ethnicity: { White: 160, Asian: 45, Black: 25, Mixed: 20 },
    satisfied: [40, 50, 65, 60, 35],
  },
  {
    engagement: 'engagement-staff',
    consentedOn: '2012-12-14',
    area: places(24),
    age: { '16 to 24': 12, '25 to 34': 38, '35 to 49': 46, '50 to 64': 24 },
    ethnicity: { White: 84, Asian: 24, Black: 12 },
    satisfied: [24, 32, 34, 20, 10],
  },
  {
    engagement: 'engagement-staff-again',
    consentedOn: '2013-12-06',
    area: places(22),
    age: { '16 to 24': 11, '25 to 34': 36, '35 to 49': 42, '50 to 64': 21 },
    ethnicity: { White: 77, Asian: 22, Black: 11 },
    satisfied: [20, 28, 31, 20, 11],
  },
]

/** The same voices each time: a multiplicative generator of Lehmer, 1951, with the constants of Park and Miller, 1988. */
function generator(): (below: number) => number {
  let state = 1829
  return below => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

export function inventVoices(told: readonly Told[], idOf: (key: string) => string): NewVoice[] {
  const draw = generator()
  return surveys.flatMap(({ engagement, consentedOn, ...counts }) => {
    const themes = told.filter(
      ({ kind, body }) =>
        kind === 'theme' && Array.isArray(body.from) && body.from.some(key => key === engagement),
    )
    const [area, age, ethnicity] = [counts.area, counts.age, counts.ethnicity].map(shares =>
      shuffled(Object.entries(shares), draw),
    )
    const satisfied = shuffled([...counts.satisfied.entries()], draw)
    return satisfied.map((level, at): NewVoice => {
      const theme = themes[draw(themes.length + 1)]
      return {
        engagementId: idOf(engagement),
        area: area![at],
        ageBand: age![at],
        ethnicity: ethnicity![at],
        satisfied: level + 1,
        words: theme ? `Invented answer ${at + 1}: ${theme.name.toLowerCase()}.` : '',
        // One in twenty waits to be sorted.
        themes: theme && draw(20) > 0 ? [idOf(theme.key)] : [],
        consentedOn,
      }
    })
  })
}

/** Each value as often as it is counted, in an order drawn by lot (Fisher and Yates, 1938). */
function shuffled<T>(counts: readonly (readonly [T, number])[], draw: (below: number) => number) {
  const values = counts.flatMap(([value, count]) => Array.from({ length: count }, () => value))
  for (let at = values.length - 1; at > 0; at--) {
    const other = draw(at + 1)
    const held = values[at]!
    values[at] = values[other]!
    values[other] = held
  }
  return values
}
