import { startChild } from '../child.ts';
import type { NodemailerAsked } from '../contestants/bare-nodemailer.ts';
import type { OutboxAsked } from '../contestants/outbox.ts';
import type { SinkTold } from '../contestants/smtp-sink.ts';
import { runSql } from '../ground.ts';
import type { Measure } from '../measure.ts';
import { duel, median, ratioOf } from '../rounds.ts';
import { seed } from '../seed.ts';

/** Invitations by mail, each written and signed for its reader, against nodemailer that sends one mail again and again. */
export const mail: Measure = {
  name: 'mail',
  async run(ground, { rounds, messages }) {
    const databaseUrl = await ground.createDatabase('mail');
    await seed(databaseUrl, { organisations: 100, contacts: 1_000, people: messages, deliveries: 10_000 });
    const addressed = `update people set email = replace(search_name, ' ', '') || '@example.org'`;
    await runSql(databaseUrl, `${addressed} where roles @> '{representative}'`);
    const sink = startChild(new URL('../contestants/smtp-sink.ts', import.meta.url));
    const { url } = await sink.ask<SinkTold>({});
    const environment = {
      DATABASE_URL: databaseUrl,
      SMTP_URL: url,
      ...(ground.redisUrl === undefined ? {} : { REDIS_URL: ground.redisUrl }),
    };
    const outbox = startChild(new URL('../contestants/outbox.ts', import.meta.url), environment);
    const bare = startChild(new URL('../contestants/bare-nodemailer.ts', import.meta.url), environment);
    const cpu = { ours: [] as number[], other: [] as number[] };
    const run = async (asked: Promise<{ perSecond: number; cpuMs: number }>, spent: number[]) => {
      const { perSecond, cpuMs } = await asked;
      spent.push(cpuMs);
      return perSecond;
    };
    try {
      const ours = () => run(outbox.ask({ kind: 'fanOut', messages } satisfies OutboxAsked), cpu.ours);
      await ours();
      const sent = await outbox.ask<NodemailerAsked['mail']>({ kind: 'last' } satisfies OutboxAsked);
      const other = () => run(bare.ask({ messages, mail: sent } satisfies NodemailerAsked), cpu.other);
      await other();
      const reached = await duel(rounds, ours, other);
      const { taken } = await sink.ask<SinkTold>({});
      const expected = messages * 2 * (rounds + 1);
      if (taken !== expected) throw new Error(`The server took ${taken} mails of ${expected}`);
      const rates = `${median(reached.ours).toFixed(0)}/s to ${median(reached.other).toFixed(0)}/s`;
      const spent = `${median(cpu.ours).toFixed(2)} to ${median(cpu.other).toFixed(2)} ms of Node each`;
      return [
        {
          what: `${messages} invitations by mail`,
          against: 'bare nodemailer, pooled',
          reached: ratioOf(reached),
          unit: '×',
          must: 0.6,
          wanted: 0.8,
          better: 'more',
          detail: `${rates}; ${spent}`,
        },
      ];
    } finally {
      await outbox.stop();
      await bare.stop();
      await sink.stop();
    }
  },
};
