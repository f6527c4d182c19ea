import type { Area } from './kind.ts'

/** Something a rule sees in the model that somebody should look at. */
export type Finding = {
  readonly area: Area
  /** `wrong` stops a signature somewhere; `look` does not. */
  readonly weight: 'wrong' | 'look'
  readonly element: string
  readonly text: string
}
