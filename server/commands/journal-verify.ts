import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, verify } from '@bluelamp/platform'
import { dataFolder } from '../database.ts'
import { PlainError } from '../faults.ts'
import { progressLine, withDatabases, words } from './command.ts'

await withDatabases(async ({ ownerUrl }, config) => {
  const folder = dataFolder(config)
  const witnessFile = join(folder, 'journal-heads.log')
  // Today's key and, after a move to another machine, those of before.
  const publicKeys = globSync('journal-key*.pub', { cwd: folder }).map(name =>
    readFileSync(join(folder, name), 'utf8').trim(),
  )
  const owner = openDatabase({ url: ownerUrl, connections: 4, name: 'bluelamp verify' })
  const line = progressLine()
  try {
    const found = await verify(owner.db, {
      publicKeys,
      ...(existsSync(witnessFile) && { witnessFile }),
      onProgress: ({ checked, size }) => line.show(`${words(checked)} of ${words(size)} entries`),
    })
    line.end()
    const { ok, problem, checked, heads, witnessed, waiting } = found
    if (problem?.message.includes('a key that was not given')) {
      throw new PlainError(
        `The journal cannot be checked: ${problem.message}. Put the public key of that time into ${folder}, ` +
          'named journal-key.pub or, beside another, journal-key-former.pub.',
      )
    }
    if (!ok) {
      throw new PlainError(`The journal was changed: ${problem?.message ?? 'no more is known'}.`)
    }
    if (!existsSync(witnessFile)) {
      console.log(
        `No witness file at ${witnessFile}: a tail cut off together with its heads would go unseen.`,
      )
    }
    console.log(
      `The journal is whole: ${words(checked)} entries under ${words(heads)} signed heads, ` +
        `${words(witnessed)} of them in the witness file; ${words(waiting)} written and not sealed yet.`,
    )
  } finally {
    line.end()
    await owner.close()
  }
})
