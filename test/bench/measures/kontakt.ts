import { countContacts, makeFolder, removeFolder } from '../ground.ts';
import type { Line, Measure } from '../measure.ts';
import { duel, median, ratioOf, warmUp } from '../rounds.ts';
import { seed } from '../seed.ts';
import { bareBolt, load, startBot } from '../slack-side.ts';

/** `/kontakt` with a name typed exactly, 32 at once, against bare Bolt with one INSERT. */
export const kontakt: Measure = {
  name: 'kontakt',
  async run(ground, { rounds, seconds }) {
    const databaseUrl = await ground.createDatabase('kontakt');
    await seed(databaseUrl, { organisations: 10_000, contacts: 10_000, people: 0, deliveries: 0 });
    const folder = await makeFolder();
    const bot = await startBot(folder, databaseUrl);
    const bare = await bareBolt(databaseUrl);
    const client = load();
    try {
      const ours = async () => {
        const before = await countContacts(databaseUrl);
        const seen = await client.run(bot.target, { atOnce: 32, seconds });
        const written = (await countContacts(databaseUrl)) - before;
        if (written !== seen.requests) throw new Error(`${seen.requests} answered, ${written} written`);
        return seen.perSecond;
      };
      const other = async () => (await client.run(bare.target, { atOnce: 32, seconds })).perSecond;
      await warmUp(ours, other);
      const reached = await duel(rounds, ours, other);
      const line: Line = {
        what: 'signed /kontakt that writes, 32 at once',
        against: 'bare Bolt with one INSERT',
        reached: ratioOf(reached),
        unit: '×',
        must: 0.12,
        wanted: 0.3,
        better: 'more',
        detail: `${median(reached.ours).toFixed(0)}/s to ${median(reached.other).toFixed(0)}/s`,
      };
      return [line];
    } finally {
      await client.stop();
      await bare.stop();
      await bot.stop();
      await removeFolder(folder);
    }
  },
};
