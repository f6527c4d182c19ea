import {
  ConflictError,
  type Context,
  defineVerb,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  newId,
  type Tx,
} from '@bluelamp/platform'
import { isSealed } from '../governance/signing.ts'
import { checkBody } from '../model/check-body.ts'
import { byId, type Element, idsIn, type Model } from '../model/element.ts'
import type { Body, Fields } from '../model/field.ts'
import { kindOf } from '../model/kinds.ts'
import { merge } from '../model/merge.ts'
import { ideasAt } from '../voices/idea-store.ts'
import { voicesOf } from '../voices/voice-store.ts'
import { mayBeExempt, seesExempt } from './exempt.ts'
import { resourceOf } from './programme-access.ts'
import {
  findVersions,
  keepVersion,
  lockElement,
  readModel,
  type Version,
} from './programme-store.ts'

export type EditElement = {
  programmeId: string
  /** Absent: a new element. */
  elementId?: string | undefined
  kind: string
  /** The version that was edited; 0 for a new element. */
  base: number
  name: string
  body: Body
  reason?: string | undefined
}

/** Somebody else changed the same fields meanwhile: theirs stands, and the one who came later sees both. */
export class EditConflictError extends ConflictError {
  override name = 'EditConflictError'
  readonly fields: readonly string[]
  readonly latest: number
  constructor(fields: readonly string[], latest: Version) {
    super(
      `${latest.madeBy} changed the same meanwhile. Nothing of yours was kept yet: look at both and save again.`,
    )
    this.fields = fields
    this.latest = latest.number
  }
}

export type Edited = { id: string; kind: string; number: number; merged: boolean }

/** Keeps a new version. What others changed meanwhile in other fields stays. */
export const editElement = defineVerb({
  name: 'change.edit-element',
  operation: 'alter',
  resource: (context, input: EditElement) => resourceOf(context, input),
  run: async (context, input): Promise<Edited> => {
    // Whoever does not see what is exempt would take it out by saving the rest.
    if (mayBeExempt(input.kind) && !seesExempt(context.actor)) {
      throw new NotAllowedError('change.edit-element')
    }
    const id = input.elementId ?? newId(context.now)
    await lockElement(context, id)
    const model = await readModel(context, input.programmeId)
    const versions = await findVersions(context, id)
    const latest = versions[0]
    const stands = sealedOrGone(model, input, latest)
    const settled = stands
      ? settle(input, versions, stands)
      : { name: input.name.trim(), body: input.body }
    refuseFaults(model, input.kind, settled)
    const number = (latest?.number ?? 0) + 1
    await keepVersion(context, {
      programmeId: input.programmeId,
      id,
      kind: input.kind,
      number,
      reason: input.reason?.trim() ?? '',
      ...settled,
    })
    return {
      id,
      kind: input.kind,
      number,
      merged: stands !== undefined && stands.number !== input.base,
    }
  },
  about: ({ id, kind, number }, { programmeId }) => ({
    subjects: [programmeId],
    detail: { element: id, kind, number },
  }),
})

function sealedOrGone(
  model: Model,
  input: EditElement,
  latest: Version | undefined,
): Version | undefined {
  if (!latest) {
    if (input.elementId !== undefined && input.base > 0)
      throw new NotFoundError('element', input.elementId)
    return undefined
  }
  if (latest.programmeId !== input.programmeId || latest.kind !== input.kind) {
    throw new NotFoundError('element', latest.id)
  }
  const element = byId(model, latest.id)
  if (element && isSealed(model, element)) {
    throw new ConflictError('It is signed and stands as it is. Make a new one that refers to it.')
  }
  return latest
}

function settle(input: EditElement, versions: readonly Version[], latest: Version) {
  const mine = { name: input.name.trim(), body: input.body }
  if (latest.number === input.base || latest.body === null) return mine
  const base = versions.find(version => version.number === input.base)
  if (!base || base.body === null) throw new EditConflictError(['name'], latest)
  const merged = merge(
    { name: base.name, body: base.body },
    { name: latest.name, body: latest.body },
    mine,
  )
  if (!('body' in merged)) throw new EditConflictError(merged.conflicts, latest)
  return { name: merged.name, body: merged.body }
}

function refuseFaults(
  model: Model,
  kind: string,
  { name, body }: { name: string; body: Body },
): void {
  const known = kindOf(kind)
  if (!known)
    throw new InvalidInputError([{ field: 'kind', message: `There is no kind “${kind}”` }])
  const kindsById = new Map(model.elements.map(element => [element.id, element.kind]))
  const exists = (id: string, kinds: readonly string[]) => kinds.includes(kindsById.get(id) ?? '')
  const faults = checkBody(known.fields, body, exists).map(({ field, text }) => ({
    field,
    message: text,
  }))
  if (name === '' || name.length > 300) {
    faults.unshift({ field: 'name', message: 'Give it a name of at most 300 letters' })
  }
  if (faults.length > 0) throw new InvalidInputError(faults)
}

/** Takes an element away. What refers to it is named, and must let go of it first; its versions stay. */
export const withdrawElement = defineVerb({
  name: 'change.withdraw-element',
  operation: 'alter',
  resource: (context, input: { programmeId: string; elementId: string; reason: string }) =>
    resourceOf(context, input),
  run: async (
    context,
    { programmeId, elementId, reason },
  ): Promise<{ id: string; number: number }> => {
    await lockElement(context, elementId)
    const model = await readModel(context, programmeId)
    const element = byId(model, elementId)
    if (!element) throw new NotFoundError('element', elementId)
    if (isSealed(model, element)) throw new ConflictError('It is signed, and cannot be taken away.')
    // Else words of people would be kept that belong to nothing, or count for a theme nobody sees.
    if ((await voicesOf(context, elementId)) > 0) {
      throw new ConflictError('What people said is kept under it, and would be left behind.')
    }
    if ((await ideasAt(context, elementId)) > 0) {
      throw new ConflictError('Ideas of staff are kept in it, or were taken up in it.')
    }
    const users = referring(model, element)
    if (users.length > 0) {
      throw new ConflictError(
        `Still named by ${users
          .slice(0, 5)
          .map(user => `“${user.name}”`)
          .join(', ')}${users.length > 5 ? ' and others' : ''}. Take it out there first.`,
      )
    }
    const number = element.number + 1
    await keepVersion(context, {
      programmeId,
      id: elementId,
      kind: element.kind,
      name: element.name,
      body: null,
      number,
      reason: reason.trim(),
    })
    return { id: elementId, number }
  },
  about: ({ id, number }, { programmeId }) => ({
    subjects: [programmeId],
    detail: { element: id, number, withdrawn: true },
  }),
})

/** Who names an element. */
export function referring(model: Model, { id }: Element): Element[] {
  return model.elements.filter(element => {
    const fields: Fields = kindOf(element.kind)?.fields ?? {}
    return Object.entries(fields).some(([name, field]) => {
      if (field.type === 'one' || field.type === 'many') return idsIn(element, name).includes(id)
      if (field.type !== 'rows') return false
      const value = element.body[name]
      return (
        Array.isArray(value) &&
        value.some(row => typeof row === 'object' && Object.values(row).includes(id))
      )
    })
  })
}

/** Many elements at once, all or none: an import, or the worked example. */
export async function keepElements(
  context: Context<Tx>,
  programmeId: string,
  elements: readonly Pick<Element, 'id' | 'kind' | 'name' | 'body'>[],
): Promise<void> {
  for (const { id, kind, name, body } of elements) {
    await keepVersion(context, { programmeId, id, kind, name, body, number: 1, reason: '' })
  }
}
