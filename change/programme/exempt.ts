import type { Actor } from '@bluelamp/platform'
import type { Model } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { kindOf } from '../model/kinds.ts'
import type { Version } from './programme-store.ts'

/** Who works with what is exempt from publication: others read a programme without it. */
const insiders = ['programme-manager', 'chief-officer', 'policing-body', 'assurer']

export const seesExempt = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some(role => insiders.includes(role))

export const mayBeExempt = (kind: string): boolean => 'exempt' in (kindOf(kind)?.fields ?? {})

const without = <B extends Body | null>(body: B): B => {
  if (body === null || body.exempt === undefined) return body
  const { exempt, ...rest } = body
  return rest as B
}

/** What is exempt is talked about too: comments and reasons on such a kind are for those who see it. */
export const hearsOf = (actor: Pick<Actor, 'roles'>, kind: string): boolean =>
  seesExempt(actor) || !mayBeExempt(kind)

export function modelFor(actor: Actor, model: Model): Model {
  if (seesExempt(actor)) return model
  const guarded = new Set(
    model.elements.filter(({ kind }) => mayBeExempt(kind)).map(({ id }) => id),
  )
  return {
    elements: model.elements.map(element => ({ ...element, body: without(element.body) })),
    signatures: model.signatures.map(signature =>
      guarded.has(signature.element) ? { ...signature, reason: '' } : signature,
    ),
  }
}

export const versionsFor = <V extends Pick<Version, 'kind' | 'body' | 'reason'>>(
  actor: Actor,
  versions: readonly V[],
): V[] =>
  versions.map(version =>
    hearsOf(actor, version.kind)
      ? version
      : { ...version, body: without(version.body), reason: '' },
  )
