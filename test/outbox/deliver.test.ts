import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Person } from '#entities/person.ts';
import { cancelPosted } from '#src/outbox/post.ts';
import { noon, openScene, type Scene } from './setup.ts';
import { whileClaimStalls } from './stalled-claim.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.reset());

describe('a delivery', () => {
  it('is written in the language of its reader and recorded where it stands', async () => {
    const amina = await scene.person('Amina', { language: 'en' });
    const id = await scene.post(scene.declared.message('a.hello'), amina);
    expect(await scene.outbox.deliverOne(id)).toBe('sent');
    expect(scene.chat.arrived).toMatchObject([
      { deliveryId: id, language: 'en', card: { elements: [{ text: 'en: new' }] } },
    ]);
    expect(await scene.delivery(id)).toMatchObject({
      status: 'sent',
      platform: 'browser',
      tenant: 'T1',
      sentConversation: 'D-Amina',
      sentMessage: 'm1',
      attempts: 1,
      leaseUntil: null,
    });
  });

  it('is sent once when run twice', async () => {
    const id = await scene.post(scene.declared.message('a.hello'), await scene.person('Bo'));
    await scene.outbox.deliverOne(id);
    expect(await scene.outbox.deliverOne(id)).toBe('passed');
    expect(scene.chat.titles()).toHaveLength(1);
  });

  it('is sent once by two workers at once, twenty times over', async () => {
    const message = scene.declared.message('a.hello');
    for (let round = 0; round < 20; round += 1) {
      const id = await scene.post(message, await scene.person(`Cia ${round}`));
      await Promise.all([scene.worker(), scene.worker(), scene.worker()].map((one) => one.deliverOne(id)));
    }
    expect(scene.chat.titles()).toHaveLength(20);
  });

  it('reaches a channel', async () => {
    const channel = await scene.conversation('C1');
    await scene.outbox.deliverOne(await scene.post(scene.declared.message('a.digest'), channel));
    expect(scene.chat.arrived[0]?.address.to).toEqual({ kind: 'conversation', reference: 'C1' });
  });

  it('is not sent when it was cancelled between the queue and the claim', async () => {
    const subjectId = randomUUID();
    const id = await scene.post(scene.declared.message('a.hello'), await scene.person('Disa'), { subjectId });
    const cancelled = await scene.transact(scene.workspace.id, (em) =>
      cancelPosted(em, { subjectId, message: 'a.hello', reason: 'meetingCancelled' }),
    );
    expect(cancelled).toBe(1);
    expect(await scene.outbox.deliverOne(id)).toBe('passed');
    expect(scene.chat.titles()).toEqual([]);
    expect(await scene.delivery(id)).toMatchObject({ status: 'cancelled', reason: 'meetingCancelled' });
  });

  it('is cancelled when there is nothing left to say', async () => {
    const subjectId = randomUUID();
    scene.declared.texts.set(subjectId, undefined);
    const id = await scene.post(scene.declared.message('a.hello'), await scene.person('Eva'), { subjectId });
    expect(await scene.outbox.deliverOne(id)).toBe('cancelled');
    expect(await scene.delivery(id)).toMatchObject({ status: 'cancelled', reason: 'nothingToSay' });
  });

  it('does not go out before it is due', async () => {
    const dueAt = noon.plus({ hours: 1 });
    const id = await scene.post(scene.declared.message('a.hello'), await scene.person('Finn'), { dueAt });
    expect(await scene.outbox.deliverOne(id)).toBe('passed');
    scene.now = dueAt;
    expect(await scene.outbox.deliverOne(id)).toBe('sent');
  });
});

describe('the order', () => {
  it('keeps a newer message about the same subject behind an older one that still tries', async () => {
    const reader = await scene.person('Gun');
    const subjectId = randomUUID();
    const older = await scene.post(scene.declared.message('a.first'), reader, { subjectId });
    scene.now = noon.plus({ seconds: 1 });
    const newer = await scene.post(scene.declared.message('a.second'), reader, { subjectId });
    const other = await scene.post(scene.declared.message('a.other'), reader);
    scene.chat.sends.push('temporary');
    expect(await scene.outbox.deliverOne(newer)).toBe('passed');
    expect(await scene.outbox.deliverOne(older)).toBe('waits');
    expect(await scene.outbox.deliverOne(newer)).toBe('passed');
    expect(await scene.outbox.deliverOne(other)).toBe('sent');
    await scene.runUntil(noon.plus({ minutes: 1 }));
    expect(scene.chat.titles()).toEqual(['a.other', 'a.first', 'a.second']);
  });

  it('keeps the order of what was posted at once', async () => {
    const channel = await scene.conversation('C2');
    const subjectId = randomUUID();
    for (const name of ['a.1', 'a.2', 'a.3', 'a.4'])
      await scene.post(scene.declared.message(name), channel, { subjectId });
    await scene.runUntil(noon);
    expect(scene.chat.titles()).toEqual(['a.1', 'a.2', 'a.3', 'a.4']);
  });

  it('does not let a reminder for later hold back what is due now', async () => {
    const reader = await scene.person('Hans');
    const subjectId = randomUUID();
    const dueAt = noon.plus({ days: 3 });
    await scene.post(scene.declared.message('a.reminder'), reader, { subjectId, dueAt });
    const news = await scene.post(scene.declared.message('a.news'), reader, { subjectId });
    expect(await scene.outbox.deliverOne(news)).toBe('sent');
  });

  it('lets a newer message supersede those that wait', async () => {
    const reader = await scene.person('Inga');
    const subjectId = randomUUID();
    const invitation = await scene.post(scene.declared.message('a.invitation'), reader, { subjectId });
    const gone = scene.declared.message('a.cancelled', { supersedes: ['a.invitation'] });
    await scene.post(gone, reader, { subjectId });
    await scene.runUntil(noon);
    expect(scene.chat.titles()).toEqual(['a.cancelled']);
    expect(await scene.delivery(invitation)).toMatchObject({ status: 'cancelled', reason: 'superseded' });
  });
});

describe('quiet hours', () => {
  it('are looked at again when a delivery is claimed', async () => {
    const id = await scene.post(scene.declared.message('a.hello'), await scene.person('Jan'));
    scene.now = noon.set({ hour: 23 });
    expect(await scene.outbox.deliverOne(id)).toBe('waits');
    const moved = await scene.delivery(id);
    expect(moved.dueAt.toMillis()).toBe(noon.plus({ days: 1 }).set({ hour: 8 }).toMillis());
    expect(moved).toMatchObject({ status: 'waiting', attempts: 0, reason: 'quietHours' });
    await scene.runUntil(noon.plus({ days: 1 }));
    expect(scene.chat.titles()).toEqual(['a.hello']);
  });

  it('are applied when posted: staff on working days, and not to what somebody waits for', async () => {
    scene.now = noon.set({ hour: 19 });
    const staff = await scene.person('Karin', { roles: ['coordinator'] });
    const late = await scene.post(scene.declared.message('a.hello'), staff, { audience: 'staff' });
    expect((await scene.delivery(late)).dueAt.toMillis()).toBe(
      noon.plus({ days: 1 }).set({ hour: 8 }).toMillis(),
    );
    const atOnce = scene.declared.message('a.atOnce', { urgency: 'atOnce' });
    expect(await scene.outbox.deliverOne(await scene.post(atOnce, staff, { audience: 'staff' }))).toBe(
      'sent',
    );
  });
});

describe('the first message', () => {
  it('comes with the notice, once', async () => {
    const reader = await scene.person('Lena', { new: true });
    await scene.post(scene.declared.message('a.hello'), reader);
    await scene.post(scene.declared.message('a.again'), reader);
    await scene.runUntil(noon);
    expect(scene.chat.arrived.map(({ card }) => card.elements.length)).toEqual([2, 1]);
    expect(scene.chat.arrived[0]?.card.elements[0]).toMatchObject({ text: 'Notice for Lena' });
    expect((await scene.em().findOneOrFail(Person, reader.id)).welcomedAt?.toMillis()).toBe(noon.toMillis());
  });

  it('keeps its notice for the next when it did not arrive', async () => {
    const reader = await scene.person('Moa', { new: true });
    scene.chat.sends.push('temporary');
    await scene.post(scene.declared.message('a.hello'), reader);
    await scene.runUntil(noon.plus({ minutes: 1 }));
    expect(scene.chat.arrived[0]?.card.elements[0]).toMatchObject({ text: 'Notice for Moa' });
  });

  it('comes with one notice although two are sent by two workers at once', async () => {
    const reader = await scene.person('Nils', { new: true });
    const message = scene.declared.message('a.hello');
    const ids = [await scene.post(message, reader), await scene.post(message, reader)];
    await Promise.all(ids.map((id) => scene.worker().deliverOne(id)));
    await scene.runUntil(noon);
    expect(scene.chat.arrived).toHaveLength(2);
    expect(scene.chat.arrived.filter(({ card }) => card.elements.length === 2)).toHaveLength(1);
  });

  it('comes with one notice although the second was claimed before the first was written down', async () => {
    const reader = await scene.person('Ines', { new: true });
    const message = scene.declared.message('a.hello');
    const [first, second] = [await scene.post(message, reader), await scene.post(message, reader)];
    await whileClaimStalls(scene, second, () => scene.worker().deliverOne(first));
    expect(scene.chat.arrived.map(({ card }) => card.elements.length)).toEqual([2, 1]);
  });
});
