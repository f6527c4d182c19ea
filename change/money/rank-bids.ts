import { byId, type Element, type Model, numberIn, ofKind, textIn } from '../model/element.ts'
import { type BidLevel, bidLevels } from './budget-kinds.ts'

export const bidLevelOrder = Object.keys(bidLevels) as readonly BidLevel[]

export type RankedBid = {
  readonly bid: Element
  readonly service: string
  readonly level: BidLevel
  readonly cost: number
  /** All that is spent down to and with this bid. */
  readonly spent: number
  /** `waits`: above the line, and not paid for, as the level it needs is not paid for above it. */
  readonly stands: 'funded' | 'waits' | 'below'
}

export type Ranking = {
  readonly total: number
  readonly bids: readonly RankedBid[]
  /** How many bids stand above the line. */
  readonly line: number
  readonly funded: number
  /** `funded + left = total`, to the penny. */
  readonly left: number
}

export const bidsOf = (model: Pick<Model, 'elements'>, round: Element): Element[] =>
  ofKind(model, 'bid')
    .filter(bid => bid.body.round === round.id)
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1))

const rankOf = (bid: Element) => numberIn(bid, 'rank') ?? Number.MAX_SAFE_INTEGER
export const levelOf = (bid: Element): BidLevel => textIn(bid, 'level') as BidLevel
const costOf = (bid: Element) => numberIn(bid, 'cost') ?? 0

/**
 * Bids in the panel's order, and the line where the money ends: at the first bid that cannot be paid for in full. Nothing below it is
 * paid for, though it may cost less: the order is the panel's.
 */
export function rankBids(
  model: Pick<Model, 'elements'>,
  round: Element,
  total: number = numberIn(round, 'total') ?? 0,
): Ranking {
  const reached = new Map<string, number>()
  let [funded, line, ended] = [0, 0, false]
  const bids = bidsOf(model, round).map((bid): RankedBid => {
    const [service, level, cost] = [textIn(bid, 'service'), levelOf(bid), costOf(bid)]
    const said = { bid, service, level, cost }
    const at = bidLevelOrder.indexOf(level)
    const isNext = at === (reached.get(service) ?? -1) + 1
    ended ||= isNext && funded + cost > total
    if (ended) return { ...said, spent: funded, stands: 'below' }
    line++
    if (!isNext) return { ...said, spent: funded, stands: 'waits' }
    reached.set(service, at)
    funded += cost
    return { ...said, spent: funded, stands: 'funded' }
  })
  return { total, bids, line, funded, left: total - funded }
}

export type ServiceLevel = {
  readonly service: string
  /** The highest level that is paid for; nothing where not even the least is. */
  readonly level: BidLevel | undefined
  readonly paid: number
  /** What is bid for, by level. */
  readonly bids: Readonly<Record<BidLevel, number>>
  readonly unpaid: readonly RankedBid[]
}

/** What each service gets, in the order in which services first stand in the ranking. */
export function serviceLevels({ bids }: Ranking): ServiceLevel[] {
  return [...Map.groupBy(bids, ({ service }) => service)].map(([service, own]) => {
    const paid = own.filter(({ stands }) => stands === 'funded')
    const sumOf = (of: readonly RankedBid[]) => of.reduce((sum, { cost }) => sum + cost, 0)
    const at = (level: BidLevel) => sumOf(own.filter(each => each.level === level))
    return {
      service,
      level: paid.at(-1)?.level,
      paid: sumOf(paid),
      bids: { least: at('least'), today: at('today'), more: at('more') },
      unpaid: own.filter(({ stands }) => stands !== 'funded'),
    }
  })
}

export type LevelChange = {
  readonly service: string
  readonly from: BidLevel | undefined
  readonly to: BidLevel | undefined
}

/** Services that would stand at another level under another total. */
export function levelChanges(before: Ranking, after: Ranking): LevelChange[] {
  const then = new Map(serviceLevels(after).map(({ service, level }) => [service, level]))
  return serviceLevels(before)
    .map(({ service, level }) => ({ service, from: level, to: then.get(service) }))
    .filter(({ from, to }) => from !== to)
}

/** Services that nobody bids for in a round: what they cost is not in its total. */
export function servicesWithoutBid(model: Model, round: Element): Element[] {
  const bidFor = new Set(bidsOf(model, round).map(bid => textIn(bid, 'service')))
  return ofKind(model, 'service').filter(({ id }) => !bidFor.has(id))
}

/** What the levels up to today cost by the bids, beside what the service says it costs: nothing where they agree or one is not said. */
export function todayDiffers(
  model: Model,
  { service, bids }: ServiceLevel,
): { byBids: number; byService: number } | undefined {
  const said = byId(model, service)
  const byService = said && numberIn(said, 'cost')
  const byBids = bids.least + bids.today
  return byService === undefined || bids.today === 0 || byService === byBids
    ? undefined
    : { byBids, byService }
}
