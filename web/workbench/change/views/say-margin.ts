import { marginOfError } from '@bluelamp/science/statistics'

/** How far a share of those who answered may lie from that of all. */
export const sayMargin = (answers: number, population?: number): string =>
  `±${(100 * marginOfError({ answers, ...(population && population >= answers ? { population } : {}) })).toFixed(1)} points`
