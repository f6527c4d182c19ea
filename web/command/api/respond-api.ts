import type {
  AddIncidentEntry,
  AssignUnit,
  ChangeUnitState,
  CloseIncident,
  IncidentRow,
  KeptAssignment,
  RegradeIncident,
  UnitRow,
} from '@bluelamp/respond/contract'
import type { FeatureCollection, Polygon } from 'geojson'
import type { Static } from 'typebox'
import { get, send } from './http.ts'
import type { Advice, IncidentDetail } from './shapes.ts'

type IncidentRows = Static<typeof IncidentRow>[]
type UnitRows = Static<typeof UnitRow>[]

/** The command console's own settings. */
export type Settings = {
  /** The address of a MapLibre style on our own server. */
  readonly basemapStyle?: string
}

type Boundaries = FeatureCollection<Polygon, { code: string; name: string }>

/** Every path that the console knows, in one place. */
export const respond = {
  findIncidents: async () => listOf<IncidentRows>(await get('/respond/incidents'), 'incidents'),
  findUnits: async () => listOf<UnitRows>(await get('/respond/units'), 'units'),
  readIncident: (incidentId: string, signal?: AbortSignal) =>
    get<IncidentDetail>(`/respond/incidents/${incidentId}`, signal),
  boundaries: (kind: 'district' | 'neighbourhood') =>
    get<Boundaries>(`/places/boundaries?kind=${kind}`),
  settings: () => get<Settings>('/command/settings'),
  recommendUnits: (incidentId: string) =>
    send<Advice>('POST', `/respond/incidents/${incidentId}/advice`, {}),
  assignUnit: (body: Static<typeof AssignUnit>) =>
    send<Static<typeof KeptAssignment>>(...about(body, 'assignments')),
  addEntry: (body: Static<typeof AddIncidentEntry>) => send<unknown>(...about(body, 'entries')),
  regrade: (body: Static<typeof RegradeIncident>) => send<unknown>(...about(body, 'gradings')),
  close: (body: Static<typeof CloseIncident>) => send<unknown>(...about(body, 'closing')),
  changeUnitState: ({ unitId, ...body }: Static<typeof ChangeUnitState>) =>
    send<unknown>('POST', `/respond/units/${unitId}/states`, body),
}

/** The incident is named by the address, the rest by the body. */
function about<Body extends { incidentId: string }>(
  { incidentId, ...body }: Body,
  what: string,
): ['POST', string, object] {
  return ['POST', `/respond/incidents/${incidentId}/${what}`, body]
}

function listOf<Rows extends readonly unknown[]>(body: unknown, name: string): Rows {
  const rows = Array.isArray(body) ? body : (body as Record<string, unknown> | undefined)?.[name]
  if (!Array.isArray(rows)) throw new Error(`The server's list of ${name} could not be read.`)
  return rows as unknown as Rows
}
