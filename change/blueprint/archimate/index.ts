export { ModelFaulty, modelFaults } from './check-model.ts'
export { drawView, sayType, viewTable } from './draw-view.ts'
export type {
  ExchangeModel,
  ModelElement,
  ModelRelationship,
  ModelView,
  Properties,
  ViewConnection,
  ViewNode,
} from './model.ts'
export * from './permitted.ts'
export { type ReadModel, readExchange } from './read-exchange.ts'
export {
  type AccessType,
  accessTypes,
  type ElementType,
  isElementType,
  isRelationshipType,
  type Layer,
  layerOf,
  layers,
  type RelationshipType,
  relationships,
} from './types.ts'
export { writeExchange } from './write-exchange.ts'
