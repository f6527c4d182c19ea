import { defineVerb, NotFoundError } from '@bluelamp/platform'
import type { Model } from '../model/element.ts'
import { hearsOf, modelFor, versionsFor } from './exempt.ts'
import { programmeResource, resourceOf } from './programme-access.ts'
import {
  type Comment,
  findChanges,
  findComments,
  findProgrammes as findKept,
  findVersions,
  getProgramme,
  type Programme,
  readModel,
  type Version,
} from './programme-store.ts'

export const findProgrammes = defineVerb({
  name: 'change.find-programmes',
  operation: 'none',
  resource: (_context, { forceId }: { forceId: string }) => programmeResource(forceId),
  run: (context, { forceId }): Promise<Programme[]> => findKept(context, forceId),
  about: () => ({}),
})

export type ProgrammeView = { readonly programme: Programme; readonly model: Model }

/** The whole programme, now or as it stood at a time. No personal data are in it. */
export const readProgramme = defineVerb({
  name: 'change.read-programme',
  operation: 'none',
  resource: (context, input: { programmeId: string; at?: Date | undefined }) =>
    resourceOf(context, input),
  run: async (context, { programmeId, at }): Promise<ProgrammeView> => ({
    programme: await getProgramme(context, programmeId),
    model: modelFor(context.actor, await readModel(context, programmeId, at)),
  }),
  about: () => ({}),
})

export type ElementView = ProgrammeView & {
  readonly versions: readonly Version[]
  readonly comments: readonly Comment[]
}

/** One element with its history and what was said of it. */
export const readElement = defineVerb({
  name: 'change.read-element',
  operation: 'none',
  resource: (context, input: { programmeId: string; elementId: string }) =>
    resourceOf(context, input),
  run: async (context, { programmeId, elementId }): Promise<ElementView> => {
    const versions = await findVersions(context, elementId)
    if (versions[0]?.programmeId !== programmeId) throw new NotFoundError('element', elementId)
    return {
      programme: await getProgramme(context, programmeId),
      model: modelFor(context.actor, await readModel(context, programmeId)),
      versions: versionsFor(context.actor, versions),
      comments: hearsOf(context.actor, versions[0].kind)
        ? await findComments(context, elementId)
        : [],
    }
  },
  about: () => ({}),
})

export const readChanges = defineVerb({
  name: 'change.read-changes',
  operation: 'none',
  resource: (context, input: { programmeId: string; from: Date; to: Date; most?: number }) =>
    resourceOf(context, input),
  run: async (context, { programmeId, from, to, most }): Promise<Version[]> =>
    versionsFor(context.actor, await findChanges(context, programmeId, from, to, most)),
  about: () => ({}),
})
