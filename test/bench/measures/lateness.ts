import { startChild } from '../child.ts';
import type { OutboxAsked } from '../contestants/outbox.ts';
import type { Line, Measure } from '../measure.ts';
import { startEndpoint } from '../post-card.ts';
import { median } from '../rounds.ts';
import { seed } from '../seed.ts';

const perSecond = 100;

/** How late what is due is recorded as sent, 100 a second, on both backends. */
export const lateness: Measure = {
  name: 'lateness',
  async run(ground, { rounds, seconds }) {
    const lines: Line[] = [];
    for (const backend of ['Redis', 'PostgreSQL'] as const) {
      const line = {
        what: `lateness of deliveries due at 100 a second, p95, ${backend}`,
        against: '–',
        unit: 'ms',
        must: 250,
        wanted: 100,
        better: 'less',
      } as const;
      const redisUrl = backend === 'Redis' ? ground.redisUrl : undefined;
      if (backend === 'Redis' && redisUrl === undefined) {
        const detail = 'needs redis-server: apt-get install redis-server';
        lines.push({ ...line, reached: undefined, detail });
        continue;
      }
      const databaseUrl = await ground.createDatabase(`lateness_${backend.toLowerCase()}`);
      await seed(databaseUrl, { organisations: 100, contacts: 1_000, people: 2_000, deliveries: 10_000 });
      const endpoint = await startEndpoint();
      const outbox = startChild(new URL('../contestants/outbox.ts', import.meta.url), {
        DATABASE_URL: databaseUrl,
        ENDPOINT: endpoint.url,
        ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
      });
      const asked: OutboxAsked = { kind: 'lateness', perSecond, seconds };
      const seen: { p50: number; p95: number }[] = [];
      try {
        for (let round = 0; round < rounds; round += 1) seen.push(await outbox.ask(asked));
      } finally {
        await outbox.stop();
        await endpoint.stop();
      }
      const detail = `p50 ${median(seen.map(({ p50 }) => p50)).toFixed(0)} ms`;
      lines.push({ ...line, reached: median(seen.map(({ p95 }) => p95)), detail });
    }
    return lines;
  },
};
