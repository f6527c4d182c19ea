import type { KnownMention } from './candidate-store.ts'
import type { Tie } from './tie-store.ts'
import type { Judged } from './who-is-who.ts'

export type Candidate = KnownMention & { judged: Judged }

/** One entity seen from a mention: its best pair, and what may be made of it. */
export type Prospect = { candidate: Candidate; verdict: 'certain' | 'doubtful' }

const rank = { certain: 2, doubtful: 1, apart: 0 } as const

/**
 * What each entity is to a mention, by those of its candidates that are given. Where as many speak against as are
 * certain (a father's record and a son's under one name), a person is asked.
 */
export function prospectsOf(candidates: readonly Candidate[]): Map<string, Prospect> {
  const byEntity = Map.groupBy(candidates, candidate => candidate.entityId)
  const prospects = new Map<string, Prospect>()
  for (const [entityId, all] of byEntity) {
    const best = [...all].sort(strongestFirst)[0]!
    const { verdict } = best.judged
    if (verdict === 'apart') continue
    const certain = all.filter(({ judged }) => judged.verdict === 'certain').length
    const against = all.filter(({ judged }) => judged.against).length
    const contested = verdict === 'certain' && against >= certain
    prospects.set(entityId, { candidate: best, verdict: contested ? 'doubtful' : verdict })
  }
  return prospects
}

function strongestFirst(a: Candidate, b: Candidate): number {
  return (
    rank[b.judged.verdict] - rank[a.judged.verdict] ||
    b.judged.weight - a.judged.weight ||
    (a.recordId < b.recordId ? 1 : -1)
  )
}

/** The open mention a link may rest on: certain, of the entity that matches best; the same every time. */
export function chooseDirect(
  candidates: readonly Candidate[],
  apart: ReadonlySet<string> = new Set(),
): Candidate | undefined {
  const open = candidates.filter(each => each.open && !apart.has(each.entityId))
  return [...prospectsOf(open).values()]
    .filter(prospect => prospect.verdict === 'certain')
    .map(prospect => prospect.candidate)
    .sort(strongestFirst)[0]
}

export type Proposal = { as: 'same' | 'likeness'; candidate: Candidate }

/**
 * What ties a mention's entity to the others that it resembles: what is certain, and what a person is asked. What
 * open records say is settled by open records; a closed one adds a tie of its own where it says more.
 */
export function chooseTies(
  entityId: string,
  isOpen: boolean,
  candidates: readonly Candidate[],
  ties: readonly Tie[],
): Proposal[] {
  const others = candidates.filter(each => each.entityId !== entityId)
  const open = prospectsOf(others.filter(each => each.open))
  const all = prospectsOf(others)
  const proposals: Proposal[] = []
  for (const [other, prospect] of all) {
    const standing = ties.filter(tie => tie.entityId === other)
    if (standing.some(tie => tie.decision === 'different')) continue
    const byOpen = open.get(other)
    const asked = isOpen && byOpen ? [byOpen] : []
    if (!byOpen || !isOpen || rank[prospect.verdict] > rank[byOpen.verdict]) asked.push(prospect)
    for (const { candidate, verdict } of asked) {
      const said = standing.filter(
        tie => tie.open || (!candidate.open && tie.records.includes(candidate.recordId)),
      )
      if (said.some(tie => tie.same)) continue
      if (verdict === 'certain') proposals.push({ as: 'same', candidate })
      else if (said.length === 0) proposals.push({ as: 'likeness', candidate })
    }
  }
  return proposals
}
