import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readForcePolicy } from '@bluelamp/memory'
import { enforce, readConfig } from '@bluelamp/platform'
import { system } from '../actors.ts'
import { openDatabases } from '../database.ts'
import { findForce } from '../force.ts'
import { linkDatabase } from '../link/link-database.ts'
import { linkFiles } from '../link/link-files.ts'
import { UnreadableTableError } from '../link/read-table.ts'

const usage = `Says which records are of the same person.

  npm run link -- <files> [--out <folder>] [--id <column>] [--truth <column>] [--except <columns>]
                          [--model <model.json>] [--fixed 0.95] [--seed 1]
  npm run link -- --database [--out <folder>]

Takes .csv, .csv.gz, .tsv, .parquet, .json and .jsonl; several files are linked with one another and within
themselves. Leaves clusters.csv, pairs.csv, model.json and report.html in the folder (usually .bluelamp/link). A
column that says who each record truly is (--truth) is used for the report's accuracy and for nothing else.
With --database all that the force holds about people is linked by memory's own model: what is certain is tied, what is
doubtful waits under “Who is who”, and the report says nothing of anybody.
Broken off, the same command goes on where it was.`

/** One line that is written over on a terminal; elsewhere a line for each stage that ends. */
function progress() {
  const live = process.stdout.isTTY
  let began = performance.now()
  let current = ''
  return (stage: string, done: number, of: number) => {
    if (stage !== current) [current, began] = [stage, performance.now()]
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (done === of) {
      process.stdout.write(`${live ? '\r\u001b[K' : ''}  ${stage}: ${seconds} s\n`)
    } else if (live) {
      const filled = Math.round((20 * done) / of)
      const bar = `${'█'.repeat(filled)}${'░'.repeat(20 - filled)}`
      process.stdout.write(`\r\u001b[K  ${stage} ${bar} ${Math.round((100 * done) / of)}%`)
    }
  }
}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      id: { type: 'string' },
      truth: { type: 'string' },
      except: { type: 'string' },
      model: { type: 'string' },
      fixed: { type: 'string', default: '0.95' },
      seed: { type: 'string', default: '1' },
      database: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help || (positionals.length === 0 && !values.database)) {
    console.log(usage)
    return values.help ? 0 : 1
  }
  const fixed = Number(values.fixed)
  const seed = Number(values.seed)
  if (!(fixed > 0 && fixed < 1)) {
    console.error(`--fixed ${values.fixed}: give a probability between 0 and 1, such as 0.95`)
    return 1
  }
  if (!Number.isInteger(seed)) {
    console.error(`--seed ${values.seed}: give a whole number`)
    return 1
  }
  const out = resolve(values.out ?? join('.bluelamp', 'link'))
  const count = (value: number) => value.toLocaleString('en-GB')
  if (values.database) {
    const { linked, same, likeness } = await openAndLink(out, { fixed, seed })
    console.log(
      `${count(linked.facts.records)} people of records, ${count(linked.candidates)} pairs weighed: ` +
        `${count(same)} tied as the same, ${count(likeness)} wait for a person`,
    )
    console.log(`Look at ${join(out, 'report.html')}`)
    return 0
  }
  const linked = await linkFiles({
    files: positionals.map(file => resolve(file)),
    out,
    id: values.id,
    truth: values.truth,
    except: values.except?.split(',').map(name => name.trim()) ?? [],
    model: values.model && resolve(values.model),
    fixed,
    seed,
    onProgress: progress(),
  })
  const { facts } = linked
  const clusters = facts.sizes.reduce((sum, row) => sum + row.clusters, 0)
  console.log(
    `${count(facts.records)} records, ${count(linked.candidates)} pairs weighed, ${count(clusters)} clusters`,
  )
  if (facts.accuracy) {
    const { found } = facts.accuracy
    console.log(
      `precision ${found.precision.toFixed(4)}, recall ${found.recall.toFixed(4)}, F1 ${found.f1.toFixed(4)}; ` +
        `B3 F1 ${found.b3.f1.toFixed(4)}; largest cluster ${found.largest}`,
    )
  }
  console.log(`Look at ${join(out, 'report.html')}`)
  return 0
}

/** The force's own database: that of the settings, or the local one. */
async function openAndLink(out: string, options: { fixed: number; seed: number }) {
  const { config } = readConfig(process.env)
  enforce(readForcePolicy())
  const databases = await openDatabases(config, line => console.log(`  ${line}`))
  try {
    const { db } = databases.app
    const { forceId } = await findForce(db)
    const context = { db, actor: system(forceId), now: new Date() }
    return await linkDatabase(context, { forceId, out, onProgress: progress(), ...options })
  } finally {
    await databases.close()
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UnreadableTableError || isArgumentError(error))) throw error
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function isArgumentError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE')
}
