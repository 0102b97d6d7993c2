import { startChild } from '../child.ts';
import type { StatementsAsked } from '../contestants/own-statements.ts';
import { makeFolder, removeFolder } from '../ground.ts';
import type { Measure } from '../measure.ts';
import { duel, median, ratioOf, warmUp } from '../rounds.ts';
import { seed } from '../seed.ts';
import { load, startBot } from '../slack-side.ts';

/** `/kontakt` through Slack, against the very statements that it sends, sent by `pg` one after the other. */
export const statements: Measure = {
  name: 'statements',
  async run(ground, { rounds, seconds }) {
    const databaseUrl = await ground.createDatabase('statements');
    await seed(databaseUrl, { organisations: 10_000, contacts: 10_000, people: 0, deliveries: 0 });
    const folder = await makeFolder();
    const bot = await startBot(folder, databaseUrl);
    const script = new URL('../contestants/own-statements.ts', import.meta.url);
    const plain = startChild(script, { DATABASE_URL: databaseUrl });
    const client = load();
    let count = 0;
    try {
      const ours = async () => (await client.run(bot.target, { atOnce: 32, seconds })).perSecond;
      const other = async () => {
        const asked: StatementsAsked = { atOnce: 32, seconds };
        const seen = await plain.ask<{ perSecond: number; statements: number }>(asked);
        count = seen.statements;
        return seen.perSecond;
      };
      await warmUp(ours, other);
      const reached = await duel(rounds, ours, other);
      return [
        {
          what: 'the same',
          against: `its own ${count} statements by pg`,
          reached: ratioOf(reached),
          unit: '×',
          must: 0.4,
          wanted: 0.7,
          better: 'more',
          detail: `${median(reached.ours).toFixed(0)}/s to ${median(reached.other).toFixed(0)}/s`,
        },
      ];
    } finally {
      await client.stop();
      await plain.stop();
      await bot.stop();
      await removeFolder(folder);
    }
  },
};
