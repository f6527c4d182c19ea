import { daysBetween } from '@bluelamp/memory'
import { type Element, isYes, numberIn, textIn } from '../model/element.ts'

/** A rehearsal older than this says little: people and systems have changed since. */
const rehearsalDays = 90

/** Why a release is not ready on its day, in words; nothing where it is. It is not signed while any stands. */
export const goLiveFaults = (release: Element): string[] => [
  ...trainingFaults(release),
  ...(isYes(release, 'support') ? [] : ['Support is not in place']),
  ...(isYes(release, 'assessment') ? [] : ['The data protection impact assessment is not done']),
  ...rollbackFaults(release),
]

function trainingFaults(release: Element): string[] {
  const [trained, needed] = [
    numberIn(release, 'trained') ?? 0,
    numberIn(release, 'trainedNeeded') ?? 100,
  ]
  return trained < needed ? [`${trained}% are trained, and ${needed}% must be`] : []
}

function rollbackFaults(release: Element): string[] {
  const rehearsed = textIn(release, 'rehearsed')
  const goLive = textIn(release, 'goLive')
  if (rehearsed === '') return ['Taking it back was never rehearsed']
  const age = daysBetween(rehearsed, goLive)
  const [took, allowed] = [numberIn(release, 'minutes'), numberIn(release, 'minutesAllowed')]
  return [
    ...(age < 0 ? ['Taking it back is rehearsed only after it is live'] : []),
    ...(age > rehearsalDays
      ? [`Taking it back was rehearsed ${age} days before, and at most ${rehearsalDays} count`]
      : []),
    ...(took === undefined ? ['Nobody says how long taking it back took'] : []),
    ...(took !== undefined && allowed !== undefined && took > allowed
      ? [`Taking it back took ${took} minutes, and may take ${allowed}`]
      : []),
  ]
}
