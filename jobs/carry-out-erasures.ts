import { z } from 'zod';
import { carryOutErasure } from '#src/features/personal-data/erase.ts';
import { listGrantedErasures } from '#src/features/personal-data/reads.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every minute: erases what a coordinator has granted, once the person has been told. The request's row says that it
 * is done, in one transaction with the erasing: a crash leaves whole requests to the next minute.
 */
export const carryOutErasures = defineJob({
  name: 'erasure.carryOut',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    const due = await context.transact({ across: 'find what is granted to be erased' }, (em) =>
      listGrantedErasures(em),
    );
    await oneByOne(due, (one) =>
      context.transact(one.workspaceId, (em) => carryOutErasure(em, one, context.clock())),
    );
  },
});
