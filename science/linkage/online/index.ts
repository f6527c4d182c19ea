export {
  type Candidate,
  type FindOptions,
  type Linker,
  type LinkerOptions,
  openLinker,
} from './linker.ts'
export { UncountedRuleError } from './record-keys.ts'
