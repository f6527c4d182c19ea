import { byId, type Element, type Model, numberIn, ofKind } from '../model/element.ts'
import { isToBe, type Simulations } from './simulate.ts'

export type Saving = {
  readonly process: Element
  readonly replaced: Element
  readonly benefit: Element | undefined
  /** People's hours a year; less than 0 where the new process takes more. */
  readonly hours: number
  /** Pence a year that those hours cost. */
  readonly worth: number
  /** Pence a year that go from the budget: the worth where posts or costs go, nothing otherwise. */
  readonly released: number
}

const daysOfYear = 365

/** What a process that is to be saves against the one it replaces, for the cases it will have itself. */
function savingOf(model: Model, simulations: Simulations, process: Element): Saving | undefined {
  const replaced = byId(model, process.body.replaces)
  const [to, from] = [simulations.get(process.id), replaced && simulations.get(replaced.id)]
  if (!replaced || !to || !from || !isToBe(process)) return undefined
  const cases = numberIn(process, 'perDay')! * daysOfYear
  const worth = Math.round((from.cost - to.cost) * cases)
  return {
    process,
    replaced,
    benefit: byId(model, process.body.benefit),
    hours: ((from.work - to.work) * cases) / 60,
    worth,
    released: process.body.released === true ? worth : 0,
  }
}

export const savings = (model: Model, simulations: Simulations): Saving[] =>
  ofKind(model, 'process')
    .map(process => savingOf(model, simulations, process))
    .filter(saving => saving !== undefined)

/** Benefits with the processes that say they bring them, and what those come to. */
export function feeding(
  model: Model,
  all: readonly Saving[],
): { benefit: Element; processes: Element[]; worth: number; released: number }[] {
  const named = ofKind(model, 'process').filter(isToBe)
  return ofKind(model, 'benefit').flatMap(benefit => {
    const processes = named.filter(process => process.body.benefit === benefit.id)
    const own = all.filter(saving => saving.benefit?.id === benefit.id)
    const sum = (of: (saving: Saving) => number) => own.reduce((so, each) => so + of(each), 0)
    return processes.length === 0
      ? []
      : [
          {
            benefit,
            processes,
            worth: sum(each => each.worth),
            released: sum(each => each.released),
          },
        ]
  })
}
