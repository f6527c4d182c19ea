import './tables.ts'

export { anyRecord } from './access/any-record.ts'
export { recordFilter, seesRecord } from './access/sees-record.ts'
export {
  holding,
  personSight,
  visiblePersonResource,
  visibleRecordResource,
} from './access/visible-record.ts'
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
export { correctRecord } from './correction/correct-record.ts'
export { correctionOf, type Statement, statementsOf } from './correction/correction.ts'
export { type Correction, findCorrections } from './correction/correction-store.ts'
export { tellCorrection } from './correction/tell-correction.ts'
export {
  type BuiltExport,
  type ExportedRecord,
  fieldWords,
  type SubjectExport,
} from './disclosure/build-export.ts'
export {
  exportSubject,
  findSubjectRequests,
  previewSubject,
} from './disclosure/export-subject.ts'
export {
  maskWords,
  openSubjectRequest,
  restrictDisclosure,
  stepSubjectRequest,
} from './disclosure/keep-subject-request.ts'
export { withheld } from './disclosure/redact.ts'
export {
  mayStep,
  type RequestState,
  type RestrictionGround,
  restrictionGrounds,
  type StepKind,
  type Way,
} from './disclosure/subject-request.ts'
export {
  type EventState,
  type NewEvent,
  recordEvent,
  recordProgress,
} from './events/record-event.ts'
export { countFigures } from './figures/count-figures.ts'
export { figureKey, forceFigures } from './figures/force-figures.ts'
export { isClosed, type Labels } from './labels/label.ts'
export { labelRecord, lowerLabel } from './labels/label-record.ts'
export { findCollars, findStaffByCollar, type LabelChange } from './labels/label-store.ts'
export { markOpinion } from './labels/mark-opinion.ts'
export {
  indexMentions,
  type MentionId,
  type MentionPage,
  readAllMentions,
} from './linking/batch.ts'
export { type DecideLikeness, decideLikeness } from './linking/decide-likeness.ts'
export { asOneLimit, entitiesAsOne } from './linking/entities-as-one.ts'
export type { EntityMention, EntityRole, EntityTie, Why } from './linking/entity-store.ts'
export { findLikenesses, type LikenessQueue } from './linking/find-likenesses.ts'
export { indexAllMentions } from './linking/index-all-mentions.ts'
export { keepTogether, type NewTogether } from './linking/keep-together.ts'
export type { Likeness, Side } from './linking/likeness-store.ts'
export { linkMention } from './linking/link-mention.ts'
export { addDetails, addEntity, addLink, type Mention } from './linking/link-store.ts'
export { type DetailName, detailNames, matchKey } from './linking/match-key.ts'
export type { Detail } from './linking/mention-values.ts'
export { type ProposeTies, proposeTies } from './linking/propose-ties.ts'
export { type EntityView, readEntity } from './linking/read-entity.ts'
export { reseatClosedRecord } from './linking/reseat-closed-record.ts'
export { undoLikenessDecision } from './linking/undo-likeness-decision.ts'
export { type Explanation, personModel } from './linking/who-is-who.ts'
export { withdrawLink } from './linking/withdraw-link.ts'
export { findPath, type PathQuestion, type PathView } from './network/find-path.ts'
export {
  type EndKind,
  limits as networkLimits,
  type Node as NetworkNode,
  type Tie as NetworkTie,
  type TieKind,
  tieKinds,
} from './network/network.ts'
export { type NetworkQuestion, type NetworkView, viewNetwork } from './network/view-network.ts'
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
export { type RecordView, readRecord } from './records/read-record.ts'
export { type EarlierContact, getRecord } from './records/record-store.ts'
export { getCode, listCodes, type ReferenceCode } from './reference/reference-store.ts'
export { addDays, daysBetween } from './retention/calendar-dates.ts'
export { type DecideRetention, decideRetention } from './retention/decide-retention.ts'
export {
  type DisposalView,
  disposeRecords,
  readDisposal,
  refuseDisposal,
} from './retention/dispose-records.ts'
export { findReviewsDue, type ReviewsDue } from './retention/find-reviews-due.ts'
export { holdRecords, releaseHold } from './retention/hold-records.ts'
export {
  type Answers,
  assessmentQuestions,
  type Ground,
  grounds,
  whyNotYet,
} from './retention/retention.ts'
export { retentionReferenceRows } from './retention/retention-lists.ts'
export { type PersonReview, reviewPerson } from './retention/review-person.ts'
export { setReviewClocks } from './retention/set-review-clocks.ts'
export {
  type Facet,
  type FacetName,
  type Filters as SearchFilters,
  type Found,
  type FoundItem,
  facetNames,
  type Why as WhyFound,
} from './search/found.ts'
export { indexAllRecords } from './search/index-all.ts'
export { keepReferences, keepReferencesOfRole } from './search/index-mention.ts'
export { type SearchInput, search } from './search/search.ts'
export { type Suggestion, suggest } from './search/suggest.ts'
