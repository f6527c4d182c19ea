import { byId, type Element, type Model, numberIn, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { sameWords } from '../model/words.ts'

export type Quality = {
  readonly name: string
  readonly value: number
  readonly higherIsBetter: boolean
}

/** Cost and quality of one year stand in one value, so that neither is shown alone. */
export type AccountYear = {
  readonly element: Element
  readonly year: number
  readonly cost: number
  readonly outcomes: number
  readonly unit: string
  /** Pence for one outcome; nothing where there was none. */
  readonly unitCost: number | undefined
  readonly quality: Quality | undefined
  readonly since: YearChange | undefined
}

/** What changed since the account before. `undefined` where the two cannot be compared. */
export type YearChange = {
  readonly year: number
  readonly cost: 'lower' | 'higher' | 'the same'
  readonly unitCost: 'lower' | 'higher' | 'the same' | undefined
  readonly quality: 'better' | 'worse' | 'the same' | undefined
  /** Cheaper because worse: cost, in all or for each outcome, fell and quality with it. */
  readonly red: boolean
  /** Why something is not compared, in words. */
  readonly notCompared: readonly string[]
}

export type ServiceAccounts = { readonly service: Element; readonly years: readonly AccountYear[] }

/** Accounts by service, each held against the one of the year before it. */
export function productivity(model: Model): ServiceAccounts[] {
  const byService = Map.groupBy(ofKind(model, 'account'), account => textIn(account, 'service'))
  return [...byService].flatMap(([id, accounts]) => {
    const service = byId(model, id)
    if (!service) return []
    const years = accounts.map(plainYear).sort((a, b) => a.year - b.year)
    return [
      {
        service,
        years: years.map((year, at) => ({ ...year, since: sinceOf(years[at - 1], year) })),
      },
    ]
  })
}

type PlainYear = Omit<AccountYear, 'since'>

function plainYear(account: Element): PlainYear {
  const [cost, outcomes] = [numberIn(account, 'cost') ?? 0, numberIn(account, 'outcomes') ?? 0]
  return {
    element: account,
    year: numberIn(account, 'year') ?? 0,
    cost,
    outcomes,
    unit: textIn(account, 'unit'),
    unitCost: outcomes > 0 ? cost / outcomes : undefined,
    quality: qualityOf(account),
  }
}

/** All three parts or nothing: a value without its direction says neither better nor worse. */
function qualityOf(account: Element): Quality | undefined {
  const [name, value] = [textIn(account, 'quality').trim(), numberIn(account, 'value')]
  const { higher } = account.body
  return name === '' || value === undefined || typeof higher !== 'boolean'
    ? undefined
    : { name, value, higherIsBetter: higher }
}

function sinceOf(before: PlainYear | undefined, now: PlainYear): YearChange | undefined {
  if (!before || before.year === now.year) return undefined
  const sameUnit = sameWords(before.unit, now.unit)
  const cost = direction(before.cost, now.cost)
  const unitCost =
    sameUnit && before.unitCost !== undefined && now.unitCost !== undefined
      ? direction(before.unitCost, now.unitCost)
      : undefined
  const quality = qualitySince(before.quality, now.quality)
  return {
    year: before.year,
    cost,
    unitCost,
    quality,
    red: (cost === 'lower' || unitCost === 'lower') && quality === 'worse',
    notCompared: [
      ...(sameUnit ? [] : ['outcomes are counted otherwise']),
      ...(before.quality && now.quality && quality === undefined
        ? ['quality is measured otherwise']
        : []),
    ],
  }
}

const direction = (before: number, now: number) =>
  now < before ? 'lower' : now > before ? 'higher' : 'the same'

function qualitySince(
  before: Quality | undefined,
  now: Quality | undefined,
): YearChange['quality'] {
  if (!before || !now || !sameWords(before.name, now.name)) return undefined
  if (before.higherIsBetter !== now.higherIsBetter) return undefined
  if (before.value === now.value) return 'the same'
  return now.value > before.value === now.higherIsBetter ? 'better' : 'worse'
}

export const productivityFindings = (model: Model): Finding[] =>
  productivity(model).flatMap(({ years }) =>
    years.flatMap(({ element, year, quality, unitCost, since }, at) => [
      ...(since?.red ? [wrong(element, `Cost fell since ${since.year}, and quality with it`)] : []),
      ...(quality ? [] : [look(element, 'Its quality is not said: cost alone shows nothing')]),
      ...(unitCost === undefined ? [look(element, 'No outcome is counted')] : []),
      ...(since?.notCompared ?? []).map(why =>
        look(element, `Not compared with ${since?.year}: ${why}`),
      ),
      ...(years[at - 1]?.year === year
        ? [wrong(element, 'There are two accounts of this service and year')]
        : []),
    ]),
  )
