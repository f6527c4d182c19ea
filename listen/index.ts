import './tables.ts'

export { type TakenCall, takeCall } from './calls/take-call.ts'
export { findBoundaries, findForces } from './open-data/force-store.ts'
export {
  type LoadOptions,
  type LoadResult,
  loadStreetFile,
  type Reject,
} from './open-data/load-street-file.ts'
export {
  type CategoryCount,
  countCategories,
  findMapPoints,
  type MapPoint,
  type MapQuestion,
  type MapSum,
  readMapPoint,
  sumMap,
} from './open-data/map-store.ts'
export { findMonths } from './open-data/month-store.ts'
export { openDataApi } from './open-data/open-data-routes.ts'
export { type DataFile, findDataFiles, UnreadableFileError } from './open-data/open-file.ts'
export { type Publishing, publishCrimes } from './open-data/publish-crimes.ts'
export {
  type Draft,
  findDraft,
  type Receipt,
  saveAnswers,
  startDraft,
  sweepDrafts,
} from './reports/draft-store.ts'
export { findContacts } from './reports/find-contacts.ts'
export { readContact } from './reports/read-contact.ts'
export { readOwnReport } from './reports/read-own-report.ts'
export type { EventStanding, Update, WaitingContact } from './reports/report-store.ts'
export { type TakenReport, takeReport } from './reports/take-report.ts'
export { sendUpdate } from './victims/send-update.ts'
export { type RecordedCrime, startVictimClocks } from './victims/start-victim-clocks.ts'
