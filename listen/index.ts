import './tables.ts'

export { type TakenCall, takeCall } from './calls/take-call.ts'
export { closeBulk, keepBulkRows, type OpenBulk, openBulk } from './intake/bulk/load-bulk.ts'
export type { BulkLine } from './intake/bulk/read-bulk.ts'
export { type FileFacts, type RowReader, readRowsOf } from './intake/bulk/read-file.ts'
export { listenForMail, type MailListener } from './intake/email/listen-for-mail.ts'
export { longestDelivery } from './intake/intake.ts'
export { intakeApi } from './intake/intake-routes.ts'
export type { TakenItem } from './intake/keep-items.ts'
export {
  type FileRow,
  type PartnerFile,
  readRows as readFileRows,
} from './intake/partner/read-file.ts'
export {
  type FileView,
  readUpload,
  saveMapping,
  takeUpload,
  uploadFile,
} from './intake/partner/upload-file.ts'
export { sweepUploads } from './intake/partner/upload-store.ts'
export { type ItemView, readItem } from './intake/read-item.ts'
export { retryItem } from './intake/retry-item.ts'
export {
  findIntakeSources,
  type ManagedSource,
  manageSource,
  type SourceChange,
} from './intake/sources/manage-source.ts'
export { fingerprintOf, longestKey } from './intake/sources/social-key.ts'
export type { Source, SourceSettings } from './intake/sources/source.ts'
export { type Delivery, type Taken, takeIn } from './intake/take-in.ts'
export { type IntakeView, itemsAPage, viewIntake } from './intake/view-intake.ts'
export type { BatchView, ItemLine, SumRow } from './intake/view-store.ts'
export { openDataFeature } from './open-data/api-question.ts'
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
