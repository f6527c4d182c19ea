import type { Body } from './field.ts'

/** One thing the programme speaks of, as it stands in one version. */
export type Element = {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly body: Body
  /** Versions count from 1. */
  readonly number: number
  readonly madeBy: string
  readonly madeAt: Date
}

/** A signature under one version of an element. */
export type Signature = {
  readonly element: string
  readonly number: number
  /** On whose behalf: `chief-officer`, `policing-body`, `assurer` and so on. */
  readonly role: string
  readonly outcome: string
  readonly reason: string
  /** Who signed: the account, and the name it had. */
  readonly signer: string
  readonly signedBy: string
  readonly signedAt: Date
}

/** All that stands in a programme at one moment. Every rule of the workbench is a function of this. */
export type Model = {
  readonly elements: readonly Element[]
  readonly signatures: readonly Signature[]
}

export const ofKind = ({ elements }: Pick<Model, 'elements'>, kind: string): Element[] =>
  elements.filter(element => element.kind === kind)

export const byId = ({ elements }: Pick<Model, 'elements'>, id: unknown): Element | undefined =>
  elements.find(element => element.id === id)

/** Signatures under the version that stands now: an edit takes them off. */
export const signaturesOf = ({ signatures }: Model, { id, number }: Element): Signature[] =>
  signatures.filter(signature => signature.element === id && signature.number === number)

export const isSigned = (model: Model, element: Element, role: string, outcome?: string): boolean =>
  signaturesOf(model, element).some(
    signature =>
      signature.role === role && (outcome === undefined || signature.outcome === outcome),
  )

/** The identifiers a field names; none where it says nothing. */
export function idsIn(element: Element, field: string): readonly string[] {
  const value = element.body[field]
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
}

/** The elements a field names, in its order; what is no longer there is left out. */
export const namedIn = (
  model: Pick<Model, 'elements'>,
  element: Element,
  field: string,
): Element[] =>
  idsIn(element, field)
    .map(id => byId(model, id))
    .filter(named => named !== undefined)

export const rowsIn = (
  element: Element,
  field: string,
): readonly Readonly<Record<string, string | number | boolean>>[] => {
  const value = element.body[field]
  return Array.isArray(value) ? value.filter(each => typeof each === 'object') : []
}

export const textIn = (element: Element, field: string): string => {
  const value = element.body[field]
  return typeof value === 'string' ? value : ''
}

export const numberIn = (element: Element, field: string): number | undefined => {
  const value = element.body[field]
  return typeof value === 'number' ? value : undefined
}

export const isYes = (element: Element, field: string): boolean => element.body[field] === true
