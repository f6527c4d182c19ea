export { type Difference, differenceOfMeans, type SampleMean } from './difference.ts'
export { type Point, type Prediction, predictOnLine } from './line.ts'
export { answersNeeded, marginOfError, type Survey } from './sampling.ts'
export { studentQuantile } from './student-quantile.ts'
