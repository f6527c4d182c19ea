import { randomUUID } from 'node:crypto'
import { ConflictError, defineVerb, InvalidInputError, NotFoundError } from '@bluelamp/platform'
import { type AdapterName, adapters, type Fault } from '../intake.ts'
import { type EnteredKey, keyFaults, readKey } from './social-key.ts'
import { makeSecret, type Source, type SourceSettings } from './source.ts'
import { addSource, changeSource, findSource, findSources, setKey } from './source-store.ts'

export type SourceChange =
  | { kind: 'add'; code: string; name: string; adapter: AdapterName; settings: SourceSettings }
  | { kind: 'settings'; code: string; settings: SourceSettings }
  | { kind: 'open' | 'close' | 'new-secret'; code: string }
  | { kind: 'add-key'; code: string; key: EnteredKey }
  | { kind: 'remove-key'; code: string; keyId: string }

/** The secret is told this once and kept nowhere; a new one makes the old one void. */
export type ManagedSource = { source: Source; secret?: { clientId: string; secret: string } }

const isCode = (code: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) && code.length <= 60
const isAccount = (text: string) => /^https:\/\/\S+$/.test(text) && text.length <= 500

function faultsOf(change: SourceChange): Fault[] {
  const settings = 'settings' in change ? change.settings : {}
  const isNewSocial = change.kind === 'add' && change.adapter === 'social'
  return [
    ...(change.kind === 'add' && !isCode(change.code)
      ? [{ field: 'code', message: 'Use small letters, digits and hyphens only' }]
      : []),
    ...(change.kind === 'add' && (change.name.trim() === '' || change.name.length > 120)
      ? [{ field: 'name', message: 'Give it a name of up to 120 signs' }]
      : []),
    ...(change.kind === 'add' && !adapters.includes(change.adapter)
      ? [{ field: 'adapter', message: 'Choose how it delivers' }]
      : []),
    ...(isNewSocial && !settings.purpose?.trim()
      ? [{ field: 'purpose', message: 'Say why messages are collected: it goes with each one' }]
      : []),
    ...((isNewSocial || settings.account) && !isAccount(settings.account ?? '')
      ? [{ field: 'account', message: 'Give the https address of our own account' }]
      : []),
    ...(change.kind === 'add-key' ? keyFaults(change.key) : []),
  ]
}

/** Who may deliver, with what proof, and what is said of them. */
export const manageSource = defineVerb({
  name: 'listen.manage-intake-source',
  operation: 'none',
  resource: (_context, { forceId }: { forceId: string; change: SourceChange }) => ({
    type: 'Intake',
    id: 'sources',
    attributes: { forceId },
  }),
  run: async (context, { forceId, change }): Promise<ManagedSource> => {
    const faults = faultsOf(change)
    if (faults.length > 0) throw new InvalidInputError(faults)
    const secret = { clientId: randomUUID(), secret: makeSecret() }
    if (change.kind === 'add') {
      const isNew = await addSource(context, {
        ...change,
        forceId,
        createdBy: context.actor.id,
        ...secret,
      })
      if (!isNew) throw new ConflictError(`There is a source ${change.code} already`)
    }
    const source = await findSource(context, forceId, change.code)
    if (!source) throw new NotFoundError('source of intake', change.code)
    if (change.kind === 'open' || change.kind === 'close') {
      await changeSource(context, source, { open: change.kind === 'open' })
    }
    if (change.kind === 'settings') {
      await changeSource(context, source, { settings: { ...source.settings, ...change.settings } })
    }
    if (change.kind === 'new-secret') await changeSource(context, source, secret)
    if (change.kind === 'add-key' || change.kind === 'remove-key') {
      if (source.adapter !== 'social')
        throw new ConflictError('Only a source of social messages has keys of accounts')
      if (change.kind === 'remove-key') await setKey(context, source, change.keyId, null)
      else await setKey(context, source, change.key.keyId, readKey(change.key))
    }
    const shown = change.kind === 'add' || change.kind === 'new-secret' ? { secret } : {}
    return { source: (await findSource(context, forceId, change.code))!, ...shown }
  },
  about: ({ source }, { change }) => ({
    detail: {
      source: source.code,
      change: change.kind,
      ...(change.kind === 'add-key' && { key: change.key.keyId }),
      ...(change.kind === 'remove-key' && { key: change.keyId }),
    },
  }),
})

/** The sources as those see them who look after them. */
export const findIntakeSources = defineVerb({
  name: 'listen.find-intake-sources',
  operation: 'none',
  resource: (_context, { forceId }: { forceId: string }) => ({
    type: 'Intake',
    id: 'sources',
    attributes: { forceId },
  }),
  run: (context, { forceId }) => findSources(context, forceId),
  about: () => ({}),
})
