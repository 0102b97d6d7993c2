import { z } from 'zod';
import { jobDefiner } from '#src/queue/define-job.ts';

/** What the tests' jobs are run in: they tell the test what they were given. */
export interface MarkContext {
  mark(value: string): void | Promise<void>;
}

/** Defines jobs for {@link MarkContext}. */
export const defineMarkJob = jobDefiner<MarkContext>();

/** Tells the test the id it carries. */
export const markJob = defineMarkJob({
  name: 'test.mark',
  data: z.object({ markId: z.string() }),
  run: async ({ data, context }) => context.mark(data.markId),
});
