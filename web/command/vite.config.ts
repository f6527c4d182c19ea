import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/command/',
  plugins: [svelte({ configFile: false })],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    // A small picture inlined as data: would need a wider content policy than the server gives.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
})
