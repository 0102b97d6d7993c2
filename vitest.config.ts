import { defineConfig } from 'vitest/config';

// A test may start PostgreSQL, Redis or a browser; one file each keeps them apart.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 15_000,
    reporters: process.env['CI']
      ? ['default', './test/support/nothing-skipped.ts', ['json', { outputFile: 'test-results/report.json' }]]
      : ['default'],
  },
});
