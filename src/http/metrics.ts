import { Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is measured, and the page that Prometheus reads. */
export interface Metrics {
  readonly router: Router;
  /** @param seconds from what came in to its answer */
  observeHandled(platform: string, answer: string, seconds: number): void;
}

/** How many there are of something, by label, asked for when the page is read. */
export interface Count {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  read(): Promise<ReadonlyMap<string, number>>;
}

/** Process figures, the time it takes to answer, and the counts given. */
export function createMetrics(counts: readonly Count[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'bryggan_' });
  const handled = new Histogram({
    name: 'bryggan_handled_seconds',
    help: 'From what came in to its answer.',
    labelNames: ['platform', 'answer'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  for (const count of counts) {
    const gauge = new Gauge({
      name: count.name,
      help: count.help,
      labelNames: [count.label],
      registers: [registry],
      async collect() {
        for (const [label, value] of await count.read()) gauge.set({ [count.label]: label }, value);
      },
    });
  }
  const router = Router();
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return {
    router,
    observeHandled: (platform, answer, seconds) => handled.observe({ platform, answer }, seconds),
  };
}
