import { defineVerb, newId } from '@bluelamp/platform'
import { keepElements } from '../programme/edit-element.ts'
import { programmeResource } from '../programme/programme-access.ts'
import { keepProgramme } from '../programme/programme-store.ts'
import { readExchange } from './archimate/index.ts'
import { fromExchange } from './to-exchange.ts'

/** Opens a programme with what an exchange file holds. Throws `ModelFaulty` with what is wrong with the file. */
export const importBlueprint = defineVerb({
  name: 'change.import-blueprint',
  operation: 'alter',
  resource: (_context, { forceId }: { forceId: string; xml: string }) => programmeResource(forceId),
  run: async (
    context,
    { forceId, xml },
  ): Promise<{ programmeId: string; taken: number; leftOut: string[] }> => {
    const { model, leftOut } = readExchange(xml)
    const found = fromExchange(model, () => newId(context.now))
    const name = `${model.name} (brought in)`.slice(0, 200)
    const programmeId = await keepProgramme(context, { forceId, name, body: 'commissioner' })
    await keepElements(
      context,
      programmeId,
      found.elements.map(element => ({
        ...element,
        name: element.name.slice(0, 300) || 'Without a name',
      })),
    )
    return { programmeId, taken: found.elements.length, leftOut: [...leftOut, ...found.leftOut] }
  },
  about: ({ programmeId, taken, leftOut }) => ({
    subjects: [programmeId],
    detail: { taken, leftOut: leftOut.length },
  }),
})
