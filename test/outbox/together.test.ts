import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openScene, type Scene } from './setup.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.reset());

test('of two messages to one person that are claimed together one goes, and the other next', async () => {
  const message = scene.declared.message('together.one');
  const person = await scene.person('Amina');
  const first = await scene.post(message, person);
  const second = await scene.post(message, person);
  const outcomes = await Promise.all([scene.outbox.deliverOne(first), scene.outbox.deliverOne(second)]);
  // On a busy machine the one may be written down before the other is claimed: then both are sent, in turn.
  expect(outcomes).toContain('sent');
  await scene.outbox.runDue(scene.now);
  expect(scene.chat.arrived).toHaveLength(2);
});

test('of two about one subject in a channel that are claimed together the older goes first', async () => {
  const message = scene.declared.message('together.order');
  const channel = await scene.conversation('CSATRA');
  const subjectId = randomUUID();
  const older = await scene.post(message, channel, { subjectId, dueAt: scene.now.minus({ minutes: 1 }) });
  const newer = await scene.post(message, channel, { subjectId });
  const outcomes = await Promise.all([scene.outbox.deliverOne(newer), scene.outbox.deliverOne(older)]);
  expect(outcomes[1]).toBe('sent');
  await scene.outbox.runDue(scene.now);
  expect(scene.chat.arrived.map(({ deliveryId }) => deliveryId)).toEqual([older, newer]);
});

test('a message is written down as sent while somebody has the next one to the same person in hand', async () => {
  const message = scene.declared.message('together.held');
  const person = await scene.person('Cia');
  const first = await scene.post(message, person);
  const second = await scene.post(message, person);
  const other = new pg.Client({ connectionString: scene.database.url });
  await other.connect();
  try {
    await other.query('begin');
    await other.query('select 1 from deliveries where id = $1 for update', [second]);
    expect(await scene.outbox.deliverOne(first)).toBe('sent');
  } finally {
    await other.end();
  }
});

test('one delivery that is asked for many times at once is sent once', async () => {
  const id = await scene.post(scene.declared.message('together.once'), await scene.person('Bo'));
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => scene.outbox.deliverOne(id)));
  expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
  expect(scene.chat.arrived).toHaveLength(1);
});

test('thirty to thirty people, delivered together, are each written down as sent where they stand', async () => {
  const message = scene.declared.message('together.many', { live: true });
  const ids: string[] = [];
  for (let number = 0; number < 30; number += 1)
    ids.push(await scene.post(message, await scene.person(`Person ${number}`, { new: number % 2 === 0 })));
  await Promise.all(ids.map((id) => scene.outbox.deliverOne(id)));
  const stood = new Map(scene.chat.arrived.map(({ deliveryId, at }) => [deliveryId, at.message]));
  for (const id of ids) {
    const delivery = await scene.delivery(id);
    expect(delivery.status).toBe('sent');
    expect(delivery.sentMessage).toBe(stood.get(id));
  }
  expect(new Set(stood.values()).size).toBe(30);
});
