export type { MissedClock } from './exceptions/view-exceptions.ts'
export type { ClockMeasure } from './measures/view-measures.ts'
