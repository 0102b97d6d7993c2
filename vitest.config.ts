import { defineConfig } from 'vitest/config';

const reporters = ['default', './test/support/skipped-tests.ts'];

// Files run in processes of their own, since a test may start PostgreSQL, Redis or a browser.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    globalSetup: './test/support/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    // Only what hangs ends here: on a busy machine a test that starts three processes takes half a minute.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    teardownTimeout: 15_000,
    expect: { poll: { timeout: 30_000 } },
    reporters: process.env['CI']
      ? [...reporters, ['json', { outputFile: 'test-results/report.json' }]]
      : reporters,
  },
});
