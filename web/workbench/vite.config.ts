import { join } from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/assets/workbench/',
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    // A small picture inlined as data would need a wider content policy than the server gives.
    assetsInlineLimit: 0,
    rolldownOptions: { input: join(import.meta.dirname, 'browser/network/network-picture.ts') },
  },
})
