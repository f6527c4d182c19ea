import {
  countCategories,
  findBoundaries,
  findMapPoints,
  findMonths,
  readMapPoint,
  sumMap,
} from '@bluelamp/listen'
import { contextOf, defineFeature, type Http, serveForever } from '@bluelamp/platform'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { type PublicSite, publicPage } from '../site/layout.ts'
import { browserCode } from './browser-code.ts'
import { categoryName, crimeMapPage, nothingYet, placePage } from './crime-map-pages.ts'
import { addressOf, pageSize, readView } from './map-question.ts'

const feature = defineFeature({
  id: 'crime-map',
  name: 'Crime map',
  about: 'The map of published crime and its places.',
})
const config = { access: { open: 'published data under the Open Government Licence' }, feature }
const bare = { ...config, noCookies: true }
const word = Type.Optional(Type.String({ maxLength: 120 }))
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })
const Question = Type.Object({ month: word, category: word, area: word })
const PlaceParams = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) })
const PlaceQuestion = Type.Object({ month: Month })

/** Where a base map of another server comes from, so that the page's content policy lets that one in. */
function originOf(basemap: string | undefined): string | undefined {
  const address = basemap?.replace(/^pmtiles:\/\//, '')
  return address && URL.canParse(address) ? new URL(address).origin : undefined
}

export function crimeMap(
  app: Http,
  site: PublicSite,
  { basemap }: { basemap?: string | undefined },
): void {
  const code = browserCode()
  serveForever(app, code.files)
  const origin = originOf(basemap)

  const send = (reply: FastifyReply, page: string) => {
    const policy = reply.getHeader('content-security-policy')
    if (origin && typeof policy === 'string') {
      const wider = policy
        .replace("connect-src 'self'", `connect-src 'self' ${origin}`)
        .replace("img-src 'self'", `img-src 'self' ${origin}`)
      reply.header('content-security-policy', wider)
    }
    return reply.type('text/html; charset=utf-8').send(page)
  }

  app.get(
    '/map',
    {
      schema: {
        querystring: Type.Object({
          month: word,
          category: word,
          area: word,
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
        }),
      },
      config,
    },
    async (request, reply) => {
      const context = contextOf(request)
      const [months, areas] = await Promise.all([findMonths(context), findBoundaries(context)])
      const view = readView(request.query, months, areas)
      if (view.month === '') {
        return send(reply, publicPage(site, { title: 'Crime map', body: nothingYet }))
      }
      const asked = { ...view, area: view.area || undefined }
      const [sum, categories, points] = await Promise.all([
        sumMap(context, asked),
        countCategories(context, asked),
        findMapPoints(context, asked, { from: (view.page - 1) * pageSize, size: pageSize }),
      ])
      // The banner says that nothing here is real: not over a page of loaded figures.
      const invented = site.invented && sum.loaded < sum.crimes + sum.withoutPlace
      const body = crimeMapPage({ invented, view, months, areas, sum, categories, points, basemap })
      return send(
        reply,
        publicPage({ ...site, invented }, { title: 'Crime map', body, width: 'wide', ...code }),
      )
    },
  )

  app.get(
    '/map/points.json',
    { schema: { querystring: Question }, config: bare },
    async request => {
      const context = contextOf(request)
      const [months, areas] = await Promise.all([findMonths(context), findBoundaries(context)])
      const view = readView(request.query, months, areas)
      const asked = { ...view, area: view.area || undefined }
      const points = view.month ? await findMapPoints(context, asked) : []
      return points.map(({ id, longitude, latitude, count, name }) => [
        id,
        longitude,
        latitude,
        count,
        name,
      ])
    },
  )

  app.get('/map/boundaries.json', { schema: {}, config: bare }, async request => ({
    type: 'FeatureCollection',
    features: (await findBoundaries(contextOf(request))).map(({ name, ring }) => ({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
    })),
  }))

  app.get(
    '/map/place/:id',
    { schema: { params: PlaceParams, querystring: PlaceQuestion }, config },
    async (request, reply) => {
      const { month } = request.query
      const { name, categories } = await readMapPoint(contextOf(request), request.params.id, month)
      return send(
        reply,
        publicPage(site, {
          title: name,
          body: placePage(name, month, categories),
          back: addressOf('/map', { month }),
        }),
      )
    },
  )

  app.get(
    '/map/place/:id/figures.json',
    { schema: { params: PlaceParams, querystring: PlaceQuestion }, config: bare },
    async request => {
      const { id } = request.params
      const { name, categories } = await readMapPoint(contextOf(request), id, request.query.month)
      return {
        name,
        categories: categories.map(({ category, count }) => [categoryName(category), count]),
      }
    },
  )
}
