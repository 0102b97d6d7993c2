import { type Ground, makeFolder, removeFolder } from '../ground.ts';
import type { Effort, Line, Measure } from '../measure.ts';
import { duel, median, ratioOf } from '../rounds.ts';
import { seed } from '../seed.ts';
import { load, startBot } from '../slack-side.ts';

const few = 1_000;

/** How much longer one `/kontakt` takes among 100,000 contacts, and among a million, than among 1,000. */
export const growth: Measure = {
  name: 'growth',
  async run(ground, effort) {
    return [
      ...(await grown(ground, effort, { many: 100_000, people: 0 })),
      ...(await grown(ground, effort, { many: effort.contacts, people: effort.contacts / 10 })),
    ];
  },
};

async function grown(
  ground: Ground,
  { rounds, seconds }: Effort,
  { many, people }: { readonly many: number; readonly people: number },
): Promise<readonly Line[]> {
  const folder = await makeFolder();
  const start = async (contacts: number) => {
    const databaseUrl = await ground.createDatabase(`grown_${many}_${contacts}`);
    await seed(databaseUrl, { organisations: 10_000, contacts, people, deliveries: 0 });
    return startBot(folder, databaseUrl);
  };
  const grownUp = await start(many);
  const small = await start(few);
  const client = load();
  const tails = { ours: [] as number[], other: [] as number[] };
  const p50 = async ({ target }: typeof small, p99s: number[]) => {
    const seen = await client.run(target, { atOnce: 1, seconds });
    p99s.push(seen.p99);
    return seen.p50;
  };
  try {
    await p50(grownUp, []);
    await p50(small, []);
    const middle = await duel(
      rounds,
      () => p50(grownUp, tails.ours),
      () => p50(small, tails.other),
    );
    const line = (what: string, reached: typeof middle, must: number): Line => ({
      what: `${what} of it, ${many} contacts to ${few}`,
      against: 'itself',
      reached: ratioOf(reached),
      unit: '×',
      must,
      wanted: 1,
      better: 'less',
      detail: `${median(reached.ours).toFixed(2)} ms to ${median(reached.other).toFixed(2)} ms`,
    });
    return [line('p50', middle, 1.15), line('p99', tails, 1.3)];
  } finally {
    await client.stop();
    await small.stop();
    await grownUp.stop();
    await removeFolder(folder);
  }
}
