import { isDeepStrictEqual } from 'node:util'
import { type Context, defineVerb } from '@bluelamp/platform'
import { type Area, areas } from '../model/kind.ts'
import { kindOf, kinds } from '../model/kinds.ts'
import { hearsOf, versionsFor } from './exempt.ts'
import { resourceOf } from './programme-access.ts'
import { countChanges, findVersions, type Version } from './programme-store.ts'

export type WatchProgramme = {
  programmeId: string
  /** One element with what is signed and said of it, or one part; otherwise the whole programme. */
  elementId?: string | undefined
  area?: Area | undefined
  /** The version that is being edited: what others changed since is then named field by field. */
  base?: number | undefined
}

export type Watched = {
  /** Grows with every version, signature and comment: what a page shows is old once it has grown. */
  readonly count: number
  /** Who made the last of them. */
  readonly by?: { readonly id: string; readonly name: string }
  readonly since?: Since
}

/** What others made of an element after a version of it. */
export type Since = {
  readonly number: number
  readonly by: string
  readonly fields: readonly { readonly name: string; readonly words: string }[]
}

/** Whether a page still shows what there is: asked every few seconds, so it reads no more than it must. */
export const watchProgramme = defineVerb({
  name: 'change.watch-programme',
  operation: 'none',
  resource: (context, input: WatchProgramme) => resourceOf(context, input),
  run: async (context, { programmeId, elementId, area, base }): Promise<Watched> => {
    const seen = await countChanges(context, programmeId, {
      ...(elementId && { elementId }),
      ...(area && { kinds: kindsIn(area) }),
      unheard: Object.keys(kinds).filter(kind => !hearsOf(context.actor, kind)),
    })
    const since =
      elementId === undefined || base === undefined
        ? undefined
        : await sinceVersion(context, programmeId, elementId, base)
    return { ...seen, ...(since && { since }) }
  },
  about: () => ({}),
})

const kindsIn = (area: Area): string[] =>
  Object.hasOwn(areas, area) ? Object.keys(kinds).filter(kind => kinds[kind]!.area === area) : []

async function sinceVersion(
  context: Context,
  programmeId: string,
  elementId: string,
  base: number,
): Promise<Since | undefined> {
  const versions = versionsFor(context.actor, await findVersions(context, elementId))
  const latest = versions[0]
  if (latest?.programmeId !== programmeId || latest.number <= base) return undefined
  const old = versions.find(({ number }) => number === base)
  return { number: latest.number, by: latest.madeBy, fields: old ? changedFields(old, latest) : [] }
}

/** Fields in which two versions of an element differ, in words; none where one of them takes it away. */
function changedFields(before: Version, after: Version): Since['fields'] {
  if (before.body === null || after.body === null) return []
  const [old, now] = [before.body, after.body]
  const fields = Object.entries(kindOf(after.kind)?.fields ?? {})
    .filter(([name]) => !isDeepStrictEqual(old[name], now[name]))
    .map(([name, { words }]) => ({ name, words }))
  return before.name === after.name ? fields : [{ name: 'name', words: 'Name' }, ...fields]
}

/** Someone's last change of an element that can be taken back: their version, and the one before it. */
export function lastChangeOf(
  versions: readonly Version[],
  actorId: string,
): { mine: Version; before: Version } | undefined {
  const at = versions.findIndex(({ madeById }) => madeById === actorId)
  const [mine, before] = [versions[at], versions[at + 1]]
  if (!mine || !before || mine.body === null || before.body === null) return undefined
  return changedFields(before, mine).length > 0 ? { mine, before } : undefined
}
