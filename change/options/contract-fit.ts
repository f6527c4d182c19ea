import { type Element, type Model, numberIn, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { type FitAspect, type FitConsequence, fitAspects, fitConsequences } from './fit-kinds.ts'
import { shortList } from './short-list.ts'

export const fitAspectOrder = Object.keys(fitAspects) as readonly FitAspect[]

export type Fit = {
  readonly element: Element
  readonly scores: Readonly<Record<FitAspect, number>>
  /** Aspects with the lowest score: one bad term is not made up for by a good price. */
  readonly weakest: readonly FitAspect[]
  readonly follows: FitConsequence
  readonly leave: number | undefined
}

export type FitRow = {
  readonly contract: Element
  /** In the order of the options; nothing where nobody has weighed it. */
  readonly cells: readonly (Fit | undefined)[]
}

/** Every contract against every option of the short list. */
export function fitMatrix(model: Model): { options: Element[]; rows: FitRow[] } {
  const options = shortList(model)
  const fits = ofKind(model, 'fit').filter(fit => textIn(fit, 'follows') !== '')
  const rows = ofKind(model, 'contract').map(contract => ({
    contract,
    cells: options.map(option => {
      const found = fits.find(fit => concerns(fit, contract, option))
      return found && fitOf(found)
    }),
  }))
  return { options, rows }
}

const concerns = (fit: Element, contract: Element, option: Element) =>
  fit.body.contract === contract.id && fit.body.option === option.id

function fitOf(element: Element): Fit {
  const score = (name: FitAspect) => Number(textIn(element, name))
  const scores = {
    scope: score('scope'),
    value: score('value'),
    term: score('term'),
    exit: score('exit'),
  }
  const lowest = Math.min(...Object.values(scores))
  return {
    element,
    scores,
    weakest: fitAspectOrder.filter(name => scores[name] === lowest),
    follows: textIn(element, 'follows') as FitConsequence,
    leave: numberIn(element, 'leave'),
  }
}

export type Impact = {
  readonly option: Element
  readonly touched: readonly { readonly contract: Element; readonly fit: Fit }[]
  readonly kept: readonly Element[]
  readonly unweighed: readonly Element[]
  /** Pence to leave or vary all that is touched, as far as it is said. */
  readonly leave: number
  /** Touched contracts whose cost nobody has said: the sum is then too low. */
  readonly unsaid: readonly Element[]
}

/** What each option of the short list would do to the contracts that stand. */
export function contractImpacts(model: Model): Impact[] {
  const { options, rows } = fitMatrix(model)
  return options.map((option, at) => {
    const cells = rows.map(({ contract, cells }) => ({ contract, fit: cells[at] }))
    const touched = cells.flatMap(({ contract, fit }) =>
      fit && fit.follows !== 'keep' ? [{ contract, fit }] : [],
    )
    return {
      option,
      touched,
      kept: cells.filter(({ fit }) => fit?.follows === 'keep').map(({ contract }) => contract),
      unweighed: cells.filter(({ fit }) => !fit).map(({ contract }) => contract),
      leave: touched.reduce((sum, { fit }) => sum + (fit.leave ?? 0), 0),
      unsaid: touched.filter(({ fit }) => fit.leave === undefined).map(each => each.contract),
    }
  })
}

/** An impact in one sentence a contract. */
export const impactWords = ({ touched }: Impact): string[] =>
  touched.map(
    ({ contract, fit }) => `${contract.name}: ${fitConsequences[fit.follows].toLowerCase()}`,
  )

export function fitFindings(model: Model): Finding[] {
  const fits = ofKind(model, 'fit')
  const { options, rows } = fitMatrix(model)
  return [
    ...rows.flatMap(({ contract, cells }) =>
      options
        .filter((_, at) => !cells[at])
        .map(option => look(contract, `It is not held against “${option.name}” yet`)),
    ),
    ...fits.flatMap((fit, at) => [
      ...(fits
        .slice(0, at)
        .some(
          other =>
            other.body.contract === fit.body.contract && other.body.option === fit.body.option,
        )
        ? [wrong(fit, 'This contract is held against this option twice')]
        : []),
      ...(textIn(fit, 'follows') !== 'keep' && numberIn(fit, 'leave') === undefined
        ? [wrong(fit, 'It would be touched, and nobody says what that costs')]
        : []),
    ]),
  ]
}
