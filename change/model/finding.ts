import type { Element } from './element.ts'

/** Something a rule sees in the model that somebody should look at. */
export type Finding = {
  /** `wrong` stops a signature somewhere; `look` does not. */
  readonly weight: 'wrong' | 'look'
  readonly element: string
  readonly text: string
}

export const wrong = ({ id }: Element, text: string): Finding => ({
  weight: 'wrong',
  element: id,
  text,
})

export const look = ({ id }: Element, text: string): Finding => ({
  weight: 'look',
  element: id,
  text,
})
