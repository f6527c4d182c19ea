import type {} from '@bluelamp/memory'

export {
  type ExceptionsQuestion,
  type MissedClock,
  viewExceptions,
} from './exceptions/view-exceptions.ts'
export { type Figures, viewFigures } from './measures/view-figures.ts'
export { type ClockMeasure, type MeasuresQuestion, viewMeasures } from './measures/view-measures.ts'
