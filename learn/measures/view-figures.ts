import { countFigures } from '@bluelamp/memory'
import { type Context, defineVerb } from '@bluelamp/platform'
import { type ClockMeasure, type MeasuresQuestion, measureClocks } from './view-measures.ts'

/** What the running force shows, by the key of the figure; a figure that nothing is known of yet is not among them. */
export type Figures = Readonly<Record<string, number>>

/** Every figure that a benefit can be measured by: how times were kept, and what came in and was recorded. */
export const viewFigures = defineVerb({
  name: 'learn.view-figures',
  operation: 'none',
  resource: (_context, { forceId }: MeasuresQuestion) => ({
    type: 'Place',
    id: forceId,
    attributes: { forceId },
  }),
  run: async (context: Context, question: MeasuresQuestion): Promise<Figures> => ({
    ...Object.fromEntries(await countFigures(context, question)),
    ...Object.fromEntries((await measureClocks(context, question)).flatMap(figuresOf)),
  }),
  about: () => ({}),
})

function figuresOf({
  kind,
  started,
  met,
  missed,
  medianMinutes,
}: ClockMeasure): [string, number][] {
  const ended = met + missed
  return [
    [`${kind}.number`, started],
    ...(ended > 0
      ? [[`${kind}.in-time`, Math.round((1000 * met) / ended) / 10] as [string, number]]
      : []),
    ...(medianMinutes === null ? [] : [[`${kind}.median`, medianMinutes] as [string, number]]),
  ]
}
