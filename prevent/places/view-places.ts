import { defineVerb } from '@bluelamp/platform'
import { changeOf } from './change.ts'
import { countByNeighbourhood, listCodesUsed, type PlaceQuestion } from './place-counts-store.ts'

/** Where events gather, by neighbourhood. Places are counted; nobody's name is in it. */
export const viewPlaces = defineVerb({
  name: 'prevent.view-places',
  operation: 'consult',
  resource: (_context, { forceId }: PlaceQuestion) => ({
    type: 'Place',
    id: 'neighbourhoods',
    attributes: { forceId },
  }),
  run: async (context, question) => {
    const places = await countByNeighbourhood(context, question)
    return {
      codes: await listCodesUsed(context, question),
      places: places.map(place => ({ ...place, change: changeOf(place.count, place.before) })),
    }
  },
  about: ({ places }, { kind, code, from, to }) => ({
    detail: { kind, code: code ?? 'all', from, to, places: places.length },
  }),
})
