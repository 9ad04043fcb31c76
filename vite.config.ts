import { defineConfig } from 'vite'

const server = process.env.JIEDUI_URL ?? 'http://localhost:8787'

/** The officer's app: web/ → dist/web, static files beside the Worker's /api and /health. */
export default defineConfig({
  root: 'web',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2020',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // shared/ declares zod schemas beside the names the pages use; the pages need no zod.
    rolldownOptions: { treeshake: { manualPureFunctions: ['z'] } },
  },
  server: { proxy: { '/api': server, '/health': server } },
})
