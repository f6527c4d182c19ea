export { changeOf } from './places/change.ts'
