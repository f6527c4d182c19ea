import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

export default defineConfig({
  root: import.meta.dirname,
  base: '/officer/',
  publicDir: 'icons',
  plugins: [
    svelte(),
    VitePWA({
      strategies: 'generateSW',
      // An inline registration would break the content policy: shell/register-worker.ts does it.
      injectRegister: false,
      registerType: 'autoUpdate',
      filename: 'sw.js',
      manifestFilename: 'manifest.webmanifest',
      includeManifestIcons: false,
      manifest: {
        id: '/officer/',
        name: 'Bluelamp Officer',
        short_name: 'Officer',
        description: "An officer's tasks, notes and reports, with or without a network",
        lang: 'en-GB',
        start_url: '/officer/',
        scope: '/officer/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#0b1320',
        theme_color: '#0b1f3a',
        icons: [
          { src: 'lamp.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'lamp-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'lamp-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          {
            src: 'lamp-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
        navigateFallback: '/officer/index.html',
        navigateFallbackAllowlist: [/^\/officer(\/|$)/],
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        skipWaiting: true,
      },
    }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    // A small picture inlined as data: would need a wider content policy than the server gives.
    assetsInlineLimit: 0,
  },
})
