export {
  type ExplainOptions,
  type Explanation,
  explain,
  oneIn,
  percent,
  type Said,
  type Strength,
  strengthOf,
} from './explain.ts'
export { sayField } from './say-field.ts'
export { type Bar, type Waterfall, type WaterfallOptions, waterfall } from './waterfall.ts'
