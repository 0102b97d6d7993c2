import { makeFolder, removeFolder } from '../ground.ts';
import type { Measure } from '../measure.ts';
import { duel, median, ratioOf } from '../rounds.ts';
import { seed } from '../seed.ts';
import { load, startBot } from '../slack-side.ts';

/** How much longer one `/kontakt` takes among 100,000 contacts than among 1,000. */
export const growth: Measure = {
  name: 'growth',
  async run(ground, { rounds, seconds }) {
    const folder = await makeFolder();
    const start = async (name: string, contacts: number) => {
      const databaseUrl = await ground.createDatabase(name);
      await seed(databaseUrl, { organisations: 10_000, contacts, people: 0, deliveries: 0 });
      return startBot(folder, databaseUrl);
    };
    const many = await start('many_contacts', 100_000);
    const few = await start('few_contacts', 1_000);
    const client = load();
    try {
      const p50 = async ({ target }: typeof many) => (await client.run(target, { atOnce: 1, seconds })).p50;
      await p50(many);
      await p50(few);
      const reached = await duel(
        rounds,
        () => p50(many),
        () => p50(few),
      );
      return [
        {
          what: 'p50 of it, 100,000 contacts to 1,000',
          against: 'itself',
          reached: ratioOf(reached),
          unit: '×',
          must: 1.15,
          wanted: 1,
          better: 'less',
          detail: `${median(reached.ours).toFixed(2)} ms to ${median(reached.other).toFixed(2)} ms`,
        },
      ];
    } finally {
      await client.stop();
      await few.stop();
      await many.stop();
      await removeFolder(folder);
    }
  },
};
