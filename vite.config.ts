import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const server = process.env.JIEDUI_URL ?? 'http://localhost:8787'

/** The officer's app: web/ → dist/web, static files beside the Worker's /api and /health. */
export default defineConfig({
  root: 'web',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { zod: fileURLToPath(new URL('web/no-zod.ts', import.meta.url)) } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2020',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': server, '/health': server } },
})
