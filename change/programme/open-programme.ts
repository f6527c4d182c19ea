import { defineVerb, InvalidInputError } from '@bluelamp/platform'
import { programmeResource } from './programme-access.ts'
import { type BodyKind, keepProgramme } from './programme-store.ts'

export type OpenProgramme = { forceId: string; name: string; body: BodyKind }

export const openProgramme = defineVerb({
  name: 'change.open-programme',
  operation: 'alter',
  resource: (_context, { forceId }: OpenProgramme) => programmeResource(forceId),
  run: (context, input): Promise<string> => {
    const name = input.name.trim()
    if (name === '' || name.length > 200) {
      throw new InvalidInputError([
        { field: 'name', message: 'Give the programme a name of at most 200 letters' },
      ])
    }
    return keepProgramme(context, { ...input, name })
  },
  about: programmeId => ({ detail: { programmeId } }),
})
