/** A part of the running service that can be switched off. What is not defined here cannot be. */
export type Feature = {
  /** Small letters and hyphens. */
  readonly id: string
  readonly name: string
  /** What people miss while it is off. */
  readonly about: string
}

const known = new Map<string, Feature>()

/** Names a feature once; its routes carry it in their `config`, and answer 503 while it is off. */
export function defineFeature(feature: Feature): Feature {
  if (known.has(feature.id)) throw new Error(`The feature ${feature.id} is defined twice`)
  known.set(feature.id, feature)
  return feature
}

export const allFeatures = (): readonly Feature[] => [...known.values()]
export const findFeature = (id: string): Feature | undefined => known.get(id)

/** What was asked for is switched off by the people who run the service. */
export class SwitchedOffError extends Error {
  override name = 'SwitchedOffError'
  constructor({ name }: Feature) {
    super(`${name}: switched off by the people who run this service. Try again later.`)
  }
}
