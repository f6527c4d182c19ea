import { londonDate } from '@bluelamp/memory'
import { defineVerb, InvalidInputError, newId } from '@bluelamp/platform'
import { keepElements } from '../programme/edit-element.ts'
import { resourceOf } from '../programme/programme-access.ts'
import { lockElement, readModel } from '../programme/programme-store.ts'
import { readComparisons } from './read-comparisons.ts'

/** Keeps the comparisons of a CSV file, all of them or none; what is kept already is left aside. Gives back how many are new. */
export const keepComparisons = defineVerb({
  name: 'change.keep-comparisons',
  operation: 'alter',
  resource: (context, input: { programmeId: string; csv: string }) => resourceOf(context, input),
  run: async (context, { programmeId, csv }): Promise<number> => {
    // The same file sent twice at once is kept once.
    await lockElement(context, programmeId)
    const today = londonDate(context.now)
    const { faults, lines } = readComparisons(await readModel(context, programmeId), csv, today)
    const all = [
      ...faults,
      ...lines.flatMap(({ line, faults }) => faults.map(fault => `Line ${line}: ${fault}`)),
    ]
    if (all.length > 0) {
      throw new InvalidInputError(all.slice(0, 20).map(message => ({ field: 'file', message })))
    }
    const added = lines.filter(({ isThere }) => !isThere)
    await keepElements(
      context,
      programmeId,
      added.map(({ name, body }) => ({ id: newId(context.now), kind: 'comparator', name, body })),
    )
    return added.length
  },
  about: (kept, { programmeId }) => ({ subjects: [programmeId], detail: { comparisons: kept } }),
})
