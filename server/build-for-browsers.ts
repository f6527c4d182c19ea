import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildBrowserCode } from '@bluelamp/public'
import { buildBrowserCode as buildWorkbenchCode } from '@bluelamp/workbench'
import { browserApps, buildBrowserApps } from './browser-apps.ts'
import { PlainError } from './faults.ts'
import { root } from './folders.ts'

/** Everything that runs in a browser, built where it is not built yet or its sources changed. */
export async function buildForBrowsers(say: (line: string) => void): Promise<void> {
  try {
    await buildBrowserCode(say)
    await buildWorkbenchCode(say)
    await buildBrowserApps(say)
  } catch (error) {
    const closed = ['web/public', 'web/workbench', ...browserApps.map(({ folder }) => folder)]
      .flatMap(folder => [join(root, folder), join(root, folder, 'dist')])
      .filter(folder => existsSync(folder) && !mayWrite(folder))
    if (closed.length === 0) throw error
    throw new PlainError(
      `What runs in browsers has to be built, and this user may not write ${closed.join(', ')}. ` +
        'Run "npm run build" as the user who owns the files, then start again.',
      { cause: error },
    )
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
