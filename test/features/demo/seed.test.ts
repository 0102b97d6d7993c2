import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Account } from '#entities/account.ts';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Contact } from '#entities/contact.ts';
import { Conversation } from '#entities/conversation.ts';
import { Delivery } from '#entities/delivery.ts';
import { Home } from '#entities/home.ts';
import { Invitation } from '#entities/invitation.ts';
import { MatchingStep } from '#entities/matching-step.ts';
import { Meeting } from '#entities/meeting.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { demoContacts } from '#src/features/demo/happenings.ts';
import { seedDemo } from '#src/features/demo/seed.ts';
import { findWeek } from '#src/features/digest/reads-week.ts';
import { listOpenReferrals } from '#src/features/referrals/reads.ts';
import { isOverdue } from '#src/features/referrals/rules.ts';
import { forWorkspace, openOrm } from '#src/persistence/orm.ts';
import { createTransact } from '#src/persistence/transaction.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';

const now = DateTime.fromISO('2026-11-23T07:30', { zone: 'Europe/Stockholm' });
let database: TestDatabase;
let orm: MikroORM;

beforeEach(async () => {
  database = await createTestDatabase();
  orm = await openOrm(database.url);
});
afterEach(async () => {
  await orm.close(true);
  await database.drop();
});

const seed = (options = {}, at = now) =>
  seedDemo(
    createTransact(orm, async () => {}),
    at,
    options,
  );

async function demo(): Promise<{ workspace: Workspace; em: EntityManager }> {
  const workspace = await orm.em.fork().findOneOrFail(Workspace, { demo: true });
  return { workspace, em: forWorkspace(orm, workspace.id) };
}

it('makes a place with people, actors and a channel for the week', async () => {
  expect(await seed()).toBe('made');
  const { workspace, em } = await demo();
  const channel = await em.findOneOrFail(Conversation, { kind: 'channel' });
  expect(workspace.digestConversationId).toBe(channel.id);
  expect(await em.count(Home, { installation: { platform: 'browser', tenant: 'demo' } })).toBe(1);
  expect(await em.count(Person, { roles: { $contains: ['coordinator'] } })).toBe(3);
  expect(await em.count(Person, { roles: { $contains: ['administrator'] } })).toBe(1);
  expect(await em.count(Organisation, {})).toBe(14);
});

it('has representatives for every way to reach them: in Swedish, in English, and in no chat', async () => {
  await seed();
  const { em } = await demo();
  const representatives = await em.find(Person, { roles: { $contains: ['representative'] } });
  const accounts = await em.find(Account, {});
  const chatting = new Set(accounts.map(({ person }) => person.id));
  expect(representatives.filter(({ id }) => !chatting.has(id))).toHaveLength(1);
  expect(representatives.filter(({ language }) => language === 'en')).toHaveLength(1);
  expect(representatives.every(({ welcomedAt }) => welcomedAt === null)).toBe(true);
});

it('asks the offices what was referred to them at once, also when it is made late in the evening', async () => {
  const evening = now.set({ hour: 23, minute: 40 });
  await seed({}, evening);
  const { em } = await demo();
  const questions = await em.find(Delivery, { message: 'referral.asked' }, { populate: ['person'] });
  expect(questions.map(({ person }) => person?.getEntity().name).sort()).toEqual([
    'Karin Sandell',
    'Karin Sandell',
    'Robert Ekberg',
  ]);
  expect(questions.every(({ urgency, dueAt }) => urgency === 'atOnce' && dueAt < evening)).toBe(true);
  expect(await seed({ fresh: true }, evening)).toBe('made');
  expect(await (await demo()).em.count(Delivery, {})).toBe(3);
});

it('tells a story around today: contacts this week, three dialogues gone quiet, a meeting to come', async () => {
  await seed();
  const { em } = await demo();
  const sixtyDaysAgo = now.minus({ days: 60 }).toFormat('yyyy-MM-dd');
  expect(await em.count(Organisation, { lastContactOn: { $lt: sixtyDaysAgo } })).toBe(3);
  expect(await em.count(Organisation, { lastContactOn: null })).toBe(0);
  const weekAgo = now.minus({ days: 7 }).toFormat('yyyy-MM-dd');
  expect(await em.count(Contact, { happenedOn: { $gt: weekAgo } })).toBeGreaterThan(1);
  const offers = await em.find(Offer, { organisation: { name: 'Sätra Kulturförening' } });
  expect(offers.map(({ category }) => category)).toContain('premises');
  const meeting = await em.findOneOrFail(Meeting, {});
  expect(meeting.startsAt.setZone('Europe/Stockholm').toFormat('ccc yyyy-MM-dd HH:mm')).toBe(
    'Thu 2026-11-26 18:00',
  );
  expect(await em.count(Invitation, { reply: null })).toBe(2);
  expect(await em.count(MatchingStep, { fromStatus: null })).toBe(2);
});

it('has a referral that waits, one that is taken and one past its date, which stands in the week', async () => {
  await seed();
  const { em, workspace } = await demo();
  const local = now.setZone('Europe/Stockholm');
  const { referrals } = await listOpenReferrals(em, { skipped: 0, limit: 8 });
  const states = referrals.map((one) => [one.status, one.returned, isOverdue(one, local)]);
  expect(states).toEqual([
    ['open', true, true],
    ['open', false, false],
    ['accepted', false, false],
  ]);
  const week = await findWeek(em, workspace, local, {
    from: local.minus({ weeks: 1 }),
    to: local,
    isSoFar: true,
  });
  expect(week.referrals.named.map(({ organisation }) => organisation)).toEqual(['Västertorps Läxhjälp']);
});

it('keeps the last contact of each actor the same as its newest contact', async () => {
  await seed();
  const { em } = await demo();
  const actors = await em.find(Organisation, {});
  for (const { id, name, lastContactOn } of actors) {
    const [newest] = await em.find(
      Contact,
      { organisation: id },
      { orderBy: { happenedOn: 'desc' }, limit: 1 },
    );
    expect([name, lastContactOn]).toEqual([name, newest?.happenedOn]);
  }
});

it.each([1, 2, 3, 4, 5, 6, 7])(
  'puts the meeting on a Thursday to come, seen from weekday %i',
  async (weekday) => {
    const at = now.set({ weekday: weekday as 1 });
    await seed({}, at);
    const { em } = await demo();
    const meeting = await em.findOneOrFail(Meeting, {});
    const local = meeting.startsAt.setZone('Europe/Stockholm');
    expect(local.weekday).toBe(4);
    const days = local.startOf('day').diff(at.startOf('day'), 'days').days;
    expect(days).toBeGreaterThanOrEqual(3);
    expect(days).toBeLessThanOrEqual(9);
  },
);

it('is made once when run twice, and by two processes at once', async () => {
  const outcomes = await Promise.all([seed(), seed()]);
  expect(outcomes.toSorted()).toEqual(['exists', 'made']);
  expect(await seed()).toBe('exists');
  expect(await orm.em.fork().count(Workspace, {})).toBe(1);
});

it('begins anew when asked to, with nothing left of what was written', async () => {
  await seed();
  const before = await demo();
  const samira = await before.em.findOneOrFail(Person, { name: 'Samira Lindqvist' });
  before.em.create(AuditEntry, {
    workspace: before.em.getReference(Workspace, before.workspace.id),
    person: samira,
    verb: 'contact.log',
    subjectId: samira.id,
  });
  await before.em.flush();
  expect(await seed({ fresh: true })).toBe('made');
  const after = await demo();
  expect(after.workspace.id).not.toBe(before.workspace.id);
  expect(await after.em.count(AuditEntry, {})).toBe(0);
  expect(await after.em.count(Contact, {})).toBe(demoContacts.length);
  expect(await forWorkspace(orm, before.workspace.id).count(Person, {})).toBe(0);
});

it('is not made beside the workspace of somebody real', async () => {
  const em = orm.em.fork();
  em.create(Workspace, { name: 'Hägersten', language: 'sv', zone: 'Europe/Stockholm' });
  await em.flush();
  expect(await seed({ fresh: true })).toBe('occupied');
  expect(await orm.em.fork().count(Workspace, {})).toBe(1);
});
