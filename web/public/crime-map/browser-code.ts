import { join } from 'node:path'
import { buildWhereChanged, readBuiltCode } from '@bluelamp/kit'

const folder = join(import.meta.dirname, '..')
const sources = join(folder, 'browser')
const built = join(folder, 'dist')
const base = '/assets/public/'

/** Builds what runs in the public's browsers, where it is not built yet or its sources changed. */
export const buildBrowserCode = (say: (line: string) => void = () => {}): Promise<void> =>
  buildWhereChanged(
    {
      folder: sources,
      sources: ['**/*.{ts,css}'],
      built,
      lockFile: join(folder, '../../package-lock.json'),
    },
    async () => {
      say('Building the crime map (once, or when it changed)')
      const { build } = await import('vite')
      await build({
        root: sources,
        configFile: false,
        logLevel: 'warn',
        base,
        worker: { format: 'es' },
        build: {
          outDir: built,
          emptyOutDir: true,
          target: 'es2024',
          manifest: 'manifest.json',
          modulePreload: { polyfill: false },
          // A small picture inlined as data: would need a wider content policy than the server gives.
          assetsInlineLimit: 0,
          chunkSizeWarningLimit: 1500,
          rolldownOptions: { input: join(sources, 'crime-map.ts') },
        },
      })
    },
  )

/** The map's code as it was built. */
export const browserCode = () => readBuiltCode(built, base)
