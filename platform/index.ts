export { BackupError, type BackupManifest, backup, checkBackup, restore } from './backup/index.ts'
export { type Clock, setClock, systemClock } from './clock/clock.ts'
export {
  type Config,
  ConfigError,
  readConfig,
  type Secrets,
  settingsGuide,
} from './config/config.ts'
export { checkDatabase, DatabaseError } from './database/check-database.ts'
export { type OpenDatabase, openDatabase } from './database/database.ts'
export { keptPlan } from './database/kept-plan.ts'
export {
  MigrationError,
  migrate,
  pendingMigrations,
  SqlFiles,
  schemaVersion,
} from './database/migrate.ts'
export { newId } from './database/new-id.ts'
export type { Db, Tables, Tx } from './database/tables.ts'
export type { Access, KnownRoute } from './http/access.ts'
export { contextOf, createHttp, type Http } from './http/http.ts'
export { type Problem, problemOf } from './http/problem.ts'
export { serveForever } from './http/serve-forever.ts'
export { type Account, demoIssuer } from './identity/account.ts'
export { type NewAccount, saveAccount } from './identity/account-store.ts'
export type { IdentityOptions, Refusal, SignInPage } from './identity/identity-options.ts'
export { demoIsOpen, registerIdentity } from './identity/register-identity.ts'
export { sessionCookie } from './identity/session.ts'
export { sweepSessions } from './identity/session-store.ts'
export { enqueue } from './jobs/enqueue.ts'
export { installJobs } from './jobs/install-jobs.ts'
export type { JobPayload, Task, Tasks } from './jobs/job.ts'
export { startJobs } from './jobs/start-jobs.ts'
export * from './journal/index.ts'
export { readJournal } from './journal/read-journal.ts'
export { type Announcement, Hub, type Topics } from './live/hub.ts'
export { serveEvents } from './live/serve-events.ts'
export { type Live, startLive } from './live/start-live.ts'
export { createLogger, type Logger } from './log/log.ts'
export { startTracing } from './log/tracing.ts'
export { govukNotifier } from './notify/govuk-notifier.ts'
export {
  type Message,
  type NewMessage,
  type Notifier,
  simulatedNotifier,
} from './notify/message.ts'
export { readOutbox } from './notify/read-outbox.ts'
export { queueMessage, sendMessages, sendMessageTask } from './notify/send-message.ts'
export { loadPolicy, type Policy } from './policy/policy.ts'
export type { RowFilter } from './policy/row-filter.ts'
export { joinLocalPostgres } from './postgres/join-local.ts'
export {
  type LocalPostgres,
  LocalPostgresError,
  startLocalPostgres,
} from './postgres/local-postgres.ts'
export { defineFeature, type Feature, SwitchedOffError } from './switches/feature.ts'
export { findSwitches, type SwitchState, switchFeature } from './switches/switch-feature.ts'
export type { Actor, Context, Resource } from './verbs/context.ts'
export {
  ConflictError,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  PurposeNeededError,
} from './verbs/errors.ts'
export { enforce, policyInForce } from './verbs/policy-in-force.ts'
export {
  allVerbs,
  defineVerb,
  forgetReactions,
  may,
  principal,
  react,
  type Verb,
} from './verbs/verb.ts'
