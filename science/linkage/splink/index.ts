export { type Exported, InexpressibleError, writeSplinkSettings } from './export-settings.ts'
export { type Imported, type ImportOptions, readSplinkSettings } from './import-settings.ts'
export {
  type SplinkComparison,
  type SplinkLevel,
  type SplinkSettings,
  UnreadableSettingsError,
} from './settings.ts'
export { compileSql, type SqlCondition } from './sql/compile.ts'
export { UnreadableSqlError } from './sql/tokens.ts'
export { SqlValueError } from './sql/values.ts'
