import { type Element, editElement, readElement, rowsIn, textIn } from '@bluelamp/change'
import { figureKey, forceFigures } from '@bluelamp/memory'
import { contextOf, type Http, NotFoundError } from '@bluelamp/platform'
import type { WorkbenchSite } from '../site/layout.ts'
import { changeLinks } from './change-links.ts'
import { dayOf, ElementParams } from './change-params.ts'
import { dayWords } from './element-values.ts'
import { figureDays, readFigures } from './force-figures.ts'

/** Today's figure of the running force becomes a reading of a measure: a new version, with the day and where it was read. */
export function readingRoutes(app: Http, site: WorkbenchSite): void {
  app.post(
    '/workbench/change/:programmeId/element/:elementId/reading',
    {
      schema: { params: ElementParams },
      config: {
        access: { verbs: ['change.read-element', 'learn.view-figures', 'change.edit-element'] },
      },
    },
    async (request, reply) => {
      const context = contextOf(request)
      const { programmeId, elementId } = request.params
      const { model } = await readElement(context, request.params)
      const measure = model.elements.find(({ id, kind }) => id === elementId && kind === 'measure')
      const key = measure && figureKey(textIn(measure, 'figure'))
      const figures = await readFigures(context, site.forceId)
      const value = key && figures[key]
      if (!measure || !key || value === undefined || value === '') {
        throw new NotFoundError('figure', elementId)
      }
      const reading = readingOf(key, value, dayOf(context.now))
      await editElement(context, {
        programmeId,
        elementId,
        kind: measure.kind,
        base: measure.number,
        name: measure.name,
        body: { ...measure.body, figure: key, readings: withReading(measure, reading) },
        reason: 'A reading was taken from the running force',
      })
      return reply.redirect(changeLinks(programmeId).element(elementId), 303)
    },
  )
}

const readingOf = (key: string, value: number, date: string) => ({
  date,
  value,
  source: `Running force, ${figureDays} days to ${dayWords(date)}: ${forceFigures[key]!.words}`,
})

/** Once a day: a second reading of the same day from the same source takes the place of the first. What people entered stays. */
const withReading = (measure: Element, reading: ReturnType<typeof readingOf>) => [
  ...rowsIn(measure, 'readings').filter(
    row => row.date !== reading.date || row.source !== reading.source,
  ),
  reading,
]
