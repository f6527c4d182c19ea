import type { Actor } from '@bluelamp/platform'
import type { Model } from '../model/element.ts'
import type { Body } from '../model/field.ts'
import { kindOf } from '../model/kinds.ts'

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

export const modelFor = (actor: Actor, model: Model): Model =>
  seesExempt(actor)
    ? model
    : {
        ...model,
        elements: model.elements.map(element => ({ ...element, body: without(element.body) })),
      }

export const versionsFor = <V extends { readonly body: Body | null }>(
  actor: Actor,
  versions: readonly V[],
): V[] =>
  versions.map(version =>
    seesExempt(actor) ? version : { ...version, body: without(version.body) },
  )
