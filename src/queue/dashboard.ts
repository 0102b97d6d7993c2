import { Queue } from 'bullmq';
import { type RequestHandler, Router } from 'express';
import { queueNames } from './queue-names.ts';
import type { Queues } from './queues.ts';

/** Its page asks Google for its letters otherwise, which would tell there who looks at the queues. */
const nothingFromElsewhere: RequestHandler = (_request, response, next) => {
  response.set(
    'Content-Security-Policy',
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
  );
  next();
};

/**
 * Bull Board over the queues, to be mounted at `basePath`; it shows and changes nothing.
 * Loaded when first asked for: most processes never show it, and every start would be 0.1 s longer.
 */
export async function queueDashboard(queues: Queues, basePath: string): Promise<Router> {
  const [{ createBullBoard }, { BullMQAdapter }, { ExpressAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/express'),
  ]);
  const serverAdapter = new ExpressAdapter().setBasePath(basePath);
  createBullBoard({
    queues: queueNames.flatMap((name) => {
      // The adapter's type knows queues on Redis only; the adapter itself takes either kind.
      const queue: unknown = queues.bull[name];
      return queue instanceof Queue ? [new BullMQAdapter(queue, { readOnlyMode: true })] : [];
    }),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Bryggan' } },
  });
  return Router().use(nothingFromElsewhere, serverAdapter.getRouter());
}
