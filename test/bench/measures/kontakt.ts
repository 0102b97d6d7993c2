import { countContacts, makeFolder, removeFolder } from '../ground.ts';
import type { Effort, Line, Measure } from '../measure.ts';
import { duel, median, ratioOf, warmUp } from '../rounds.ts';
import { organisationName, seed } from '../seed.ts';
import { bareBolt, load, startBot } from '../slack-side.ts';
import { misspelt, seedTown, townName } from '../town.ts';

const organisations = 10_000;

/** `/kontakt`, 32 at once, against bare Bolt with one INSERT: with a name typed exactly. */
export const kontakt: Measure = {
  name: 'kontakt',
  async run(ground, effort) {
    const databaseUrl = await ground.createDatabase('kontakt');
    await seed(databaseUrl, { organisations, contacts: 10_000, people: 0, deliveries: 0 });
    return [
      {
        ...(await measureContacts(effort, databaseUrl, organisationName)),
        what: 'signed /kontakt that writes, 32 at once',
        must: 0.12,
        wanted: 0.3,
      },
    ];
  },
};

/** The same with a name whose last letters have changed places, in a town that has told for years. */
export const kontaktMisspelt: Measure = {
  name: 'kontakt-misspelt',
  async run(ground, effort) {
    const { contacts } = effort;
    const databaseUrl = await ground.createDatabase('kontakt_misspelt');
    await seed(databaseUrl, { organisations, contacts, people: contacts / 10, deliveries: 0 });
    await seedTown(databaseUrl, organisations);
    const nameOf = (number: number) => misspelt(townName(number * 7));
    return [
      {
        ...(await measureContacts(effort, databaseUrl, nameOf)),
        what: `the same with a misspelt name, among ${contacts} contacts`,
        must: 0.05,
        wanted: 0.15,
      },
    ];
  },
};

async function measureContacts(
  { rounds, seconds }: Effort,
  databaseUrl: string,
  nameOf: (number: number) => string,
): Promise<Omit<Line, 'what' | 'must' | 'wanted'>> {
  const folder = await makeFolder();
  const bot = await startBot(folder, databaseUrl);
  const bare = await bareBolt(databaseUrl);
  const client = load(nameOf);
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
    return {
      against: 'bare Bolt with one INSERT',
      reached: ratioOf(reached),
      unit: '×',
      better: 'more',
      detail: `${median(reached.ours).toFixed(0)}/s to ${median(reached.other).toFixed(0)}/s`,
    };
  } finally {
    await client.stop();
    await bare.stop();
    await bot.stop();
    await removeFolder(folder);
  }
}
