import { defineConfig } from 'vitest/config'

// Real servers and real browsers: `npm run build` comes first. Two files at once: a file is one half waiting.
export default defineConfig({
  test: {
    include: ['test/**/*.e2e.ts'],
    globalSetup: 'test/e2e/browser.ts',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
