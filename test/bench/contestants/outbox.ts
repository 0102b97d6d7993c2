import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { Meeting } from '#entities/meeting.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { declarations } from '#handlers/index.ts';
import { deliver } from '#jobs/deliver.ts';
import type { JobContext } from '#jobs/job-context.ts';
import { renderLiveMessage } from '#jobs/render-live-message.ts';
import { createRegistry } from '#src/conversation/declarations/registry.ts';
import { insertInvitations, invite } from '#src/features/meetings/invite.ts';
import { invitationMessage } from '#src/features/meetings/messages.ts';
import { createVault } from '#src/link/vault.ts';
import { translator } from '#src/locales/translate.ts';
import { createLog } from '#src/log.ts';
import { createOutbox } from '#src/outbox/outbox.ts';
import { post } from '#src/outbox/post.ts';
import { openOrm } from '#src/persistence/orm.ts';
import { createTransact } from '#src/persistence/transaction.ts';
import { openQueues } from '#src/queue/queues.ts';
import { startWorkers } from '#src/queue/workers.ts';
import { addresses } from '#test/support/addresses.ts';
import { answerQuestions } from '../child.ts';
import { runSql } from '../ground.ts';
import { cpuMsSince } from '../measure.ts';
import { candidates, planMeeting } from '../meeting.ts';
import { firstCoordinatorId, workspaceId } from '../seed.ts';
import { mailingTo, postingTo } from './way-out.ts';

/** Either so many invitations at once, or so many a second for some seconds; or what was sent last. */
export type OutboxAsked =
  | { readonly kind: 'fanOut'; readonly messages: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'lateness'; readonly perSecond: number; readonly seconds: number };

const databaseUrl = process.env['DATABASE_URL'] ?? '';
const log = createLog('error');
const clock = () => DateTime.now();

const orm = await openOrm(databaseUrl);
const smtpUrl = process.env['SMTP_URL'];
const way = smtpUrl === undefined ? postingTo(process.env['ENDPOINT'] ?? '') : mailingTo(smtpUrl, orm);
const queues = await openQueues({ redisUrl: process.env['REDIS_URL'], databaseUrl, log });
const transact = createTransact(orm, (noted) => outbox.dispatch(noted));
const outbox = createOutbox({
  orm,
  transact,
  queue: { queues, deliver, render: renderLiveMessage },
  message: createRegistry(declarations).message,
  messengers: new Map([[way.messenger.platform, way.messenger]]),
  translator,
  addresses,
  firstMessageNotice: () => undefined,
  clock,
  log,
});
const context: JobContext = {
  orm,
  transact,
  outbox,
  vault: createVault('a secret of the bench alone'),
  sweepInbox: async () => {},
  refreshPages: async () => {},
  clock,
  log,
};
const workers = await startWorkers(queues, { jobs: [deliver, renderLiveMessage], context: () => context });

/**
 * Waits until all are sent and recorded; the database is not asked before, since that would be measured too.
 * @throws what went wrong, as soon as one could not be sent
 */
async function waitUntilSent(messages: number, since: string): Promise<void> {
  while (way.sent < messages) {
    if (way.failed !== undefined) throw way.failed;
    await sleep(5);
  }
  const unsent = `select count(*)::int as count from deliveries
    where message = $1 and status <> 'sent' and created_at >= $2`;
  for (;;) {
    const [row] = await runSql<{ count: number }>(databaseUrl, unsent, [invitationMessage.id, since]);
    if (row?.count === 0) return;
    await sleep(20);
  }
}

async function fanOut(messages: number): Promise<{ perSecond: number; cpuMs: number }> {
  const meetingId = await planMeeting(transact);
  const since = DateTime.utc().toISO();
  way.sent = 0;
  const cpuBefore = process.cpuUsage();
  const beganAt = performance.now();
  await transact(workspaceId, async (em) => {
    const workspace = await em.findOneOrFail(Workspace, workspaceId);
    const person = await em.findOneOrFail(Person, firstCoordinatorId);
    const now = clock().setZone(workspace.zone);
    const invited = await invite(
      em,
      { meetingId, candidates: candidates(messages) },
      { workspace, person, now },
    );
    if (!invited.ok || invited.invited.length !== messages) throw new Error('Not everybody was invited');
  });
  await waitUntilSent(messages, since);
  const perSecond = messages / ((performance.now() - beganAt) / 1000);
  return { perSecond, cpuMs: cpuMsSince(cpuBefore) / messages };
}

/** Milliseconds between when each was due and when it was recorded as sent; the 95th percentile. */
async function lateness(perSecond: number, seconds: number): Promise<{ p50: number; p95: number }> {
  const meetingId = await planMeeting(transact);
  const since = DateTime.utc().toISO();
  way.sent = 0;
  const run = randomUUID();
  const count = perSecond * seconds;
  const first = clock().plus({ seconds: 3 });
  await transact(workspaceId, async (em) => {
    const workspace = await em.findOneOrFail(Workspace, workspaceId);
    const meeting = await em.findOneOrFail(Meeting, meetingId);
    const invited = await insertInvitations(em, meeting, candidates(count), { workspace, now: clock() });
    const posts = invited.map((one, number) => ({
      workspace,
      message: invitationMessage,
      key: `${run}:${number}`,
      subjectId: one.id,
      to: { person: one.person },
      dueAt: first.plus({ milliseconds: (number * 1000) / perSecond }),
      audience: 'representative' as const,
    }));
    await post(em, posts);
  });
  await waitUntilSent(count, since);
  const late = `select
      percentile_cont(0.5) within group (order by ms)::float8 as p50,
      percentile_cont(0.95) within group (order by ms)::float8 as p95
    from (select extract(epoch from sent_at - wanted_at) * 1000 as ms from deliveries where key like $1) late`;
  const [row] = await runSql<{ p50: number; p95: number }>(databaseUrl, late, [`${run}:%`]);
  return row ?? { p50: Number.NaN, p95: Number.NaN };
}

async function answer(asked: OutboxAsked): Promise<unknown> {
  switch (asked.kind) {
    case 'fanOut':
      return fanOut(asked.messages);
    case 'last':
      return way.last;
    case 'lateness':
      return lateness(asked.perSecond, asked.seconds);
  }
}

answerQuestions(answer, async () => {
  await workers.close(5_000);
  await queues.close();
  way.close();
  await orm.close(true);
});
