/** The element types of ArchiMate 3.1 as the exchange format names them, by layer. */
export const layers = {
  Strategy: ['Resource', 'Capability', 'CourseOfAction', 'ValueStream'],
  Business: [
    'BusinessActor',
    'BusinessRole',
    'BusinessCollaboration',
    'BusinessInterface',
    'BusinessProcess',
    'BusinessFunction',
    'BusinessInteraction',
    'BusinessEvent',
    'BusinessService',
    'BusinessObject',
    'Contract',
    'Representation',
    'Product',
  ],
  Application: [
    'ApplicationComponent',
    'ApplicationCollaboration',
    'ApplicationInterface',
    'ApplicationFunction',
    'ApplicationInteraction',
    'ApplicationProcess',
    'ApplicationEvent',
    'ApplicationService',
    'DataObject',
  ],
  Technology: [
    'Node',
    'Device',
    'SystemSoftware',
    'TechnologyCollaboration',
    'TechnologyInterface',
    'Path',
    'CommunicationNetwork',
    'TechnologyFunction',
    'TechnologyProcess',
    'TechnologyInteraction',
    'TechnologyEvent',
    'TechnologyService',
    'Artifact',
  ],
  Physical: ['Equipment', 'Facility', 'DistributionNetwork', 'Material'],
  Motivation: [
    'Stakeholder',
    'Driver',
    'Assessment',
    'Goal',
    'Outcome',
    'Principle',
    'Requirement',
    'Constraint',
    'Meaning',
    'Value',
  ],
  Implementation: ['WorkPackage', 'Deliverable', 'ImplementationEvent', 'Plateau', 'Gap'],
  Composite: ['Grouping', 'Location'],
  Junction: ['AndJunction', 'OrJunction'],
} as const

export type Layer = keyof typeof layers
export type ElementType = (typeof layers)[Layer][number]

/** How each relationship reads from its source to its target. */
export const relationships = {
  Composition: 'is composed of',
  Aggregation: 'brings together',
  Assignment: 'is assigned to',
  Realization: 'realises',
  Serving: 'serves',
  Access: 'accesses',
  Influence: 'influences',
  Triggering: 'triggers',
  Flow: 'flows to',
  Specialization: 'is a kind of',
  Association: 'is associated with',
} as const

export type RelationshipType = keyof typeof relationships

export const accessTypes = ['Access', 'Read', 'Write', 'ReadWrite'] as const
export type AccessType = (typeof accessTypes)[number]

const layerOfType: ReadonlyMap<string, Layer> = new Map(
  (Object.keys(layers) as Layer[]).flatMap(layer =>
    layers[layer].map((type): [string, Layer] => [type, layer]),
  ),
)

export const layerOf = (type: string): Layer | undefined => layerOfType.get(type)
export const isElementType = (type: string): type is ElementType => layerOfType.has(type)
export const isRelationshipType = (type: string): type is RelationshipType =>
  Object.hasOwn(relationships, type)
export const isAccessType = (type: string): type is AccessType =>
  accessTypes.some(known => known === type)
