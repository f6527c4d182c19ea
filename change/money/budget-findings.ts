import { byId, type Element, type Model, numberIn, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { classify } from '../scope/classify.ts'
import { type BidLevel, bidLevels } from './budget-kinds.ts'
import {
  bidLevelOrder,
  bidsOf,
  levelOf,
  rankBids,
  serviceLevels,
  todayDiffers,
} from './rank-bids.ts'

export const budgetFindings = (model: Model): Finding[] =>
  ofKind(model, 'budget-round').flatMap(round => [
    ...bidFindings(bidsOf(model, round)),
    ...lineFindings(model, round),
  ])

/** What is wrong in the panel's order itself, whatever the total is. */
function bidFindings(bids: readonly Element[]): Finding[] {
  const above = new Map<string, Set<BidLevel>>()
  return bids.flatMap((bid, at) => {
    const [service, level] = [textIn(bid, 'service'), levelOf(bid)]
    const seen = above.get(service) ?? new Set()
    above.set(service, seen)
    const twice = seen.has(level)
    seen.add(level)
    const needs = bidLevelOrder[bidLevelOrder.indexOf(level) - 1]
    const previous = bids[at - 1]
    return [
      ...(twice ? [wrong(bid, 'This level of the service is bid for already')] : []),
      ...(needs && !seen.has(needs) ? [wrong(bid, missing(bids, service, needs))] : []),
      ...(previous && numberIn(previous, 'rank') === numberIn(bid, 'rank')
        ? [wrong(bid, `It has the same rank as “${previous.name}”`)]
        : []),
      ...((numberIn(bid, 'cost') ?? 0) < 0 ? [wrong(bid, 'It costs less than nothing')] : []),
    ]
  })
}

function missing(bids: readonly Element[], service: string, needs: BidLevel): string {
  const below = bids.find(bid => textIn(bid, 'service') === service && levelOf(bid) === needs)
  const words = bidLevels[needs].toLowerCase()
  return below
    ? `It is ranked above the level it needs, “${below.name}”`
    : `Nobody bids for the level below it: ${words}`
}

/** What follows from where the money ends. */
function lineFindings(model: Model, round: Element): Finding[] {
  const ranking = rankBids(model, round)
  return [
    ...ranking.bids
      .filter(({ level, stands, service }) => {
        const of = byId(model, service)
        return level === 'least' && stands === 'below' && of && classify(of).class === 'core'
      })
      .map(({ bid }) => wrong(bid, 'The money ends above the least of a core service')),
    ...serviceLevels(ranking).flatMap(each => {
      const service = byId(model, each.service)
      return service && todayDiffers(model, each)
        ? [look(service, `Its bids up to “${bidLevels.today}” and its own cost a year differ`)]
        : []
    }),
  ]
}
