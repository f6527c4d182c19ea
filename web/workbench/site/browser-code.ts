import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { buildWhereChanged, readBuiltCode } from '@bluelamp/kit'

const folder = join(import.meta.dirname, '..')
const built = join(folder, 'dist')

/** Builds what runs in the browsers of staff at desks; in a process of its own, which leaves no memory behind. */
export const buildBrowserCode = (say: (line: string) => void = () => {}): Promise<void> =>
  buildWhereChanged(
    {
      folder,
      sources: ['browser/network/**/*.{ts,css}', 'network/*.ts', '*.ts'],
      built,
      lockFile: join(folder, '../../package-lock.json'),
    },
    async () => {
      say('Building the picture of the network (once, or when it changed)')
      const vite = createRequire(import.meta.url).resolve('vite/package.json')
      await promisify(execFile)(process.execPath, [
        join(dirname(vite), 'bin/vite.js'),
        'build',
        folder,
        '--config',
        join(folder, 'vite.config.ts'),
        '--logLevel',
        'warn',
      ])
    },
  )

/** The picture's code as it was built. */
export const browserCode = () => readBuiltCode(built, '/assets/workbench/')
