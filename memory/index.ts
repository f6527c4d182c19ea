import './tables.ts'

export { recordFilter, seesRecord } from './access/sees-record.ts'
export { type ClockKind, clockKinds, dueAt } from './clocks/clock-kinds.ts'
export {
  type ClockView,
  findClocksAbout,
  findMissedClocks,
  type NewClock,
  startClock,
  stopClock,
} from './clocks/clock-store.ts'
export { isWorkingDay, londonDate, workingDaysAfter } from './clocks/working-days.ts'
export {
  type EventState,
  type NewEvent,
  recordEvent,
  recordProgress,
} from './events/record-event.ts'
export { linkMention } from './linking/link-mention.ts'
export { addEntity, addLink, type Mention } from './linking/link-store.ts'
export { type DetailName, matchKey } from './linking/match-key.ts'
export { type Boundary, findBoundaries } from './places/boundary-store.ts'
export { type GridPoint, type LatLng, toGrid, toLatLng } from './places/grid.ts'
export {
  type Address,
  type Area,
  findAddress,
  findAddresses,
  findArea,
  findNeighbourhoodAt,
  findSnapPoint,
  type SnapPoint,
} from './places/place-store.ts'
export { type RoadArrays, readRoadNetwork } from './places/road-network.ts'
export { readForcePolicy } from './policy/read-force-policy.ts'
export { findEarlierContacts } from './records/find-earlier-contacts.ts'
export { keepRecord, type NewRecord } from './records/keep-record.ts'
export { recordResource } from './records/record-resource.ts'
export { type EarlierContact, getRecord } from './records/record-store.ts'
export { getCode, listCodes, type ReferenceCode } from './reference/reference-store.ts'
