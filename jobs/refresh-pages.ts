import { z } from 'zod';
import { defineJob } from './job-context.ts';

/**
 * Every minute: shows anew the pages that people have before them, where something in them has changed. What a page
 * shows is noted before it goes out; one that a crash kept from going out is shown when its reader opens it again.
 */
export const refreshPages = defineJob({
  name: 'page.refresh',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    await context.refreshPages();
  },
});
