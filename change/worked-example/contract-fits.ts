import { type Told, thousands } from './told.ts'

/** Scores for scope, value, term and exit; what follows; thousands of pounds to leave or vary; why. */
type Cell = readonly [
  scores: string,
  follows: 'keep' | 'vary' | 'end' | 'anew',
  leave: number,
  because: string,
]
type Place = 'usual' | 'minimum' | 'preferred' | 'more' | 'less'

const options: Readonly<Record<Place, string>> = {
  usual: 'going on as before',
  minimum: 'the least',
  preferred: 'the preferred way',
  more: 'the more ambitious way',
  less: 'the less ambitious way',
}

const against = (contract: string, name: string, cells: Partial<Record<Place, Cell>>): Told[] =>
  (Object.entries(cells) as [Place, Cell][]).map(([place, [scores, follows, leave, because]]) => {
    const [scope = '', value = '', term = '', exit = ''] = scores
    return {
      key: `fit-${contract}-${place}`,
      kind: 'fit',
      name: `${name} and ${options[place]}`,
      body: {
        contract: `contract-${contract}`,
        option: `option-${place}`,
        scope,
        value,
        term,
        exit,
        follows,
        leave: thousands(leave),
        because: `${because} (Scores and cost are invented.)`,
      },
    }
  })

const over: Cell = ['0233', 'keep', 0, 'It ended with the report']

/** Nobody has held the network against the less ambitious way yet. */
export const contractFits: readonly Told[] = [
  ...against('consultancy', 'Consultancy', {
    usual: over,
    minimum: over,
    preferred: over,
    more: over,
    less: over,
  }),
  ...against('transformation', 'Transformation partner', {
    usual: ['0021', 'end', 200, 'Nothing is left for a partner to do'],
    minimum: ['1121', 'vary', 60, 'Only the foundations are left of its roadmap'],
    preferred: ['3232', 'keep', 0, 'It was made for this'],
    more: ['2212', 'vary', 150, 'The same work in fewer years'],
    less: ['2222', 'keep', 0, 'Its outline cases can be taken one by one'],
  }),
  ...against('dispatch', 'Support of the dispatch system', {
    usual: ['3211', 'vary', 900, 'It must run for years beyond its end'],
    minimum: ['1122', 'end', 140, 'The new system comes with its own support'],
    preferred: ['1122', 'end', 140, 'The new system comes with its own support'],
    more: ['0112', 'end', 310, 'It would be left a year before its end'],
    less: ['2122', 'vary', 220, 'Both systems run side by side for a year'],
  }),
  ...against('network', 'Network between buildings', {
    usual: ['3122', 'keep', 0, 'It carries what there is'],
    minimum: ['1111', 'anew', 480, 'Its speed is too low for the new sign-on'],
    preferred: ['1111', 'anew', 480, 'Its speed is too low for devices on the street'],
    more: ['1101', 'anew', 760, 'It would be left two years before its end'],
  }),
]
