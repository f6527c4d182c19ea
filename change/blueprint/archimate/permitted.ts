import { type ElementType, layerOf, type RelationshipType } from './types.ts'

/**
 * Whether ArchiMate 3.1 lets a relationship stand between two types (appendix B of the standard). The schema of the exchange format
 * does not say so, and tools refuse or turn what is not. On the safe side: what is permitted only by derivation may be refused here;
 * an association is always permitted.
 */
export function isPermitted(
  source: ElementType,
  relationship: RelationshipType,
  target: ElementType,
): boolean {
  return relationship === 'Association' || (rules[relationship]?.(source, target) ?? false)
}

type Rule = (source: ElementType, target: ElementType) => boolean

const among = (...types: readonly ElementType[]) => {
  const set = new Set<ElementType>(types)
  return (type: ElementType) => set.has(type)
}

const isStrategy = (type: ElementType) => layerOf(type) === 'Strategy'
const isMotivation = (type: ElementType) => layerOf(type) === 'Motivation'
const isCore = (type: ElementType) =>
  ['Business', 'Application', 'Technology', 'Physical'].includes(layerOf(type) ?? '')
/** What acts or behaves; what is only acted on serves nobody. */
const isPassive = among(
  'BusinessObject',
  'Contract',
  'Representation',
  'DataObject',
  'Artifact',
  'Material',
)
const isDoing = (type: ElementType) => isCore(type) && !isPassive(type)
const isEvent = among('BusinessEvent', 'ApplicationEvent', 'TechnologyEvent')
const isAim = among('Goal', 'Outcome', 'Principle', 'Requirement', 'Constraint')
const isMade = among('WorkPackage', 'Deliverable', 'Plateau')
const isPerson = among('BusinessActor', 'BusinessRole', 'BusinessCollaboration')

const isBehaviour = among('BusinessProcess', 'BusinessFunction', 'BusinessInteraction')

const aimsOf: Readonly<Partial<Record<ElementType, readonly ElementType[]>>> = {
  Outcome: ['Goal'],
  Principle: ['Goal', 'Outcome'],
  Requirement: ['Goal', 'Outcome', 'Principle'],
  Constraint: ['Goal', 'Outcome', 'Principle'],
}

const realizes: Rule = (source, target) => {
  if (isMotivation(source)) return aimsOf[source]?.includes(target) ?? false
  if (isAim(target)) return isStrategy(source) || isCore(source) || isMade(source)
  if (isMade(source) && (isStrategy(target) || isCore(target))) return true
  if (target === 'Capability') return isCore(source) && !isEvent(source)
  if (target === 'CourseOfAction')
    return (isCore(source) && !isEvent(source)) || source === 'Resource' || source === 'Capability'
  if (target === 'BusinessService') return isPerson(source) || isBehaviour(source)
  return (
    (source === 'WorkPackage' && target === 'Deliverable') ||
    (target === 'Plateau' && (source === 'WorkPackage' || source === 'Deliverable'))
  )
}

const serves: Rule = (source, target) =>
  (isStrategy(source) && isStrategy(target)) || (isDoing(source) && isDoing(target))

const isStep = among('WorkPackage', 'ImplementationEvent', 'Plateau')

const rules: Partial<Record<RelationshipType, Rule>> = {
  Influence: (source, target) => isMotivation(target) && source !== 'Gap',
  Realization: realizes,
  Serving: serves,
  Triggering: (source, target) => serves(source, target) || (isStep(source) && isStep(target)),
  Assignment: (source, target) =>
    (source === 'Resource' && target === 'Capability') ||
    (isPerson(source) &&
      (isBehaviour(target) || target === 'BusinessService' || target === 'WorkPackage')) ||
    (source === 'BusinessInterface' && target === 'BusinessService') ||
    (source === 'BusinessActor' && target === 'BusinessRole'),
  Composition: (source, target) =>
    source === target ||
    source === 'Grouping' ||
    (source === 'Plateau' && (isStrategy(target) || isCore(target))),
}
