import { startChild } from '../child.ts';
import type { OutboxAsked } from '../contestants/outbox.ts';
import type { Ground } from '../ground.ts';
import type { Effort, Line, Measure } from '../measure.ts';
import { startEndpoint } from '../post-card.ts';
import { duel, median, ratioOf } from '../rounds.ts';
import { seed } from '../seed.ts';

const backends = [
  { name: 'Redis', database: 'fan_out_redis', must: 0.45, wanted: 0.7 },
  { name: 'PostgreSQL', database: 'fan_out_postgres', must: 0.65, wanted: 0.8 },
] as const;

/** Invitations to thousands, through the outbox, against a bare BullMQ worker that posts the same. */
export const fanOut: Measure = {
  name: 'fan-out',
  async run(ground, effort) {
    const lines: Line[] = [];
    for (const backend of backends) lines.push(await measure(ground, effort, backend));
    return lines;
  },
};

async function measure(
  ground: Ground,
  { rounds, messages }: Effort,
  { name, database, must, wanted }: (typeof backends)[number],
): Promise<Line> {
  const line = {
    what: `${messages} invitations through the queue, ${name}`,
    against: `bare BullMQ on ${name}`,
    unit: '×',
    must,
    wanted,
    better: 'more',
  } as const;
  if (name === 'Redis' && ground.redisUrl === undefined) {
    return { ...line, reached: undefined, detail: 'needs redis-server: apt-get install redis-server' };
  }
  const databaseUrl = await ground.createDatabase(database);
  await seed(databaseUrl, { organisations: 100, contacts: 1_000, people: messages, deliveries: 10_000 });
  const endpoint = await startEndpoint();
  const environment = {
    DATABASE_URL: databaseUrl,
    ENDPOINT: endpoint.url,
    ...(name === 'Redis' && ground.redisUrl !== undefined ? { REDIS_URL: ground.redisUrl } : {}),
  };
  const outbox = startChild(new URL('../contestants/outbox.ts', import.meta.url), environment);
  const bare = startChild(new URL('../contestants/bare-bullmq.ts', import.meta.url), environment);
  const asked: OutboxAsked = { kind: 'fanOut', messages };
  try {
    const ours = async () => (await outbox.ask<{ perSecond: number }>(asked)).perSecond;
    const other = async () => (await bare.ask<{ perSecond: number }>({ messages })).perSecond;
    await ours();
    await other();
    const reached = await duel(rounds, ours, other);
    const detail = `${median(reached.ours).toFixed(0)}/s to ${median(reached.other).toFixed(0)}/s`;
    return { ...line, reached: ratioOf(reached), detail };
  } finally {
    await outbox.stop();
    await bare.stop();
    await endpoint.stop();
  }
}
