import { offenceClassRows } from './crimes/offence-classes.ts'
import { algorithmSwitchRows } from './dispatch/algorithms.ts'
import { gradeRows } from './incidents/grades.ts'
import { incidentCodeRows } from './incidents/incident-codes.ts'
import type { ReferenceRow } from './reference-row.ts'
import { unitStateRows } from './units/unit-states.ts'

export { crimeNumber, isLate, recordingFaults, recordingHours } from './crimes/crime.ts'
export { RecordCrime, RecordedCrime } from './crimes/crime-contract.ts'
export { offenceClasses } from './crimes/offence-classes.ts'
export { type Algorithm, algorithms, dispatchAdvice } from './dispatch/algorithms.ts'
export { assignmentFault, reasonFault } from './dispatch/assignment.ts'
export {
  Advice,
  AssignUnit,
  KeptAssignment,
  RecommendUnits,
  UnitAdvised,
} from './dispatch/dispatch-contract.ts'
export { type GradeCode, getGrade, grades } from './incidents/grades.ts'
export {
  actionsFor,
  closingFaults,
  type Fault,
  findStep,
  type IncidentAction,
  type IncidentRole,
  type IncidentState,
  incidentLifecycle,
  shortestReason,
  stateOf,
  stateWords,
} from './incidents/incident.ts'
export { incidentCodes, incidentThemes } from './incidents/incident-codes.ts'
export {
  AddIncidentEntry,
  CloseIncident,
  CreateIncident,
  type EntryKind,
  FindIncidents,
  Grade,
  IncidentRow,
  IncidentView,
  KeptIncident,
  Place,
  RegradeIncident,
  Thrive,
} from './incidents/incident-contract.ts'
export { timesOf } from './incidents/incident-times.ts'
export { logWords, londonWords } from './london-words.ts'
export type { ReferenceRow } from './reference-row.ts'
export { NotebookAnswer, NotebookItem, SubmitNotebook, TaskList } from './tasks/task-contract.ts'
export { farAway, inventedRings, type Nearness, nextNearness } from './units/at-scene-hint.ts'
export {
  ChangeUnitState,
  FindUnits,
  KeptUnitState,
  ReportPositions,
  UnitRow,
} from './units/unit-contract.ts'
export { getUnitState, stateCode, type UnitState, unitStates } from './units/unit-states.ts'

/** Every list this pillar reads from reference data, for the loader. */
export const respondReferenceRows: readonly ReferenceRow[] = [
  ...gradeRows,
  ...incidentCodeRows,
  ...offenceClassRows,
  ...unitStateRows,
  ...algorithmSwitchRows,
]
