import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bryggan, signingSecret, slackEnvironment, startBryggan } from '../bryggan.ts';
import { type Ground, makeFolder, removeFolder, runSql } from '../ground.ts';
import type { Line, Measure } from '../measure.ts';
import { startQuietSlack } from '../quiet-slack.ts';
import { seed, team } from '../seed.ts';
import { benchSecret } from '../slack-side.ts';
import { questionId, requestId, seedSurvey, standing } from '../survey.ts';

const perSecond = 200;
/** Longest wait for the card to show the last answer. */
const patienceMs = 60_000;
/** The pause that Slack's limits leave between two edits of one message (one a second in a channel), with room. */
const pauseMs = 3_000;
/** So long Slack waits for an answer; then it shows a warning beside the button. */
const slackWaitsMs = 3_000;

/** What came back for one tap, and after how long. */
interface Tapped {
  readonly status: number;
  readonly ms: number;
}

/** How many taps Slack would have called unanswered, and what became of them. */
interface Unanswered {
  readonly count: number;
  readonly said: string;
}

/** A poll that thousands answer at once, through two bots, while a worker keeps its card up to date. */
export const poll: Measure = {
  name: 'poll',
  async run(ground, { answers }) {
    const databaseUrl = await ground.createDatabase('poll');
    await seed(databaseUrl, { organisations: 1_000, contacts: 1_000, people: answers, deliveries: 1_000 });
    await seedSurvey(databaseUrl, { asked: answers, answered: 0, kinds: ['choice'] });
    const at: number[] = [];
    const slack = await startQuietSlack((body) => {
      if (body.get('channel') === standing.conversation) at.push(performance.now());
    });
    const folder = await makeFolder();
    const running: Bryggan[] = [];
    try {
      for (const role of ['bot', 'bot', 'worker'] as const) {
        running.push(
          await startBryggan({
            how: 'node',
            role,
            folder,
            environment: environmentOf(ground, databaseUrl, slack.url),
          }),
        );
      }
      const ports = running.slice(0, 2).map(({ port }) => port);
      const unanswered = await tapAll(answers, ports);
      const kept = await waitUntilKept(databaseUrl, answers);
      await waitUntilShown(databaseUrl);
      return linesOf({ answers, lost: answers - kept, at, unanswered });
    } finally {
      for (const one of running) await one.stop();
      await slack.stop();
      await removeFolder(folder);
    }
  },
};

function environmentOf({ redisUrl }: Ground, databaseUrl: string, slackUrl: string) {
  return {
    ...slackEnvironment(slackUrl),
    DATABASE_URL: databaseUrl,
    SECRET_KEY: benchSecret,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  };
}

/**
 * Everybody taps once, so many a second whether the ones before have been answered or not. Tells of those that were not
 * answered in time with what they got, by its status.
 */
async function tapAll(answers: number, ports: readonly number[]): Promise<Unanswered> {
  const beganAt = performance.now();
  const all: Promise<Tapped>[] = [];
  for (let number = 1; number <= answers; number += 1) {
    await sleep(Math.max(0, beganAt + (number * 1000) / perSecond - performance.now()));
    all.push(tap(number, ports[number % ports.length] ?? 0));
  }
  const tapped = await Promise.all(all);
  const late = tapped.filter(({ status, ms }) => status !== 200 || ms > slackWaitsMs);
  const byStatus = [...Map.groupBy(late, ({ status }) => status)].map(
    ([status, some]) => `${some.length} × ${status}`,
  );
  const longest = Math.max(...tapped.map(({ ms }) => ms)).toFixed(0);
  return { count: late.length, said: [...byStatus, `the slowest after ${longest} ms`].join(', ') };
}

async function tap(number: number, port: number): Promise<Tapped> {
  const values = { request: requestId(number), question: questionId(1), value: String((number % 3) + 1) };
  const channel = { id: `D${number}`, name: 'directmessage' };
  const payload = {
    type: 'block_actions',
    user: { id: `U0REP${number}`, username: 'rep', name: 'rep', team_id: team },
    team: { id: team, domain: 'satra' },
    channel,
    container: { type: 'message', message_ts: `2.${number}`, channel_id: channel.id, is_ephemeral: false },
    message: { ts: `2.${number}` },
    trigger_id: randomUUID(),
    state: { values: {} },
    actions: [{ type: 'button', action_id: 'survey.answer:0', block_id: 'b', value: JSON.stringify(values) }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const stamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  const beganAt = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
  await response.text();
  return { status: response.status, ms: performance.now() - beganAt };
}

/** Waits until all that were taken are kept, or no more come for five seconds, and tells how many there are. */
async function waitUntilKept(databaseUrl: string, answers: number): Promise<number> {
  let kept = -1;
  let grewAt = performance.now();
  while (kept < answers && performance.now() - grewAt < 5_000) {
    const [row] = await runSql<{ count: number }>(
      databaseUrl,
      'select count(*)::int as count from survey_responses',
    );
    const now = row?.count ?? 0;
    if (now > kept) grewAt = performance.now();
    kept = now;
    await sleep(200);
  }
  return kept;
}

/** Waits until the card shows the newest state. @throws Error when it does not */
async function waitUntilShown(databaseUrl: string): Promise<void> {
  const endsAt = performance.now() + patienceMs;
  while (performance.now() < endsAt) {
    const behind = 'select id from messages where wanted_revision > rendered_revision';
    if ((await runSql(databaseUrl, behind)).length === 0) return;
    await sleep(200);
  }
  throw new Error(`The card did not show the last answer within ${patienceMs / 1000} s`);
}

function linesOf(seen: {
  readonly answers: number;
  readonly lost: number;
  readonly at: readonly number[];
  readonly unanswered: Unanswered;
}): readonly Line[] {
  const pauses = seen.at.slice(1).map((at, index) => at - (seen.at[index] ?? at));
  const over = `of a poll that ${seen.answers} answer at ${perSecond} a second over two bots`;
  return [
    {
      what: `lost answers ${over}`,
      against: '–',
      reached: seen.lost,
      unit: '',
      must: 0,
      wanted: 0,
      better: 'less',
      detail: `the card was edited ${seen.at.length} times`,
    },
    {
      what: `answers of which Slack hears nothing good within ${slackWaitsMs / 1000} s ${over}`,
      against: '–',
      reached: seen.unanswered.count,
      unit: '',
      must: 0,
      wanted: 0,
      better: 'less',
      detail: seen.unanswered.said,
    },
    {
      what: `shortest time between two edits of the card ${over}`,
      against: '–',
      reached: pauses.length === 0 ? undefined : Math.min(...pauses),
      unit: 'ms',
      must: pauseMs,
      wanted: pauseMs,
      better: 'more',
      detail: pauses.length === 0 ? 'it was edited once' : '',
    },
    {
      what: `longest time between two edits of the card ${over}`,
      against: '–',
      reached: pauses.length === 0 ? undefined : Math.max(...pauses),
      unit: 'ms',
      must: 2 * pauseMs,
      wanted: 1.5 * pauseMs,
      better: 'less',
      detail: '',
    },
  ];
}
