import { database } from './database.ts'
import { seal, unseal } from './seal.ts'

/** Half-written work, so that a call, a closed tab or an empty battery costs no words. */
export async function readDraft<T>(name: string): Promise<T | undefined> {
  const row = await database.drafts.get(name)
  return row && (await unseal<T>('work', row.value))
}

export async function writeDraft(name: string, value: unknown): Promise<void> {
  await database.drafts.put({ name, value: await seal('work', value) })
}

export const dropDraft = (name: string): Promise<void> => database.drafts.delete(name)

export const draftName = (ownerId: string, incidentId: string, form: string): string =>
  `${ownerId}/${incidentId}/${form}`

const pauseMilliseconds = 300

/** Writes when the typing pauses; `stop` when it was handed in, so that a late write does not bring it back. */
export function draftWriter(name: string): { write: (value: unknown) => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: Promise<void> = Promise.resolve()
  return {
    write: value => {
      clearTimeout(timer)
      const copy = structuredClone(value)
      timer = setTimeout(() => {
        last = writeDraft(name, copy).catch(console.error)
      }, pauseMilliseconds)
    },
    stop: () => {
      clearTimeout(timer)
      last.then(() => dropDraft(name)).catch(console.error)
    },
  }
}
