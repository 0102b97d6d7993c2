import type { Reporter, TestModule } from 'vitest/node';

/** Names each skipped test at the end of a run; with CI=true a skipped test fails the run. */
export default class SkippedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    for (const test of skipped) {
      const result = test.result();
      const note = result.state === 'skipped' && result.note ? ` (${result.note})` : '';
      process.stderr.write(`Skipped: ${test.module.relativeModuleId} > ${test.fullName}${note}\n`);
    }
    if (skipped.length > 0 && process.env['CI']) process.exitCode = 1;
  }
}
