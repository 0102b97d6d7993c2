import type { Reporter, TestModule } from 'vitest/node';

/** Fails a run in which a test was skipped, and names it. Used with CI=true, where nothing may be. */
export default class NothingSkipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    for (const test of skipped) {
      process.stderr.write(`skipped: ${test.module.relativeModuleId} > ${test.fullName}\n`);
    }
    if (skipped.length > 0) process.exitCode = 1;
  }
}
