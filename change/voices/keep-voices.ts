import { addDays, londonDate } from '@bluelamp/memory'
import { defineVerb, InvalidInputError, NotFoundError } from '@bluelamp/platform'
import { isDay } from '../model/check-body.ts'
import { mostLetters } from '../model/words.ts'
import { resourceOf } from '../programme/programme-access.ts'
import { readModel } from '../programme/programme-store.ts'
import { makeVoiceKey } from './voice-key.ts'
import {
  codeVoice as codeKept,
  eraseVoice,
  findUncoded,
  keepVoices as keepAll,
  type NewVoice,
  type Uncoded,
} from './voice-store.ts'

/** Keeps what people said, each with a key of their own, handed back once and never kept. Consent comes first. */
export const keepVoices = defineVerb({
  name: 'change.keep-voices',
  operation: 'collect',
  resource: (context, input: { programmeId: string; voices: readonly NewVoice[] }) =>
    resourceOf(context, input),
  run: async (context, { programmeId, voices }): Promise<string[]> => {
    const model = await readModel(context, programmeId)
    const kinds = new Map(model.elements.map(element => [element.id, element.kind]))
    // A day ahead at most: midnight here is not midnight everywhere.
    const tomorrow = addDays(londonDate(context.now), 1)
    const faults = voices.flatMap((voice, at) => {
      const said = (message: string) => [
        { field: `voices.${at}`, message: `Line ${at + 1}: ${message}` },
      ]
      if (kinds.get(voice.engagementId) !== 'engagement')
        return said('it belongs to no survey or workshop')
      const { consentedOn } = voice
      if (!isDay(consentedOn) || consentedOn < '2000' || consentedOn > tomorrow)
        return said('there is no day of consent')
      if (voice.words.length > mostLetters) return said(`more than ${mostLetters} letters`)
      if (voice.themes.some(theme => kinds.get(theme) !== 'theme'))
        return said('its theme is not there')
      return []
    })
    if (faults.length > 0) throw new InvalidInputError(faults.slice(0, 20))
    const keyed = voices.map(voice => ({ ...voice, key: makeVoiceKey() }))
    await keepAll(context, programmeId, keyed)
    return keyed.map(({ key }) => key)
  },
  about: (_, { programmeId, voices }) => ({
    subjects: [programmeId],
    detail: { voices: voices.length },
  }),
})

/** Takes back what one person said, by the key they were given: it is erased. */
export const withdrawVoice = defineVerb({
  name: 'change.withdraw-voice',
  operation: 'erase',
  resource: (context, input: { programmeId: string; key: string }) => resourceOf(context, input),
  run: async (context, { programmeId, key }): Promise<void> => {
    if (!(await eraseVoice(context, programmeId, key.trim()))) {
      throw new InvalidInputError([
        {
          field: 'key',
          message: 'Nothing is kept under this key. It may have been taken back already.',
        },
      ])
    }
  },
  about: (_, { programmeId }) => ({ subjects: [programmeId] }),
})

/** What people wrote, for those who sort it into themes. */
export const readVoices = defineVerb({
  name: 'change.read-voices',
  operation: 'consult',
  resource: (context, input: { programmeId: string }) => resourceOf(context, input),
  run: (context, { programmeId }): Promise<Uncoded[]> => findUncoded(context, programmeId),
  about: (found, { programmeId }) => ({
    subjects: [programmeId],
    detail: { voices: found.length },
  }),
})

export const codeVoice = defineVerb({
  name: 'change.code-voice',
  operation: 'alter',
  resource: (context, input: { programmeId: string; id: string; themes: readonly string[] }) =>
    resourceOf(context, input),
  run: async (context, { programmeId, id, themes }): Promise<void> => {
    const model = await readModel(context, programmeId)
    const known = themes.every(theme =>
      model.elements.some(element => element.id === theme && element.kind === 'theme'),
    )
    if (!known || themes.length === 0) {
      throw new InvalidInputError([{ field: 'themes', message: 'Choose at least one theme' }])
    }
    if (!(await codeKept(context, programmeId, id, themes))) throw new NotFoundError('voice', id)
  },
  about: (_, { programmeId }) => ({ subjects: [programmeId] }),
})
