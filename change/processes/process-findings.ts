import { isCashReleasing } from '../benefits/benefit-tree.ts'
import { byId, type Element, type Model, numberIn, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { sayPence } from '../say.ts'
import { overloaded, processFaults } from './process-model.ts'
import { feeding, savings } from './savings.ts'
import { isToBe, nearEnough, offBy, type ProcessFigures, simulateAll } from './simulate.ts'

export function processFindings(model: Model): Finding[] {
  const simulations = simulateAll(model)
  const saved = savings(model, simulations)
  return [
    ...ofKind(model, 'process').flatMap(process => [
      ...runFindings(process),
      ...(isToBe(process)
        ? tieFindings(model, process)
        : measureFindings(process, simulations.get(process.id))),
    ]),
    ...saved
      .filter(
        ({ benefit, worth, process }) =>
          worth > 0 && benefit && isCashReleasing(benefit) && !process.body.released,
      )
      .map(({ process, benefit }) =>
        wrong(process, `It saves time and no post goes, but “${benefit!.name}” releases cash`),
      ),
    ...feeding(model, saved).flatMap(({ benefit, processes, worth, released }) => {
      const claimed = numberIn(benefit, 'worth')
      // What a benefit of quality is worth is not the time it saves.
      const said = { 'cash-releasing': released, 'non-cash': worth }[textIn(benefit, 'sort')]
      return [
        ...(processes.length > 1
          ? processes.map(process =>
              wrong(
                process,
                `“${benefit.name}” is claimed by ${processes.length} processes: the same minutes may be counted twice`,
              ),
            )
          : []),
        ...(said !== undefined && claimed !== undefined && said > claimed
          ? [
              wrong(
                benefit,
                `Processes claim ${sayPence(said)} a year for it, and it is worth ${sayPence(claimed)}`,
              ),
            ]
          : []),
      ]
    }),
  ]
}

const runFindings = (process: Element): Finding[] => {
  const faults = processFaults(process)
  if (faults.length > 0) return faults.map(fault => wrong(process, fault))
  return overloaded(process).map(({ role, load }) =>
    wrong(
      process,
      `“${role}” has work for ${Math.round(100 * load)}% of its time: the queue has no end`,
    ),
  )
}

function tieFindings(model: Model, process: Element): Finding[] {
  const replaced = byId(model, process.body.replaces)
  return [
    ...(replaced && !isToBe(replaced)
      ? []
      : [look(process, 'Which process as it is it takes the place of is not said')]),
    ...(process.body.benefit ? [] : [look(process, 'It brings no benefit that is named')]),
  ]
}

/** A process as it is stands on what was measured: without that nobody knows whether its figures are true. */
function measureFindings(process: Element, found: ProcessFigures | undefined): Finding[] {
  const measured = numberIn(process, 'measured')
  if (measured === undefined) return [look(process, 'Its cycle time has not been measured')]
  const off = found && offBy(found)
  return [
    ...(textIn(process, 'measuredSource') === ''
      ? [look(process, 'Where its cycle time was measured is not said')]
      : []),
    ...(off !== undefined && Math.abs(off) > nearEnough
      ? [
          wrong(
            process,
            `The model does not yet show what happens: ${found!.cycle.value.toFixed(1)} hours from end to end, measured ${measured}`,
          ),
        ]
      : []),
  ]
}
