import { type Context, contextOf, defineFeature } from '@bluelamp/platform'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { findLatestMonth } from './month-store.ts'
import { readMonth } from './open-place.ts'

export const openDataFeature = defineFeature({
  id: 'open-data',
  name: 'Open data',
  about:
    'The interface by which programs read published crimes, stops and neighbourhoods, and the page that tells of it.',
})

/** No cookie, no session and no forged-form check: anyone's program may call these. */
export const apiConfig = {
  access: { open: 'published data under the Open Government Licence' },
  noCookies: true,
  feature: openDataFeature,
  /** The API counts in its own way (leaky-bucket.ts). */
  rateLimit: false as const,
}

const word = Type.Optional(Type.String())
/** Place and month of a question about an area. */
export const AreaQuestion = Type.Object({ lat: word, lng: word, poly: word, date: word })
export const PlaceQuestion = Type.Object({
  location_id: word,
  lat: word,
  lng: word,
  poly: word,
  date: word,
})

export const contextFor = (request: FastifyRequest): Context => contextOf(request)

/** The month asked for, else the latest one published. */
export async function monthOr(
  context: Context,
  date: string | undefined,
  of: 'crime' | 'stop',
): Promise<string> {
  const asked = readMonth(date)
  if (asked) return asked
  const latest = await findLatestMonth(context, of)
  if (latest) return latest
  // Nothing is published at all: any month answers an empty list.
  return context.now.toISOString().slice(0, 7)
}
