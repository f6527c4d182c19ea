import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  NotFoundError,
  type Tx,
} from '@bluelamp/platform'
import { outcomesFor, whyNotSigned } from '../governance/signing.ts'
import { byId, type Element, type Model, signaturesOf } from '../model/element.ts'
import { mostLetters } from '../model/words.ts'
import { resourceOf } from './programme-access.ts'
import {
  keepComment,
  keepSignature,
  keepVersion,
  lockElement,
  readModel,
} from './programme-store.ts'

export type SignElement = {
  programmeId: string
  elementId: string
  /** The version that was read. */
  number: number
  role: string
  outcome: string
  reason: string
}

/** Signs one version, on behalf of a role that the person holds. Refused, with reasons in words, while a rule stands against it. */
export const signElement = defineVerb({
  name: 'change.sign-element',
  operation: 'alter',
  resource: (context, input: SignElement) => resourceOf(context, input),
  run: async (context, input): Promise<void> => {
    const { programmeId, elementId, number, role, outcome } = input
    if (!context.actor.roles.includes(role)) {
      throw new InvalidInputError([{ field: 'role', message: 'You cannot sign for others' }])
    }
    await lockElement(context, elementId)
    const model = await readModel(context, programmeId)
    const element = byId(model, elementId)
    if (!element) throw new NotFoundError('element', elementId)
    if (element.number !== number) {
      throw new ConflictError(
        `${element.madeBy} changed it meanwhile. Read it again before you sign.`,
      )
    }
    if (signaturesOf(model, element).some(signature => signature.role === role)) {
      throw new ConflictError('It is signed already.')
    }
    if (signaturesOf(model, element).some(({ signer }) => signer === context.actor.id)) {
      throw new ConflictError('You have signed it already: nobody signs for two.')
    }
    if (!Object.hasOwn(outcomesFor(element.kind, role), outcome)) {
      throw new InvalidInputError([{ field: 'outcome', message: 'Choose what you decide' }])
    }
    const faults = whyNotSigned(model, element, { role, outcome, signer: context.actor.name })
    if (faults.length > 0) {
      throw new InvalidInputError(faults.map(message => ({ field: 'outcome', message })))
    }
    const reason = input.reason.trim()
    await keepSignature(context, programmeId, { element: elementId, number, role, outcome, reason })
    if (role === 'policing-body' && outcome === 'approve')
      await followCase(context, programmeId, model, element)
  },
  about: (_, { programmeId, elementId, number, role, outcome }) => ({
    subjects: [programmeId],
    detail: { element: elementId, number, role, outcome },
  }),
})

/** What an approved business case found out goes to its project, and so to the roadmap. */
async function followCase(
  context: Context<Tx>,
  programmeId: string,
  model: Model,
  element: Element,
): Promise<void> {
  const project = element.kind === 'case' ? byId(model, element.body.project) : undefined
  const found = ['quarters', 'value', 'cost'].filter(field => element.body[field] !== undefined)
  if (!project || found.length === 0) return
  await lockElement(context, project.id)
  const latest = byId(await readModel(context, programmeId), project.id)
  // Somebody took the project away meanwhile: there is nothing left to follow.
  if (!latest) return
  await keepVersion(context, {
    programmeId,
    id: latest.id,
    kind: latest.kind,
    name: latest.name,
    body: {
      ...latest.body,
      ...Object.fromEntries(found.map(field => [field, element.body[field]!])),
    },
    number: latest.number + 1,
    reason: `As “${element.name}” was approved`,
  })
}

export const commentElement = defineVerb({
  name: 'change.comment-element',
  operation: 'alter',
  resource: (context, input: { programmeId: string; elementId: string; words: string }) =>
    resourceOf(context, input),
  run: async (context, input): Promise<void> => {
    const words = input.words.trim()
    if (words === '' || words.length > mostLetters) {
      throw new InvalidInputError([
        { field: 'words', message: `Write something, at most ${mostLetters} letters` },
      ])
    }
    const model = await readModel(context, input.programmeId)
    if (!model.elements.some(each => each.id === input.elementId)) {
      throw new NotFoundError('element', input.elementId)
    }
    await keepComment(context, { ...input, words })
  },
  about: (_, { programmeId, elementId }) => ({
    subjects: [programmeId],
    detail: { element: elementId },
  }),
})
