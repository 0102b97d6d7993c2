import { DateTime } from 'luxon';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { createLinks } from '#src/link/tokens.ts';
import { openOrm } from '#src/persistence/orm.ts';
import { createTransact } from '#src/persistence/transaction.ts';
import { makeFolder, removeFolder } from '../ground.ts';
import type { Line, Measure } from '../measure.ts';
import { planMeeting } from '../meeting.ts';
import { median, quantile } from '../rounds.ts';
import { personId, seed, workspaceId } from '../seed.ts';
import { benchSecret, startBot } from '../slack-side.ts';

const opensInARound = 300;

/** The page behind a link in an invitation: how long it takes to open, one at a time, and what it weighs in all. */
export const linkPage: Measure = {
  name: 'link-page',
  async run(ground, { rounds }) {
    const databaseUrl = await ground.createDatabase('link_page');
    await seed(databaseUrl, { organisations: 1_000, contacts: 1_000, people: 2_000, deliveries: 0 });
    const token = await invite(databaseUrl);
    const folder = await makeFolder();
    const bot = await startBot(folder, databaseUrl);
    const site = `http://127.0.0.1:${bot.target.port}`;
    try {
      const p95: number[] = [];
      const p50: number[] = [];
      await openMany(`${site}/a/${token}`);
      for (let round = 0; round < rounds; round += 1) {
        const took = await openMany(`${site}/a/${token}`);
        p50.push(quantile(took, 0.5));
        p95.push(quantile(took, 0.95));
      }
      const weight = (await weigh(`${site}/a/${token}`)) + (await weigh(`${site}/a/style.css`));
      const time: Line = {
        what: 'the page behind a link, p95',
        against: '–',
        reached: median(p95),
        unit: 'ms',
        must: 20,
        wanted: 10,
        better: 'less',
        detail: `p50 ${median(p50).toFixed(1)} ms, ${opensInARound} opened one after the other`,
      };
      const size: Line = {
        what: 'the page behind a link with all it loads, bytes',
        against: '–',
        reached: weight,
        unit: '',
        must: 50_000,
        wanted: 30_000,
        better: 'less',
        detail: 'the page and its one style sheet, not compressed',
      };
      return [time, size];
    } finally {
      await bot.stop();
      await removeFolder(folder);
    }
  },
};

/** Invites somebody to a meeting; the token of their link. */
async function invite(databaseUrl: string): Promise<string> {
  const orm = await openOrm(databaseUrl);
  try {
    const transact = createTransact(orm, async () => {});
    const meeting = await planMeeting(transact);
    const person = personId(1);
    const subject = await transact(workspaceId, async (em) => {
      const invitation = em.create(Invitation, {
        workspace: em.getReference(Workspace, workspaceId),
        meeting: em.getReference(Meeting, meeting),
        person: em.getReference(Person, person),
      });
      await em.flush();
      return invitation.id;
    });
    const matter = { message: 'meeting.invitation', subject };
    const expiresAt = DateTime.utc().plus({ days: 1 });
    return createLinks(benchSecret).sign({ workspace: workspaceId, person, matter, expiresAt });
  } finally {
    await orm.close(true);
  }
}

/** Milliseconds that each opening took, sorted. */
async function openMany(url: string): Promise<number[]> {
  const took: number[] = [];
  for (let count = 0; count < opensInARound; count += 1) {
    const beganAt = performance.now();
    await weigh(url);
    took.push(performance.now() - beganAt);
  }
  return took.sort((a, b) => a - b);
}

async function weigh(url: string): Promise<number> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const body = await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return body.byteLength;
}
