import { countContacts, makeFolder, removeFolder } from '../ground.ts';
import type { Line, Measure } from '../measure.ts';
import { duel, median, ratioOf, warmUp } from '../rounds.ts';
import { coordinators, seed } from '../seed.ts';
import { startAgain } from '../starting.ts';
import { bareBotbuilder, registeredTeams, seedTeams, startTeamsBot, teamsLoad } from '../teams-side.ts';

/** A message in Teams that logs a contact, against bare Bot Framework; and what Bryggan needs with Teams. */
export const teams: Measure = {
  name: 'teams',
  async run(ground, { rounds, seconds }) {
    const databaseUrl = await ground.createDatabase('teams');
    await seed(databaseUrl, { organisations: 10_000, contacts: 10_000, people: 0, deliveries: 0 });
    await seedTeams(databaseUrl);
    return [await messages(databaseUrl, rounds, seconds), ...(await starts(rounds))];
  },
};

async function messages(databaseUrl: string, rounds: number, seconds: number): Promise<Line> {
  const folder = await makeFolder();
  const bot = await startTeamsBot(folder, databaseUrl);
  const bare = await bareBotbuilder(databaseUrl);
  const client = await teamsLoad();
  try {
    const ours = async () => {
      const before = await countContacts(databaseUrl);
      const seen = await client.run(bot.target, seconds);
      const written = (await countContacts(databaseUrl)) - before;
      if (written !== seen.requests) throw new Error(`${seen.requests} answered, ${written} written`);
      return seen.perSecond;
    };
    const other = async () => (await client.run(bare.target, seconds)).perSecond;
    await warmUp(ours, other);
    const reached = await duel(rounds, ours, other);
    return {
      what: `a Teams message that logs a contact, ${coordinators} at once`,
      against: 'bare botbuilder with one INSERT',
      reached: ratioOf(reached),
      unit: '×',
      must: 0.12,
      wanted: 0.3,
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

async function starts(rounds: number): Promise<readonly Line[]> {
  const { seconds, megabytes } = await startAgain(rounds, registeredTeams);
  const toldOnly = { against: '–', must: undefined, wanted: undefined, better: 'less' } as const;
  const ready: Line = {
    ...toldOnly,
    what: 'npm start to /readyz, second start, Teams only',
    reached: median(seconds),
    unit: 's',
    detail: seconds.map((one) => one.toFixed(2)).join(', '),
  };
  const memory: Line = {
    ...toldOnly,
    what: 'memory (RSS) then, Teams only',
    reached: median(megabytes),
    unit: 'MB',
    detail: megabytes.map((one) => one.toFixed(0)).join(', '),
  };
  return [ready, memory];
}
