import type { AccessType, ElementType, RelationshipType } from './types.ts'

export type Properties = Readonly<Record<string, string>>

export type ModelElement = {
  readonly identifier: string
  readonly type: ElementType
  readonly name: string
  readonly documentation?: string
  readonly properties?: Properties
}

export type ModelRelationship = {
  readonly identifier: string
  readonly type: RelationshipType
  /** An element's identifier, or another relationship's. */
  readonly source: string
  readonly target: string
  readonly name?: string
  readonly documentation?: string
  readonly properties?: Properties
  /** Of an Access only. */
  readonly accessType?: AccessType
  /** Of an Influence only: its strength, such as ++ or 7. */
  readonly modifier?: string
  /** Of an Association only. */
  readonly isDirected?: boolean
}

export type ViewNode = {
  readonly identifier: string
  readonly element: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export type ViewConnection = {
  readonly identifier: string
  readonly relationship: string
  /** A node's identifier in the same view, or another connection's. */
  readonly source: string
  readonly target: string
}

export type ModelView = {
  readonly identifier: string
  readonly name: string
  readonly nodes: readonly ViewNode[]
  readonly connections: readonly ViewConnection[]
}

/** A model of the organisation that names no tool. */
export type ExchangeModel = {
  readonly identifier: string
  readonly name: string
  readonly documentation?: string
  readonly elements: readonly ModelElement[]
  readonly relationships: readonly ModelRelationship[]
  readonly views?: readonly ModelView[]
}
