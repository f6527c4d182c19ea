import './tables.ts'

export {
  benefitFaults,
  isObjective,
  objectivesOf,
  realisedOf,
  savingTracker,
  tellable,
} from './benefits/benefit-tree.ts'
export { attributions, evidenceLevel } from './benefits/evidence.ts'
export { drawView, ModelFaulty, viewTable, writeExchange } from './blueprint/archimate/index.ts'
export {
  affectedBy,
  compareModels,
  type Difference,
  statesInOrder,
} from './blueprint/blueprint-diff.ts'
export { components } from './blueprint/blueprint-kinds.ts'
export { importBlueprint } from './blueprint/import-blueprint.ts'
export { type JourneyStep, journeySteps } from './blueprint/journey-gaps.ts'
export { toExchange } from './blueprint/to-exchange.ts'
export { goesTo, lacksAssessment, missingDataFacts } from './capability/data-catalogue.ts'
export {
  actNow,
  currentLevel,
  evidencedLevel,
  gapOf,
  missingFacts,
  targetLevel,
} from './capability/inventory.ts'
export { nextCase } from './cases/next-case.ts'
export { ideaStages } from './design/idea-kinds.ts'
export { findIdeas, isPastStop, stageOf, unsaid } from './design/ideas.ts'
export { goLiveFaults } from './design/releases.ts'
export { weights } from './design/requirement-kinds.ts'
export { mostMusts, readRequirements, shareOfMusts } from './design/requirements.ts'
export { standardPoints } from './design/service-kinds.ts'
export { liveFaults, openPoints, testedPrototypes } from './design/service-standard.ts'
export { writeDocx, writeHtml, writePdf } from './documents/index.ts'
export { acceptanceAnswers, acceptanceOutcome } from './governance/acceptance.ts'
export { documentKinds, documentOf } from './governance/document-of.ts'
export { draftPaper, papersFor, stopWords } from './governance/draft-paper.ts'
export { BadHoldBackError, holdBackLedger } from './governance/hold-back.ts'
export { agendaOf, oversight, type Trend } from './governance/oversight.ts'
export { isOpenEntry, leftScore, riskScore } from './governance/risk.ts'
export { signers } from './governance/signers.ts'
export { isSealed, outcomesFor, settledAt, signings } from './governance/signing.ts'
export { type PublishedDecision, viewDecisions } from './governance/view-decisions.ts'
export { yearlyFindings } from './governance/yearly-findings.ts'
export { isDay } from './model/check-body.ts'
export { choiceIn } from './model/choice.ts'
export { isOverAYearOld } from './model/days.ts'
export {
  byId,
  type Element,
  idsIn,
  isYes,
  type Model,
  numberIn,
  ofKind,
  rowsIn,
  signaturesOf,
  textIn,
} from './model/element.ts'
export type { Body, Field, Fields, FieldValue, Row, Scalar, ScalarField } from './model/field.ts'
export { type AreaFinding, findings } from './model/findings.ts'
export { type Area, areas, type Kind } from './model/kind.ts'
export { kindOf, kinds } from './model/kinds.ts'
export { type BidLevel, bidLevels } from './money/budget-kinds.ts'
export { paymentOf, traceOf } from './money/commissioning.ts'
export { type AccountYear, productivity, type YearChange } from './money/productivity.ts'
export {
  bidLevelOrder,
  levelChanges,
  type RankedBid,
  type Ranking,
  rankBids,
  serviceLevels,
  servicesWithoutBid,
} from './money/rank-bids.ts'
export { measuredSaving, type SavingYear, savingByYear } from './money/saving-by-year.ts'
export { type AppraisedOption, appraiseOptions } from './options/appraise-options.ts'
export { compareBodies } from './options/comparisons.ts'
export {
  contractImpacts,
  type Fit,
  fitAspectOrder,
  fitMatrix,
  type Impact,
} from './options/contract-fit.ts'
export { fitAspects, fitConsequences } from './options/fit-kinds.ts'
export { keepComparisons } from './options/keep-comparisons.ts'
export { criticalFactors } from './options/option-kinds.ts'
export {
  type ComparisonLine,
  comparisonColumns,
  mostComparisons,
  readComparisons,
} from './options/read-comparisons.ts'
export { optionScenarios } from './options/scenarios.ts'
export { shortListFaults } from './options/short-list.ts'
export { type Comparison, changeOf, compareDays, type Move } from './organisation/compare-days.ts'
export { findHolders, holderCount, thinlyHeld } from './organisation/expertise.ts'
export {
  type Concern,
  concernsOf,
  impactsOf,
  longestWait,
  untoldProjects,
  waitsTooLong,
} from './organisation/impacts.ts'
export { districts } from './organisation/partner-kinds.ts'
export { type Joint, jointOutcomes, notReviewed, worksIn } from './organisation/partnership.ts'
export { fewestAsked } from './organisation/people-kinds.ts'
export { daysOfChange, type Post, type Tally, tallyOf } from './organisation/posts.ts'
export { latestReadings, type Reading } from './organisation/readings.ts'
export {
  byUnit,
  isOutside,
  type Place,
  type Structure,
  structureOn,
} from './organisation/structure.ts'
export {
  type ChannelYear,
  channelYears,
  costToServe,
  exclusionOf,
  groupsNamed,
  shareSeen,
  wholeYears,
} from './processes/channel-shares.ts'
export { changesHands, processFaults } from './processes/process-model.ts'
export { feeding, type Saving, savings } from './processes/savings.ts'
export { forecastShare } from './processes/share-trend.ts'
export {
  isToBe,
  nearEnough,
  offBy,
  type ProcessFigures,
  simulateAll,
} from './processes/simulate.ts'
export {
  EditConflictError,
  editElement,
  referring,
  withdrawElement,
} from './programme/edit-element.ts'
export { openProgramme } from './programme/open-programme.ts'
export { programmeResource } from './programme/programme-access.ts'
export {
  type BodyKind,
  bodies,
  findForcesOf,
  type Programme,
  type Version,
} from './programme/programme-store.ts'
export {
  type ElementView,
  findProgrammes,
  type ProgrammeView,
  readChanges,
  readElement,
  readProgramme,
} from './programme/read-programme.ts'
export { commentElement, signElement } from './programme/sign-element.ts'
export {
  lastChangeOf,
  type Since,
  type Watched,
  watchProgramme,
} from './programme/watch-programme.ts'
export { type PlannedRoadmap, planRoadmap } from './roadmap/plan-roadmap.ts'
export { findPlanFaults } from './roadmap/plan-text.ts'
export { cashByQuarter, roadmapQuarters } from './roadmap/roadmap-question.ts'
export { slackOf } from './roadmap/slack.ts'
export { takeOnRoadmap } from './roadmap/take-on-roadmap.ts'
export { isLateFor, quarterOf, type Tranche, tranchesOf } from './roadmap/tranches.ts'
export { sayDay, sayPercent, sayPoundsInMillions } from './say.ts'
export { raterAgreement, ratingStability } from './scope/agreement.ts'
export { classify } from './scope/classify.ts'
export { rateServices, signedCutOff } from './scope/rating.ts'
export { classes } from './scope/scope-kinds.ts'
export { meanError, outlookOf, uncompared } from './scope/service-outlook.ts'
export { groupIdea, groupOf, readIdeas, replyIdea } from './voices/answer-idea.ts'
export {
  faultsOfIdea,
  type Idea,
  ideaOutcomes,
  ideaSorts,
  ideaStatus,
  isOverdue,
  replyDaysOf,
  replyDue,
  takenUpIn,
} from './voices/idea.ts'
export { likeIdeas } from './voices/idea-likeness.ts'
export { mixUnnamedIdeas } from './voices/idea-store.ts'
export { codeVoice, keepVoices, readVoices, withdrawVoice } from './voices/keep-voices.ts'
export {
  findIdeaBoxes,
  type IdeaBox,
  type PostedIdea,
  type PostIdea,
  postIdea,
  postUnnamedIdea,
  readOwnIdeas,
  readUnnamedIdea,
  withdrawOwnIdea,
  withdrawUnnamedIdea,
} from './voices/post-idea.ts'
export { satisfactionChanges } from './voices/satisfaction-change.ts'
export { isAnswered } from './voices/themes.ts'
export { type VoiceCounts, viewVoices } from './voices/view-voices.ts'
export {
  type Grouping,
  groupings,
  leastShown,
  type ShownGroup,
  shortBy,
} from './voices/voice-groups.ts'
export type { NewVoice, Uncoded } from './voices/voice-store.ts'
export { workedExample } from './worked-example/index.ts'
export { keepWorkedExample } from './worked-example/keep-worked-example.ts'
