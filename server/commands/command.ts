import { readConfig } from '@bluelamp/platform'
import { type Databases, openDatabases } from '../database.ts'
import { tellFault } from '../faults.ts'

/**
 * Opens the database of the settings, does the work, closes it; a fault is one line and a code that is
 * not 0. Where a server runs on the local folder, its database is used.
 */
export async function withDatabases(
  work: (databases: Databases, config: ReturnType<typeof readConfig>['config']) => Promise<void>,
): Promise<void> {
  try {
    const { config } = readConfig(process.env)
    const databases = await openDatabases(config, line => console.log(line))
    try {
      await work(databases, config)
    } finally {
      await databases.close()
    }
  } catch (error) {
    tellFault(error)
    process.exitCode = 1
  }
}

/** One line that is written over on a terminal, and now and then a line where it is not. */
export function progressLine(): { show: (text: string) => void; end: () => void } {
  const live = process.stdout.isTTY
  let last = Date.now()
  let shown = false
  return {
    show: text => {
      if (live) {
        process.stdout.write(`\r\u001b[K${text}`)
        shown = true
      } else if (Date.now() - last > 5000) {
        last = Date.now()
        console.log(text)
      }
    },
    end: () => {
      if (shown) process.stdout.write('\n')
      shown = false
    },
  }
}

export const words = (count: number): string => count.toLocaleString('en-GB')
