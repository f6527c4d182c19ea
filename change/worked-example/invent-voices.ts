import type { NewVoice } from '../voices/voice-store.ts'
import type { Told } from './index.ts'

const areas = ['North', 'South', 'East', 'West', 'Centre']
const ages = ['16 to 24', '25 to 34', '35 to 49', '50 to 64', '65 and over']
const groups = ['White', 'Asian', 'Black', 'Mixed', 'Other']
/** The five hundred of the Customer Journey, and some who came to the workshops. All invented. */
const people: readonly [engagement: string, count: number][] = [
  ['engagement-public', 500],
  ['engagement-staff', 120],
]

/** The same voices each time: a multiplicative generator of Lehmer, 1951, with the constants of Park and Miller, 1988. */
export function inventVoices(told: readonly Told[], idOf: (key: string) => string): NewVoice[] {
  let state = 1829
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  return people.flatMap(([engagement, count]) => {
    if (!told.some(({ key }) => key === engagement)) return []
    const themes = told.filter(
      ({ kind, body }) =>
        kind === 'theme' && Array.isArray(body.from) && body.from.some(key => key === engagement),
    )
    return Array.from({ length: count }, (_, at): NewVoice => {
      const theme = themes[draw(themes.length + 1)]
      return {
        engagementId: idOf(engagement),
        area: areas[at % areas.length],
        ageBand: ages[draw(ages.length)],
        ethnicity: groups[Math.min(draw(8), draw(5))] ?? 'White',
        satisfied: 1 + Math.min(draw(5), draw(5)),
        words: theme ? `Invented answer ${at + 1}: ${theme.name.toLowerCase()}.` : '',
        // One in twenty waits to be sorted.
        themes: theme && draw(20) > 0 ? [idOf(theme.key)] : [],
        consentedOn: '2012-12-01',
      }
    })
  })
}
