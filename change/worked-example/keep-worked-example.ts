import { type Context, newId, type Tx } from '@bluelamp/platform'
import type { Body, Field, FieldValue, Row } from '../model/field.ts'
import { kindOf } from '../model/kinds.ts'
import { keepElements } from '../programme/edit-element.ts'
import { findProgrammes, keepProgramme, keepSignature } from '../programme/programme-store.ts'
import { makeVoiceKey } from '../voices/voice-key.ts'
import { keepVoices } from '../voices/voice-store.ts'
import { type Told, workedExample } from './index.ts'
import { keepInventedIdeas } from './invent-ideas.ts'
import { inventVoices } from './invent-voices.ts'

/** The story's own date: definitions were agreed when the scope was. */
const signers = ['chief-officer', 'policing-body'] as const

/** Opens the worked example for a force that has no programme yet. All of it is invented, or re-told from the two documents. */
export async function keepWorkedExample(context: Context<Tx>, forceId: string): Promise<boolean> {
  if ((await findProgrammes(context, forceId)).length > 0) return false
  const programmeId = await keepProgramme(context, {
    forceId,
    name: 'Blueprint 2020 (worked example, invented)',
    body: 'commissioner',
  })
  const ids = new Map(workedExample.map(({ key }) => [key, newId(context.now)]))
  await keepElements(
    context,
    programmeId,
    workedExample.map(told => withIds(told, ids)),
  )
  for (const { key } of workedExample.filter(({ kind }) => kind === 'definition')) {
    for (const role of signers) {
      await keepSignature(context, programmeId, {
        element: ids.get(key)!,
        number: 1,
        role,
        outcome: 'agree',
        reason: 'As the scope was agreed',
      })
    }
  }
  const idOf = (key: string) => ids.get(key)!
  const voices = inventVoices(workedExample, idOf)
  await keepVoices(
    context,
    programmeId,
    voices.map(voice => ({ ...voice, key: makeVoiceKey() })),
  )
  await keepInventedIdeas(context, programmeId, idOf)
  return true
}

/** Keys of the story become identifiers. */
function withIds({ key, kind, name, body }: Told, ids: ReadonlyMap<string, string>) {
  const fields = kindOf(kind)!.fields
  const idOf = (named: string): string => {
    const id = ids.get(named)
    if (id === undefined) throw new Error(`The worked example names “${named}”, which is not there`)
    return id
  }
  const told = Object.entries(body).map(([field, value]): [string, FieldValue] => [
    field,
    valueWithIds(fields[field]!, value, idOf),
  ])
  return { id: idOf(key), kind, name, body: Object.fromEntries(told) as Body }
}

function valueWithIds(field: Field, value: FieldValue, idOf: (key: string) => string): FieldValue {
  if (field.type === 'one') return idOf(String(value))
  if (field.type === 'many') return (value as readonly string[]).map(idOf)
  if (field.type !== 'rows') return value
  return (value as readonly Row[]).map(row =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        name,
        field.columns[name]!.type === 'one' ? idOf(String(cell)) : cell,
      ]),
    ),
  )
}
