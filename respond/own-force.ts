import { type Context, InvalidInputError } from '@bluelamp/platform'

/** The force a signed-in person belongs to: lists are of one force. */
export function ownForce({ actor }: Pick<Context, 'actor'>): string {
  const { forceId } = actor.attributes
  if (typeof forceId === 'string' && forceId !== '') return forceId
  throw new InvalidInputError([{ field: 'forceId', message: 'Your account belongs to no force' }])
}
