import { type Context, defineVerb } from '@bluelamp/platform'
import { writeHtml } from '../documents/index.ts'
import { isSigned, ofKind, signaturesOf, textIn } from '../model/element.ts'
import { findProgrammes, readModel } from '../programme/programme-store.ts'
import { documentOf } from './document-of.ts'

export type PublishedDecision = {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly date: Date
  /** The notice without its exempt parts, as HTML of our own writing. */
  readonly html: string
}

/** Decisions the policing body has signed, as anybody may read them: what is exempt is not in them. */
export const viewDecisions = defineVerb({
  name: 'change.view-decisions',
  operation: 'none',
  resource: (_context, { forceId }: { forceId: string; invented: boolean }) => ({
    type: 'PublishedData',
    id: forceId,
    attributes: { forceId },
  }),
  run: (context, input): Promise<PublishedDecision[]> => published(context, input),
  about: () => ({}),
})

async function published(
  context: Context,
  { forceId, invented }: { forceId: string; invented: boolean },
): Promise<PublishedDecision[]> {
  const found: PublishedDecision[] = []
  for (const programme of await findProgrammes(context, forceId)) {
    const model = await readModel(context, programme.id)
    for (const element of ofKind(model, 'decision')) {
      if (!isSigned(model, element, 'policing-body', 'decide')) continue
      found.push({
        id: element.id,
        reference: textIn(element, 'reference'),
        title: element.name,
        date: signaturesOf(model, element)[0]!.signedAt,
        html: writeHtml(documentOf({ programme, model, element, invented }, 'public')),
      })
    }
  }
  return found.sort((a, b) => b.date.getTime() - a.date.getTime())
}
