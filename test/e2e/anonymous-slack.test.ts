import type { MikroORM } from '@mikro-orm/postgresql';
import { Redis } from 'ioredis';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Person } from '#entities/person.ts';
import { SealedBallot } from '#entities/sealed-ballot.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { Workspace } from '#entities/workspace.ts';
import { type App, createApp } from '#src/app.ts';
import { parseConfig } from '#src/config.ts';
import { sealedField } from '#src/conversation/elements/form.ts';
import { createLog } from '#src/log.ts';
import { acrossWorkspaces, openOrm } from '#src/persistence/orm.ts';
import { readEverything } from '#test/features/surveys/curious.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { FakeSlack } from '#test/support/fake-slack.ts';
import { needs } from '#test/support/needs.ts';
import { buildOrganisation } from '#test/support/people.ts';
import { startRedis, type TestRedis } from '#test/support/redis.ts';

const now = DateTime.fromISO('2026-11-24T10:00', { zone: 'Europe/Stockholm' });
const patience = { timeout: 60_000, interval: 50 };
const secret = 'ingen lyssnar på oss i Rågsved';
const tooLong = `${secret} `.repeat(90);

const queues = [
  { name: 'with the queue on PostgreSQL', declare: describe, onRedis: false },
  { name: 'with the queue on Redis', declare: needs('redis-server'), onRedis: true },
] as const;

for (const { name, declare, onRedis } of queues) {
  declare(`An anonymous answer in a Slack modal, ${name}`, () => {
    const slack = new FakeSlack();
    const samira = slack.addUser({ id: 'USAMIRA', name: 'Samira Lind', admin: true });
    const leyla = slack.addUser({ id: 'ULEYLA', name: 'Leyla Demir' });
    /** Everything that was logged, at the level that says most. */
    const logged: string[] = [];
    /** Every command that Redis was given. */
    const toRedis: string[] = [];
    const startedAt = Date.now();
    let database: TestDatabase;
    let redis: TestRedis | undefined;
    let client: Redis | undefined;
    let watch: Redis | undefined;
    let orm: MikroORM;
    let app: App;

    beforeAll(async () => {
      await slack.start();
      database = await createTestDatabase();
      orm = await openOrm(database.url);
      redis = onRedis ? await startRedis() : undefined;
      if (redis !== undefined) {
        client = new Redis(redis.url);
        watch = await client.monitor();
        watch.on('monitor', (_time: string, args: readonly string[]) => toRedis.push(args.join(' ')));
      }
      const config = parseConfig({
        PORT: '0',
        DATABASE_URL: database.url,
        ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
        SECRET_KEY: 'a key for tests that is long enough',
        SLACK_BOT_TOKEN: slack.config.botToken,
        SLACK_SIGNING_SECRET: slack.config.signingSecret,
        SLACK_API_URL: slack.apiUrl,
      });
      app = await createApp(config, {
        role: 'all',
        log: createLog('trace', { write: (line) => void logged.push(line) }),
        clock: () => now.plus({ milliseconds: Date.now() - startedAt }),
      });
      slack.target = `${app.address}/slack/events`;
      await vi.waitFor(async () => expect(await orm.em.fork().count(Workspace, {})).toBe(1), patience);
    });

    afterAll(async () => {
      await app.stop();
      watch?.disconnect();
      client?.disconnect();
      await redis?.stop();
      await slack.stop();
      await orm.close(true);
      await database.drop();
    });

    const em = () => acrossWorkspaces(orm, 'a test');

    const newest = (user: typeof samira, text: string) =>
      vi.waitFor(() => {
        const found = slack.seenBy(user).findLast((one) => JSON.stringify(one.blocks).includes(text));
        if (found === undefined) throw new Error(`${user.name} does not see ${text}`);
        return found;
      }, patience);

    const open = (user: typeof samira, text: string) =>
      vi.waitFor(() => expect(JSON.stringify(slack.viewOf(user)?.view ?? '')).toContain(text), patience);

    it('is sealed, and found by nobody in the database, in the queue, in the log or on a card', async () => {
      await slack.command(samira, '/bryggan', 'roller <@USAMIRA|samira> samordnare');
      await newest(samira, 'Samira Lind är nu');
      await slack.write(leyla, 'hej');
      await newest(leyla, 'vad som finns om dig');
      const fork = em();
      const workspace = await fork.findOneOrFail(Workspace, { id: { $ne: null } });
      const person = await fork.findOneOrFail(Person, { name: 'Leyla Demir' });
      await buildOrganisation(fork, workspace, { name: 'Hagsätra Folkdans', representatives: [person] });

      await slack.command(samira, '/enkat', 'Hur har året varit?');
      await open(samira, 'Vem ska få frågan?');
      await slack.submitView(samira, { who: 'all' });
      await slack.press(samira, await newest(samira, 'Skicka anonymt'), 'Skicka anonymt');
      await slack.press(leyla, await newest(leyla, 'Svara anonymt'), 'Svara anonymt');
      await open(leyla, 'Svara anonymt');
      const question = await em().findOneOrFail(SurveyQuestion, { id: { $ne: null } });
      const field = `${sealedField}${question.id}`;
      const refused = await slack.submitView(leyla, { [field]: tooLong });
      expect(JSON.stringify(refused.body)).toContain('Texten är för lång');
      await slack.submitView(leyla, { [field]: secret });
      await vi.waitFor(async () => expect(await em().count(SealedBallot, {})).toBe(1), patience);
      await vi.waitFor(
        async () => expect(await em().count(SurveyRequest, { answeredAt: { $ne: null } })).toBe(1),
        patience,
      );
      await newest(samira, '1 av 1');

      const rows = await readEverything(em());
      expect(rows.filter(({ row }) => holds(row)).map(({ table }) => table)).toEqual([]);
      if (!onRedis) expect(rows.some(({ table }) => table.startsWith('bullmq.'))).toBe(true);
      expect(logged.length).toBeGreaterThan(0);
      expect(logged.filter(holds)).toEqual([]);
      if (onRedis) expect(toRedis.length).toBeGreaterThan(0);
      expect(toRedis.filter(holds)).toEqual([]);
      const shown = [samira, leyla].flatMap((user) => slack.seenBy(user));
      expect(shown.filter((one) => holds(JSON.stringify(one)))).toEqual([]);
    });
  });
}

/** Whether a text holds what was written, as it was or as it travels. */
function holds(text: string): boolean {
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex')];
  return [...forms, 'lyssnar'].some((one) => text.includes(one));
}
