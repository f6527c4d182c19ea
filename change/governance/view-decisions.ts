import { type Context, defineVerb } from '@bluelamp/platform'
import { writeHtml } from '../documents/index.ts'
import { ofKind, textIn } from '../model/element.ts'
import { findProgrammes, readModel } from '../programme/programme-store.ts'
import { documentOf } from './document-of.ts'
import { settledAt } from './signing.ts'

export type PublishedDecision = {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly date: Date
  /** The notice without its exempt parts, as HTML of our own writing; empty in a list, where nobody reads it. */
  readonly html: string
}

export type ViewDecisions = {
  forceId: string
  invented: boolean
  /** Only this one, with its notice: a notice takes a while to write, and anybody may ask. */
  id?: string
}

/** Decisions the policing body has signed, as anybody may read them: what is exempt is not in them. */
export const viewDecisions = defineVerb({
  name: 'change.view-decisions',
  operation: 'none',
  resource: (_context, { forceId }: ViewDecisions) => ({
    type: 'PublishedData',
    id: forceId,
    attributes: { forceId },
  }),
  run: (context, input): Promise<PublishedDecision[]> => published(context, input),
  about: () => ({}),
})

async function published(
  context: Context,
  { forceId, invented, id }: ViewDecisions,
): Promise<PublishedDecision[]> {
  const found: PublishedDecision[] = []
  for (const programme of await findProgrammes(context, forceId)) {
    const model = await readModel(context, programme.id)
    for (const element of ofKind(model, 'decision')) {
      const date = settledAt(model, element)
      if (!date) continue
      if (id !== undefined && id !== element.id) continue
      // An option that is edited later must not put other words under the signature.
      const then = id ? await readModel(context, programme.id, date) : model
      found.push({
        id: element.id,
        reference: textIn(element, 'reference'),
        title: element.name,
        date,
        html: id
          ? writeHtml(documentOf({ programme, model: then, element, invented }, 'public'))
          : '',
      })
    }
  }
  return found.sort((a, b) => b.date.getTime() - a.date.getTime())
}
