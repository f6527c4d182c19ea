import './tables.ts'

export {
  drawView,
  ModelFaulty,
  readExchange,
  viewTable,
  writeExchange,
} from './blueprint/archimate/index.ts'
export { importBlueprint } from './blueprint/import-blueprint.ts'
export { fromExchange, toExchange } from './blueprint/to-exchange.ts'
export { nextCase } from './cases/next-case.ts'
export * from './contract.ts'
export { writeDocx, writeHtml, writePdf } from './documents/index.ts'
export { documentKinds, documentOf } from './governance/document-of.ts'
export { draftPaper, papersFor, stopWords } from './governance/draft-paper.ts'
export { type PublishedDecision, viewDecisions } from './governance/view-decisions.ts'
export {
  type AppraisedOption,
  appraiseOptions,
  type OptionsAppraisal,
} from './options/appraise-options.ts'
export { keepComparisons } from './options/keep-comparisons.ts'
export {
  type ComparisonLine,
  comparisonColumns,
  mostComparisons,
  type ReadComparisons,
  readComparisons,
} from './options/read-comparisons.ts'
export { type OptionScenarios, optionScenarios } from './options/scenarios.ts'
export {
  EditConflictError,
  type EditElement,
  type Edited,
  editElement,
  keepElements,
  referring,
  withdrawElement,
} from './programme/edit-element.ts'
export { type OpenProgramme, openProgramme } from './programme/open-programme.ts'
export { programmeResource } from './programme/programme-access.ts'
export {
  type BodyKind,
  bodies,
  type Comment,
  keepProgramme,
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
export { commentElement, type SignElement, signElement } from './programme/sign-element.ts'
export {
  lastChangeOf,
  type Since,
  type Watched,
  watchProgramme,
} from './programme/watch-programme.ts'
export { type PlannedRoadmap, planRoadmap } from './roadmap/plan-roadmap.ts'
export { cashByQuarter, roadmapQuarters } from './roadmap/roadmap-question.ts'
export { slackOf } from './roadmap/slack.ts'
export { takeOnRoadmap } from './roadmap/take-on-roadmap.ts'
export { quarterOf, type Tranche, tranchesOf } from './roadmap/tranches.ts'
export { sayDay, sayPercent, sayPounds, sayPoundsInMillions } from './say.ts'
export {
  groupIdea,
  groupOf,
  type ReplyIdea,
  readIdeas,
  replyIdea,
} from './voices/answer-idea.ts'
export {
  faultsOfIdea,
  type Idea,
  type IdeaOutcome,
  type IdeaReply,
  type IdeaSort,
  ideaOutcomes,
  ideaSorts,
  ideaStatus,
  isOverdue,
  replyDaysOf,
  replyDue,
  takenUpIn,
} from './voices/idea.ts'
export type { IdeaCounts } from './voices/idea-counts.ts'
export { type LikeIdea, likeIdeas } from './voices/idea-likeness.ts'
export { mixUnnamedIdeas } from './voices/idea-store.ts'
export {
  codeVoice,
  keepVoices,
  readVoices,
  withdrawVoice,
} from './voices/keep-voices.ts'
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
export { type VoiceCounts, viewVoices } from './voices/view-voices.ts'
export type { NewVoice, Uncoded } from './voices/voice-store.ts'
export { type Told, workedExample } from './worked-example/index.ts'
export { keepWorkedExample } from './worked-example/keep-worked-example.ts'
