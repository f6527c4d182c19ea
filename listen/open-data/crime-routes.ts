import { type Http, NotFoundError } from '@bluelamp/platform'
import { Type } from 'typebox'
import { AreaQuestion, apiConfig, contextFor, monthOr, PlaceQuestion } from './api-question.ts'
import { allCrime, categoriesAt, isCategory } from './crime-category.ts'
import {
  findCaseHistory,
  findCrimesAt,
  findCrimesIn,
  findCrimesWithoutPlace,
  findNearestStreet,
  findOutcomesIn,
  hasStreet,
} from './crime-store.ts'
import { getForce } from './force-store.ts'
import { findDataSets, findLatestMonth } from './month-store.ts'
import {
  CaseHistory,
  Crime,
  CrimeCategory,
  DataSet,
  LastUpdated,
  Outcome,
} from './open-data-schemas.ts'
import { BadQuestionError, readArea, readPoint } from './open-place.ts'

const CategoryParams = Type.Object({ category: Type.String() })
const Crimes = { 200: Type.Array(Crime) }
const Outcomes = { 200: Type.Array(Outcome) }
const NoPlaceQuestion = Type.Object({
  category: Type.String(),
  force: Type.String(),
  date: Type.Optional(Type.String()),
})

function knownCategory(category: string): string {
  if (!isCategory(category)) throw new NotFoundError('crime category', category.slice(0, 60))
  return category
}

export function readStreetId(id: string): number {
  const value = Number(id)
  if (!/^\d{1,10}$/.test(id) || value > 2_147_483_647) {
    throw new BadQuestionError(`location_id is "${id.slice(0, 40)}": it must be a whole number`)
  }
  return value
}

/** Crimes and outcomes: eight of the 22 methods. */
export function crimeRoutes(api: Http): void {
  const config = apiConfig
  type Asked = { lat?: string; lng?: string; poly?: string; date?: string; location_id?: string }

  const known = async (context: ReturnType<typeof contextFor>, id: string) => {
    const streetId = readStreetId(id)
    if (!(await hasStreet(context, streetId))) throw new NotFoundError('location', id)
    return streetId
  }

  const crimesIn = async (context: ReturnType<typeof contextFor>, category: string, asked: Asked) =>
    findCrimesIn(context, {
      area: readArea(asked),
      category: knownCategory(category),
      month: await monthOr(context, asked.date, 'crime'),
    })

  const outcomesAt = async (context: ReturnType<typeof contextFor>, asked: Asked) => {
    const at = asked.location_id ? await known(context, asked.location_id) : readArea(asked)
    return findOutcomesIn(context, { at, month: await monthOr(context, asked.date, 'crime') })
  }

  api.get(
    '/crimes-street-dates',
    { schema: { response: { 200: Type.Array(DataSet) } }, config },
    request => findDataSets(contextFor(request)),
  )

  api.get(
    '/crime-last-updated',
    { schema: { response: { 200: LastUpdated } }, config },
    async request => {
      const latest = await findLatestMonth(contextFor(request), 'crime')
      if (!latest) throw new NotFoundError('published month', 'yet')
      return { date: `${latest}-01` }
    },
  )

  api.get(
    '/crime-categories',
    {
      schema: {
        querystring: Type.Object({ date: Type.Optional(Type.String()) }),
        response: { 200: Type.Array(CrimeCategory) },
      },
      config,
    },
    async request => categoriesAt(await monthOr(contextFor(request), request.query.date, 'crime')),
  )

  api.get(
    '/crimes-street/:category',
    { schema: { params: CategoryParams, querystring: AreaQuestion, response: Crimes }, config },
    request => crimesIn(contextFor(request), request.params.category, request.query),
  )
  api.post(
    '/crimes-street/:category',
    {
      schema: {
        params: CategoryParams,
        querystring: AreaQuestion,
        body: Type.Optional(AreaQuestion),
        response: Crimes,
      },
      config,
    },
    request =>
      crimesIn(contextFor(request), request.params.category, {
        ...request.query,
        ...request.body,
      }),
  )

  api.get(
    '/crimes-at-location',
    { schema: { querystring: PlaceQuestion, response: Crimes }, config },
    async request => {
      const context = contextFor(request)
      const { location_id, lat, lng, date } = request.query
      const month = await monthOr(context, date, 'crime')
      const streetId = location_id
        ? await known(context, location_id)
        : await findNearestStreet(context, readPoint(lat, lng))
      return streetId === undefined ? [] : findCrimesAt(context, streetId, month)
    },
  )

  api.get(
    '/crimes-no-location',
    { schema: { querystring: NoPlaceQuestion, response: Crimes }, config },
    async request => {
      const context = contextFor(request)
      const { force, category, date } = request.query
      await getForce(context, force)
      return findCrimesWithoutPlace(context, {
        forceId: force,
        category: knownCategory(category || allCrime),
        month: await monthOr(context, date, 'crime'),
      })
    },
  )

  api.get(
    '/outcomes-at-location',
    { schema: { querystring: PlaceQuestion, response: Outcomes }, config },
    request => outcomesAt(contextFor(request), request.query),
  )
  api.post(
    '/outcomes-at-location',
    {
      schema: {
        querystring: PlaceQuestion,
        body: Type.Optional(PlaceQuestion),
        response: Outcomes,
      },
      config,
    },
    request => outcomesAt(contextFor(request), { ...request.query, ...request.body }),
  )

  api.get(
    '/outcomes-for-crime/:id',
    {
      schema: { params: Type.Object({ id: Type.String() }), response: { 200: CaseHistory } },
      config,
    },
    async request => {
      const { id } = request.params
      const history = await findCaseHistory(contextFor(request), id)
      if (!history) throw new NotFoundError('crime', id.slice(0, 64))
      return history
    },
  )
}
