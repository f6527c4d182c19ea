/**
 * The categories in which data.police.uk publishes crime, each dated: fourteen since May 2013. The label is what its
 * bulk files hold in "Crime type". Written down from the service's public behaviour; to be checked when it changes.
 */
export const crimeCategories = [
  ['anti-social-behaviour', 'Anti-social behaviour', '2010-12', null],
  ['bicycle-theft', 'Bicycle theft', '2013-05', null],
  ['burglary', 'Burglary', '2010-12', null],
  ['criminal-damage-arson', 'Criminal damage and arson', '2011-09', null],
  ['drugs', 'Drugs', '2011-09', null],
  ['other-theft', 'Other theft', '2011-09', null],
  ['possession-of-weapons', 'Possession of weapons', '2013-05', null],
  ['public-disorder-weapons', 'Public disorder and weapons', '2011-09', '2013-05'],
  ['public-order', 'Public order', '2013-05', null],
  ['robbery', 'Robbery', '2010-12', null],
  ['shoplifting', 'Shoplifting', '2011-09', null],
  ['theft-from-the-person', 'Theft from the person', '2013-05', null],
  ['vehicle-crime', 'Vehicle crime', '2010-12', null],
  ['violent-crime', 'Violence and sexual offences', '2010-12', null],
  ['other-crime', 'Other crime', '2010-12', null],
].map(([slug, label, from, until]) => ({
  slug: slug!,
  label: label!,
  from: from!,
  until: until ?? null,
}))

export const allCrime = 'all-crime'

/** The label of violence before sexual offences were named in it. */
const formerLabels: Readonly<Record<string, string>> = { 'violent crime': 'violent-crime' }

const slugs = new Map(crimeCategories.map(({ slug, label }) => [label.toLowerCase(), slug]))

/** The slug of a file's "Crime type", if it is one we know. */
export function findCategory(label: string): string | undefined {
  const key = label.trim().toLowerCase()
  return slugs.get(key) ?? formerLabels[key]
}

export const isCategory = (slug: string): boolean =>
  slug === allCrime || crimeCategories.some(category => category.slug === slug)

/** What /crime-categories answers for a month (`YYYY-MM`): those in use then, and the sum of all. */
export function categoriesAt(month: string): { url: string; name: string }[] {
  const inUse = crimeCategories.filter(
    ({ from, until }) => from <= month && (until === null || month < until),
  )
  return [
    { url: allCrime, name: 'All crime' },
    ...inUse.map(({ slug, label }) => ({ url: slug, name: label })),
  ]
}

/**
 * Under which category an offence class of the Home Office is published, by the class's number. After the grouping
 * of the Home Office offence classification of April 2017 (Open Government Licence). The first match holds.
 */
export const categoryRules = {
  validFrom: '2017-04-01',
  rules: [
    [/^(28[A-H]|29A?|30[A-D]?|31A?)$/, 'burglary'],
    [/^34[AB]$/, 'robbery'],
    [/^(37\.1|37\.2|45|48|126)$/, 'vehicle-crime'],
    [/^39$/, 'theft-from-the-person'],
    [/^44$/, 'bicycle-theft'],
    [/^46$/, 'shoplifting'],
    [/^(40|41|42|43|47|49|49A|35)$/, 'other-theft'],
    [/^(56[AB]?|57|58[A-J]|59|149)$/, 'criminal-damage-arson'],
    [/^(77|92[A-E]|93[AB]?)$/, 'drugs'],
    [/^(10[A-D]|81|90)$/, 'possession-of-weapons'],
    [/^(9[AB]|62A?|62|63|64|65|66)$/, 'public-order'],
    [
      /^(1|2|3[AB]?|4\.\d+|5[A-F]|6|7|8[A-U]|11A?|12|13|14|36|37|104|105[AB]|106)$/,
      'violent-crime',
    ],
    [/^(16|17[AB]?|18|19[A-J]|20[AB]?|21|22[AB]?|23|25|70|71|72|73|74|88[A-E])$/, 'violent-crime'],
    [/^asb-(personal|nuisance|environmental)$/, 'anti-social-behaviour'],
  ],
} as const satisfies {
  validFrom: string
  rules: readonly (readonly [RegExp, string])[]
}

/** The category an offence class (or a kind of anti-social behaviour) is published under. */
export const categoryOf = (code: string): string =>
  categoryRules.rules.find(([pattern]) => pattern.test(code))?.[1] ?? 'other-crime'
