import type { Actor } from '@bluelamp/platform'
import { machineMs } from '../bench.ts'
import type { Question, Surface } from './questions.ts'
import { asking, type World } from './worlds.ts'

/** All that somebody gets, faults included, to the last figure. */
export type Answer = { text: string; refused: boolean; ms: number }

/** A map says what it holds, and a figure what it is: two answers are one when their texts are. */
const whole = (_key: string, value: unknown): unknown => (value instanceof Map ? [...value] : value)

export async function ask(
  world: Pick<World, 'db'>,
  actor: Actor,
  question: Question,
): Promise<Answer> {
  const began = machineMs()
  try {
    const answer = await question.ask(asking(world.db, actor))
    const ms = machineMs() - began
    return { text: JSON.stringify(answer, whole), refused: false, ms }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (!['NotFoundError', 'NotAllowedError', 'InvalidInputError'].includes(error.name)) throw error
    const text = `${error.name}: ${error.message}`
    return { text, refused: error.name === 'NotAllowedError', ms: machineMs() - began }
  }
}

const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** What every record says, for finding out which of them an answer is made of. */
export type Sayings = {
  /** Of each entity, the records that speak of it. */
  speakOf: ReadonlyMap<string, readonly string[]>
  /** Of each name, in small letters, the records that give it. */
  bearName: ReadonlyMap<string, readonly string[]>
  records: ReadonlySet<string>
}

/**
 * The hidden records that would have changed an answer, had they been seen: those that the answer of one who sees
 * everything names; in a search also those that speak of what it lists, for each is counted there; of suggestions
 * those that bear a name which is offered to him alone.
 */
export function touched(
  surface: Surface,
  allSeeing: string,
  given: string,
  hidden: ReadonlySet<string>,
  { speakOf, bearName, records }: Sayings,
): string[] {
  if (surface === 'suggest') {
    const offered = (text: string) =>
      (JSON.parse(text) as { text: string }[]).map(each => each.text.toLowerCase())
    if (!allSeeing.startsWith('[') || !given.startsWith('[')) return []
    const mine = new Set(offered(given))
    return [
      ...new Set(
        offered(allSeeing)
          .filter(name => !mine.has(name))
          .flatMap(name => bearName.get(name) ?? []),
      ),
    ].filter(id => hidden.has(id))
  }
  const found = new Set<string>()
  for (const id of new Set(allSeeing.match(identifier))) {
    if (records.has(id)) found.add(id)
    if (surface === 'search') for (const record of speakOf.get(id) ?? []) found.add(record)
  }
  return [...found].filter(id => hidden.has(id))
}
