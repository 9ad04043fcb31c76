import { defineConfig } from 'vitest/config'

// Real servers and a real browser: `npm run build` comes first. One file after the other, two cores are all there is.
export default defineConfig({
  test: { include: ['test/**/*.e2e.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
})
