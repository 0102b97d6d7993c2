import { type Child, startChild } from '../child.ts';
import type { BareAsked } from '../contestants/bare-bullmq.ts';
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
  const cpu = { ours: [] as number[], other: [] as number[] };
  const run = async (child: Child, asked: OutboxAsked | BareAsked, spent: number[]) => {
    const { perSecond, cpuMs } = await child.ask<{ perSecond: number; cpuMs: number }>(asked);
    spent.push(cpuMs);
    return perSecond;
  };
  try {
    const ours = () => run(outbox, { kind: 'fanOut', messages }, cpu.ours);
    await ours();
    const card = await outbox.ask({ kind: 'last' } satisfies OutboxAsked);
    const other = () => run(bare, { messages, card }, cpu.other);
    await other();
    const reached = await duel(rounds, ours, other);
    const rates = `${median(reached.ours).toFixed(0)}/s to ${median(reached.other).toFixed(0)}/s`;
    const spent = `${median(cpu.ours).toFixed(2)} to ${median(cpu.other).toFixed(2)} ms of Node each`;
    const detail = `${rates}; ${spent}`;
    return { ...line, reached: ratioOf(reached), detail };
  } finally {
    await outbox.stop();
    await bare.stop();
    await endpoint.stop();
  }
}
