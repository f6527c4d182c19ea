import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MentionId, personModel, proposeTies, readAllMentions } from '@bluelamp/memory'
import type { Context } from '@bluelamp/platform'
import type { RecordTable, Value } from '@bluelamp/science/linkage'
import { openKept } from './link-files.ts'
import { type Linked, linkTable } from './link-table.ts'
import { reportPage } from './report/report-page.ts'

export type LinkDatabaseOptions = {
  readonly forceId: string
  readonly out: string
  readonly seed: number
  readonly fixed: number
  readonly onProgress: (stage: string, done: number, of: number) => void
}

export type LinkedDatabase = {
  readonly linked: Linked
  /** Pairs written as the same, and pairs that wait for a person. */
  readonly same: number
  readonly likeness: number
}

const page = 5000
/** Pairs committed together: what a broken run proposes again at the most, to no effect. */
const together = 500

/**
 * Weighs all that the force holds about people against one another by memory's own model: what is certain is tied, what is
 * doubtful waits in the queue. Leaves a report of counts and weights, without anything that a record says. Broken off,
 * it goes on where it was, as long as nothing has come in between.
 */
export async function linkDatabase(
  context: Context,
  { forceId, out, seed, fixed, onProgress }: LinkDatabaseOptions,
): Promise<LinkedDatabase> {
  const table = await readPeople(context, forceId, onProgress)
  mkdirSync(out, { recursive: true })
  const kept = openKept(out, {
    database: forceId,
    mentions: [table.ids.length, table.ids.at(-1)],
    model: personModel.name,
    seed,
  })
  const linked = await linkTable(table, {
    seed,
    name: forceId,
    model: personModel,
    except: [],
    fixed,
    onProgress,
    kept,
    clock: () => performance.now(),
  })
  const proposed = await proposeAll(context, pairsOf(table, linked), onProgress)
  const report = reportPage({
    ...linked.facts,
    files: [`what is held about people in ${forceId}`],
    madeAt: context.now,
    examples: [],
  })
  writeFileSync(join(out, 'report.html'), report)
  kept.remove()
  return { linked, ...proposed }
}

async function readPeople(
  context: Context,
  forceId: string,
  onProgress: LinkDatabaseOptions['onProgress'],
): Promise<RecordTable> {
  const stage = 'Reading the people of records'
  const ids: string[] = []
  const columns: Record<string, Value[]> = {}
  onProgress(stage, 0, 1)
  let after: MentionId | undefined
  do {
    const { table, next } = await readAllMentions(context, 'person', forceId, {
      after,
      limit: page,
    })
    for (const [name, values] of Object.entries(table.columns)) {
      columns[name] ??= Array<Value>(ids.length).fill(null)
      columns[name].push(...values)
    }
    ids.push(...table.ids)
    for (const column of Object.values(columns)) {
      while (column.length < ids.length) column.push(null)
    }
    after = next
  } while (after)
  onProgress(stage, 1, 1)
  // What the model asks for stands there, though no record may say it.
  for (const { from } of personModel.fields) {
    for (const name of from) columns[name] ??= Array<Value>(ids.length).fill(null)
  }
  return { ids, columns }
}

/** The pairs worth a person's look or more, whose two sides are not of one entity already; the likeliest first. */
function pairsOf({ ids }: RecordTable, { pairs, model }: Linked): [MentionId, MentionId][] {
  const least = Math.log2(model.thresholds.doubtful / (1 - model.thresholds.doubtful))
  const entityOf = (id: string) => id.slice(id.indexOf(' ') + 1)
  return [...pairs.weight.keys()]
    .filter(at => pairs.weight[at]! >= least)
    .sort((a, b) => pairs.weight[b]! - pairs.weight[a]!)
    .map(at => [ids[pairs.left[at]!]!, ids[pairs.right[at]!]!] as [MentionId, MentionId])
    .filter(([left, right]) => entityOf(left) !== entityOf(right))
}

async function proposeAll(
  context: Context,
  pairs: readonly (readonly [MentionId, MentionId])[],
  onProgress: LinkDatabaseOptions['onProgress'],
): Promise<{ same: number; likeness: number }> {
  const stage = 'Tying and asking'
  const total = { same: 0, likeness: 0 }
  const of = Math.max(1, pairs.length)
  onProgress(stage, 0, of)
  for (let at = 0; at < pairs.length; at += together) {
    const some = pairs.slice(at, at + together)
    const { same, likeness } = await proposeTies(context, { kind: 'person', pairs: some })
    total.same += same
    total.likeness += likeness
    if (at + together < pairs.length) onProgress(stage, at + together, of)
  }
  onProgress(stage, of, of)
  return total
}
