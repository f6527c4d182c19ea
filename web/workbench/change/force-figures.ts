import { type Figures, viewFigures } from '@bluelamp/learn'
import { figureKey, forceFigures } from '@bluelamp/memory'
import type { Context } from '@bluelamp/platform'

/** So many days back a figure of the running force looks: four whole weeks, so that each weekday counts alike. */
export const figureDays = 28

export const readFigures = (context: Context, forceId: string): Promise<Figures> =>
  viewFigures(context, {
    forceId,
    from: new Date(context.now.getTime() - figureDays * 86_400_000),
    to: context.now,
  })

/** "93.1%", "12.4 minutes", "6,860"; or why there is none. */
export function shownFigure(figure: string, figures: Figures): string {
  const key = figureKey(figure)
  if (!key) return 'the force has no such figure'
  const value = figures[key]
  if (value === undefined) return 'none yet'
  const { unit } = forceFigures[key]!
  return `${value.toLocaleString('en-GB')}${unit === '%' ? '%' : unit === '' ? '' : ` ${unit}`}`
}
