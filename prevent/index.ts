import type {} from '@bluelamp/memory'

export type { PlaceCount, PlaceQuestion } from './places/place-counts-store.ts'
export { viewPlaces } from './places/view-places.ts'
