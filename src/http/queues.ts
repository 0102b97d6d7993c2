import type { RequestHandler, Router } from 'express';
import type { Queues } from '../queue/queues.ts';

/** How many jobs there are, by queue and state. */
export async function countJobs(queues: Queues): Promise<ReadonlyMap<string, number>> {
  const counts = Object.entries(await queues.counts());
  return new Map(
    counts.flatMap(([queue, states]) =>
      Object.entries(states).map(([state, count]): [string, number] => [`${queue} ${state}`, count]),
    ),
  );
}

/** Bull Board is loaded when somebody first asks for it: most processes never do. */
export function dashboard(queues: Queues): RequestHandler {
  let router: Promise<Router> | undefined;
  return async (request, response, next) => {
    router ??= import('../queue/dashboard.ts').then((loaded) => loaded.queueDashboard(queues, '/queues'));
    (await router)(request, response, next);
  };
}
