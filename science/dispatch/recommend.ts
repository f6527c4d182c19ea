import { BadDispatchInputError, checkInput } from './check-input.ts'
import { type Cover, measureCover, removeFromCover, straightLineTimes } from './cover.ts'
import type {
  DispatchAdvice,
  DispatchIncident,
  DispatchInput,
  DispatchUnit,
  Reason,
  UnitAdvice,
} from './dispatch-advice.ts'
import { howSure, reasonsFor } from './dispatch-reasons.ts'
import { type DispatchLimits, type DispatchWeights, inventedLimits } from './dispatch-rules.ts'
import { type EligibilityInput, whyNotAlone, whyNotArrive, whyNotSend } from './eligibility.ts'
import { nearestNode, type RoadGraph } from './road-graph.ts'
import { type Candidate, compareIds, compareTravel, inOrder, type Scored } from './score.ts'
import { secondsFromSources } from './travel-time.ts'

/**
 * Advises which unit to send. Each unit is scored in seconds: its travel time by road plus what sending it costs
 * elsewhere, above all the expected cover lost (MEXCLP, Daskin 1983), as in the dispatch heuristic of
 * Jagtenberg, Bhulai and van der Mei (2017, Health Care Management Science 20:517-531). They found fewer late
 * arrivals but a longer mean, so `weights.mostCoverSeconds` caps what cover may cost the caller.
 *
 * It is advice: a person decides. The same input gives the same answer in whatever order units come; ties go to
 * the shorter travel time, then to the id. Only free units count as cover. Throws `BadDispatchInputError` for an
 * incident without a place or far from any road, repeated ids or state codes, or a figure out of range, and
 * `BadCoverError` for a negative demand weight.
 */
export function recommendUnits(input: DispatchInput): DispatchAdvice {
  const rules = checkInput(input)
  const { incident, units, graph, demand, weights, version } = input
  const { coverSeconds, busyFraction, sirenFactor = 1, skillWords = {} } = input
  const limits = input.limits ?? inventedLimits
  const eligibility: EligibilityInput = { incident, rules, limits, skillWords }

  const excluded: { id: string; reason: Reason }[] = []
  const sendable = units.filter(unit => {
    const reason = whyNotSend(unit, eligibility)
    if (reason) excluded.push({ id: unit.id, reason })
    return !reason
  })

  const standby = sendable.filter(unit => rules.get(unit.state)?.deployable === 'yes')
  const cover = measureCover({
    places: standby,
    demand,
    coverSeconds,
    busyFraction,
    coverTimes: input.coverTimes ?? straightLineTimes(demand),
  })
  const coverIndex = new Map(standby.map((unit, index) => [unit.id, index]))

  const trips = travelTimes(graph, incident, sendable, sirenFactor, limits)
  const candidates: Candidate[] = []
  for (const [s, unit] of sendable.entries()) {
    const { metresFromRoad, travelSeconds } = trips[s]!
    const reason = whyNotArrive(unit, metresFromRoad, travelSeconds, limits)
    if (reason) {
      excluded.push({ id: unit.id, reason })
      continue
    }
    candidates.push({
      unit,
      travelSeconds,
      missing: incident.skillsNeeded.filter(skill => !unit.skills.includes(skill)),
      needsSupervisor: rules.get(unit.state)?.deployable === 'supervisor-grade-1',
      coverIndex: coverIndex.get(unit.id) ?? -1,
    })
  }
  for (const { unit, missing } of candidates) {
    const reason = whyNotAlone(missing, skillWords)
    if (reason) excluded.push({ id: unit.id, reason })
  }

  const scored = inOrder(candidates, cover, weights, limits)
  const alone = scored.filter(({ candidate }) => candidate.missing.length === 0)
  const closest = alone.reduce<Scored | undefined>(
    (best, next) => (best && compareTravel(best, next) <= 0 ? best : next),
    undefined,
  )
  const ranked = alone.map(
    (each, index): UnitAdvice => ({
      id: each.candidate.unit.id,
      rank: index + 1,
      travelSeconds: each.candidate.travelSeconds,
      cover: each.cover,
      score: each.score,
      parts: each.parts,
      needsSupervisor: each.candidate.needsSupervisor,
      reasons: reasonsFor(each, each === closest, input, limits),
    }),
  )
  return {
    kind: 'dispatch advice',
    version,
    inputs: {
      incident,
      units,
      sirenFactor,
      coverSeconds,
      busyFraction,
      coverTimes: input.coverTimes ? 'given' : 'straight line',
      demandPoints: demand.length,
      demandWeight: cover.totalWeight,
    },
    weights,
    limits,
    ranked,
    excluded: excluded.sort((a, b) => compareIds(a.id, b.id)),
    closest: closest && {
      id: closest.candidate.unit.id,
      travelSeconds: closest.candidate.travelSeconds,
    },
    send: chooseTogether(candidates, cover, incident, weights, limits),
    confidence: howSure(alone),
  }
}

function travelTimes(
  graph: RoadGraph,
  incident: DispatchIncident,
  units: readonly DispatchUnit[],
  sirenFactor: number,
  limits: DispatchLimits,
): { metresFromRoad: number; travelSeconds: number }[] {
  const goal = nearestNode(graph, incident.x, incident.y)
  if (goal.metres > limits.farthestFromRoadMetres) {
    throw new BadDispatchInputError(
      `the incident at (${incident.x}, ${incident.y}) is ${Math.round(goal.metres)} metres from any road`,
    )
  }
  const starts = units.map(unit => nearestNode(graph, unit.x, unit.y))
  const byRoad = secondsFromSources(
    graph,
    starts.map(start => start.node),
    goal.node,
  )
  return units.map((unit, u) => {
    const metresFromRoad = starts[u]!.metres
    const sameNode = starts[u]!.node === goal.node
    const offRoadMetres = sameNode
      ? Math.hypot(unit.x - incident.x, unit.y - incident.y)
      : metresFromRoad + goal.metres
    const roadSeconds = byRoad[u]! * (unit.sirens === false ? 1 : sirenFactor)
    return {
      metresFromRoad,
      travelSeconds: roadSeconds + offRoadMetres / limits.offRoadMetresPerSecond,
    }
  })
}

/** Greedy: first whoever brings most of the skills still missing, then whoever scores best, cover counted anew. */
function chooseTogether(
  candidates: readonly Candidate[],
  cover: Cover,
  incident: DispatchIncident,
  weights: DispatchWeights,
  limits: DispatchLimits,
): DispatchAdvice['send'] {
  let left = candidates
  let standing = cover
  let missingSkills = [...new Set(incident.skillsNeeded)]
  let missingCrew = incident.crewNeeded
  const units: { id: string; travelSeconds: number }[] = []
  while (left.length > 0 && (missingSkills.length > 0 || missingCrew > 0)) {
    const brings = (candidate: Candidate): number =>
      missingSkills.filter(skill => candidate.unit.skills.includes(skill)).length
    const most = left.reduce((max, candidate) => Math.max(max, brings(candidate)), 0)
    // Skills nobody left can bring do not stop the officers who can come.
    if (most === 0 && missingCrew <= 0) break
    const choice = inOrder(
      left.filter(candidate => brings(candidate) === most),
      standing,
      weights,
      limits,
    )[0]!.candidate
    units.push({ id: choice.unit.id, travelSeconds: choice.travelSeconds })
    missingSkills = missingSkills.filter(skill => !choice.unit.skills.includes(skill))
    missingCrew -= choice.unit.crew ?? 1
    left = left.filter(candidate => candidate !== choice)
    if (choice.coverIndex >= 0) standing = removeFromCover(standing, [choice.coverIndex])
  }
  missingCrew = Math.max(0, missingCrew)
  const complete = missingSkills.length === 0 && missingCrew === 0
  const words = complete
    ? `Send ${units.map(unit => unit.id).join(' and ')}.`
    : units.length === 0
      ? 'No unit can be sent.'
      : 'All that can be sent is not enough: ask for help from elsewhere.'
  return { units, missingSkills, missingCrew, words }
}
