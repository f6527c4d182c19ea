import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runApart } from './run-apart.ts'

const folder = join(import.meta.dirname, '../peers/splink')
const python = join(folder, '.venv/bin/python')

/** Python with the pinned Splink, installed on first use; nothing where there is no Python or no network. */
export async function findSplink(say: (line: string) => void): Promise<string | undefined> {
  if (existsSync(python)) return python
  say('installing Splink into bench/peers/splink/.venv')
  const install = `python3 -m venv .venv && .venv/bin/pip install -q -r requirements.txt && echo '{}'`
  try {
    await runApart('sh', ['-c', `cd '${folder}' && ${install}`])
    return python
  } catch (fault) {
    say(`Splink is not measured: ${String(fault)}`)
    return undefined
  }
}

export const splinkScript = join(folder, 'link.py')
