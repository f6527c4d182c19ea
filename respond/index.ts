import './tables.ts'
import type { Http } from '@bluelamp/platform'
import { crimeRoutes } from './crimes/crime-routes.ts'
import { dispatchRoutes } from './dispatch/dispatch-routes.ts'
import { incidentRoutes } from './incidents/incident-routes.ts'
import { taskRoutes } from './tasks/task-routes.ts'
import { unitRoutes } from './units/unit-routes.ts'

export type { RecordedCrime } from './crimes/crime-contract.ts'
export { recordCrime } from './crimes/record-crime.ts'
export { assignUnit, type KeptAssignment } from './dispatch/assign-unit.ts'
export type { Advice } from './dispatch/dispatch-contract.ts'
export { recommendUnits } from './dispatch/recommend-units.ts'
export { addIncidentEntry } from './incidents/add-incident-entry.ts'
export { closeIncident } from './incidents/close-incident.ts'
export { createIncident } from './incidents/create-incident.ts'
export { findIncidents } from './incidents/find-incidents.ts'
export { followLabels } from './incidents/follow-labels.ts'
export type { OpenIncident, WholeIncident } from './incidents/incident-reading.ts'
export type { KeptIncident } from './incidents/kept-incident.ts'
export { readIncident } from './incidents/read-incident.ts'
export { regradeIncident } from './incidents/regrade-incident.ts'
export { findLiveIncidents, findLiveUnits, findMovedUnits } from './live.ts'
export { readTask } from './tasks/read-task.ts'
export { submitNotebook } from './tasks/submit-notebook.ts'
export { changeUnitState, type KeptUnitState } from './units/change-unit-state.ts'
export { findUnits } from './units/find-units.ts'
export { reportPositions } from './units/report-positions.ts'
export type { UnitView } from './units/unit-store.ts'

/** The JSON API for the browser apps, all under /respond. */
export function respondRoutes(app: Http): void {
  incidentRoutes(app)
  unitRoutes(app)
  dispatchRoutes(app)
  taskRoutes(app)
  crimeRoutes(app)
}
