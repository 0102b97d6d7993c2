import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Account } from '#entities/account.ts';
import { Delivery } from '#entities/delivery.ts';
import { Workspace } from '#entities/workspace.ts';
import { listDeliveries, listFates } from '#src/outbox/fates.ts';
import { post } from '#src/outbox/post.ts';
import { ChatDouble } from './chat-double.ts';
import { noon, openScene, type Scene } from './setup.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.reset());

const hello = () => scene.declared.message('r.hello');

describe('a platform that asks to wait', () => {
  it('holds one channel, uncounted, and nobody else', async () => {
    const slow = await scene.conversation('C-slow');
    const quick = await scene.conversation('C-quick');
    scene.chat.sends.push({ kind: 'later', waitMs: 10_000, scope: 'conversation' });
    const first = await scene.post(hello(), slow);
    const second = await scene.post(hello(), slow);
    const other = await scene.post(hello(), quick);
    expect(await scene.outbox.deliverOne(first)).toBe('waits');
    // The second one does not even ask the platform.
    expect(await scene.outbox.deliverOne(second)).toBe('waits');
    expect(await scene.outbox.deliverOne(other)).toBe('sent');
    for (const id of [first, second])
      expect(await scene.delivery(id)).toMatchObject({ status: 'waiting', attempts: 0, reason: 'gate' });
    await scene.runUntil(noon.plus({ seconds: 10 }));
    expect(scene.chat.arrived.map(({ deliveryId }) => deliveryId)).toEqual([other, first, second]);
  });

  it('holds a whole tenant when it says so', async () => {
    const [a, b] = [await scene.conversation('C-a'), await scene.conversation('C-b')];
    scene.chat.sends.push({ kind: 'later', waitMs: 10_000, scope: 'tenant' });
    const ids = [await scene.post(hello(), a), await scene.post(hello(), b)];
    for (const id of ids) expect(await scene.outbox.deliverOne(id)).toBe('waits');
    await scene.runUntil(noon.plus({ seconds: 9 }));
    expect(scene.chat.titles()).toEqual([]);
    await scene.runUntil(noon.plus({ seconds: 10 }));
    expect(scene.chat.titles()).toHaveLength(2);
  });

  it('is not asked again by what was claimed before it said so', async () => {
    scene.chat.mostAtOnce = 1;
    const worker = scene.worker();
    const ids = await scene.postAll(hello(), await scene.people(20));
    for (const _ of ids) scene.chat.sends.push({ kind: 'later', waitMs: 10_000, scope: 'tenant' });
    await worker.deliverAll(ids, false);
    expect(scene.chat.sends).toHaveLength(19);
    for (const id of ids)
      expect(await scene.delivery(id)).toMatchObject({ status: 'waiting', attempts: 0, reason: 'gate' });
    scene.chat.sends.length = 0;
    await scene.runUntil(noon.plus({ seconds: 10 }));
    expect(scene.chat.arrived).toHaveLength(20);
  });

  it('is asked only while enough of the lease is left', async () => {
    scene.chat.mostAtOnce = 1;
    const worker = scene.worker();
    const ids = await scene.postAll(hello(), await scene.people(2));
    scene.chat.sends.push(() => {
      scene.now = scene.now.plus({ seconds: 31 });
      return { kind: 'temporary', reason: 'slow' };
    });
    await worker.deliverAll(ids, false);
    expect(scene.chat.arrived).toEqual([]);
    const found = await Promise.all(ids.map((id) => scene.delivery(id)));
    expect(found.map(({ status, attempts }) => [status, attempts]).sort()).toEqual([
      ['waiting', 0],
      ['waiting', 1],
    ]);
    await scene.runUntil(scene.now.plus({ seconds: 10 }));
    expect(scene.chat.arrived).toHaveLength(2);
  });

  it('is listened to for as long as it goes on asking', async () => {
    scene.now = noon.plus({ minutes: 1 });
    const channel = await scene.conversation('C-always');
    for (let times = 0; times < 20; times += 1) scene.chat.sends.push('later');
    const id = await scene.post(hello(), channel);
    await scene.runUntil(noon.plus({ minutes: 10 }));
    expect(await scene.delivery(id)).toMatchObject({ status: 'sent', attempts: 1 });
  });
});

describe('what did not arrive', () => {
  it('is tried again after 5 s, 30 s, 2 min, 10 min and 1 h, then given up', async () => {
    const id = await scene.post(hello(), await scene.person('Olle'));
    const tries: number[] = [];
    for (let times = 0; times < 7; times += 1) {
      scene.chat.sends.push(() => {
        tries.push(scene.now.diff(noon, 'seconds').seconds);
        return { kind: 'temporary', reason: 'platformDown' };
      });
    }
    await scene.runUntil(noon.plus({ hours: 3 }));
    scene.chat.sends.length = 0;
    expect(tries).toEqual([0, 5, 35, 155, 755, 4355]);
    expect(await scene.delivery(id)).toMatchObject({
      status: 'failed',
      reason: 'platformDown',
      attempts: 6,
    });
  });

  it('is tried again when it could not be written', async () => {
    let broken = true;
    const message = scene.declared.message('r.broken', {
      write: async () => {
        if (broken) throw new Error('The database stumbled');
        return { title: 'r.broken', elements: [] };
      },
    });
    const id = await scene.post(message, await scene.person('Pia'));
    expect(await scene.outbox.deliverOne(id)).toBe('waits');
    broken = false;
    await scene.runUntil(noon.plus({ seconds: 5 }));
    expect(scene.chat.titles()).toEqual(['r.broken']);
  });

  it('goes to an older account when the newest cannot be reached', async () => {
    const person = await scene.person('Rut');
    const em = scene.em();
    em.create(Account, {
      workspace: em.getReference(Workspace, scene.workspace.id),
      person,
      platform: 'slack',
      tenant: 'T1',
      externalId: 'U-rut',
      createdAt: noon.plus({ years: 1 }).toUTC(),
    });
    await em.flush();
    const slack = new ChatDouble('slack');
    slack.sends.push('never');
    const id = await scene.post(hello(), person);
    expect(await scene.worker({ messengers: [scene.chat, slack] }).deliverOne(id)).toBe('sent');
    expect(await scene.delivery(id)).toMatchObject({ platform: 'browser' });
  });

  it('fails with the reason, and the one responsible gets one card for all of it', async () => {
    const organiser = await scene.person('Samira', { roles: ['coordinator'] });
    const subjectId = randomUUID();
    for (const name of ['Tore', 'Ulla']) {
      scene.chat.sends.push({ kind: 'never', reason: 'user_disabled' });
      const reader = await scene.person(name);
      await scene.post(hello(), reader, { subjectId, responsible: organiser.id });
    }
    await scene.runUntil(noon);
    await scene.runUntil(noon.plus({ seconds: 10 }));
    expect(scene.chat.arrived).toHaveLength(1);
    const [told] = scene.chat.arrived;
    expect(told?.at.conversation).toBe('D-Samira');
    const shown = told?.edits.at(-1)?.card ?? told?.card;
    expect(shown?.title).toBe('2 meddelanden kom inte fram');
    expect(JSON.stringify(shown)).toContain('Tore');
    expect(JSON.stringify(shown)).toContain('user_disabled');
    const fates = await listFates(scene.em(), subjectId);
    expect(fates).toMatchObject({ waiting: 0, sent: 0, failed: 2, cancelled: 0 });
    expect(fates.failures).toEqual([
      { person: 'Tore', reason: 'user_disabled' },
      { person: 'Ulla', reason: 'user_disabled' },
    ]);
    const listed = await listDeliveries(scene.em(), { subjectId, limit: 10 });
    expect(listed.map(({ recipient, status }) => `${recipient} ${status}`).sort()).toEqual([
      'Samira sent',
      'Tore failed',
      'Ulla failed',
    ]);
  });

  it('fails when somebody has no address', async () => {
    const person = await scene.person('Vera');
    await scene.em().nativeDelete(Account, { person });
    const id = await scene.post(hello(), person);
    expect(await scene.outbox.deliverOne(id)).toBe('failed');
    expect(await scene.delivery(id)).toMatchObject({ status: 'failed', reason: 'noAddress' });
  });
});

describe('an uncertain send', () => {
  it('is recorded when it is found, and not sent again', async () => {
    const id = await scene.post(hello(), await scene.person('Wille'));
    scene.chat.sends.push(() => {
      scene.chat.arrive(arriving(id, 'Wille'));
      return { kind: 'uncertain', reason: 'timeout' };
    });
    expect(await scene.outbox.deliverOne(id)).toBe('uncertain');
    expect(await scene.outbox.deliverOne(id)).toBe('passed');
    await scene.runUntil(noon.plus({ minutes: 5 }));
    expect(scene.chat.arrived).toHaveLength(1);
    expect(await scene.delivery(id)).toMatchObject({ status: 'sent', sentMessage: 'm1', reason: null });
  });

  it('is sent again when it certainly did not arrive', async () => {
    const id = await scene.post(hello(), await scene.person('Xenia'));
    scene.chat.sends.push('uncertain');
    await scene.outbox.deliverOne(id);
    await scene.runUntil(noon.plus({ minutes: 5 }));
    expect(scene.chat.arrived).toHaveLength(1);
    expect(scene.chat.lookUps).toBe(1);
    expect(await scene.delivery(id)).toMatchObject({ status: 'sent', attempts: 2 });
  });

  it('is sent twice at most where only a second copy can help, however often the server breaks off', async () => {
    const post = new ChatDouble();
    post.mostCopies = 2;
    post.find = async () => undefined;
    const worker = scene.worker({ messengers: [post] });
    for (let times = 0; times < 8; times += 1) {
      post.sends.push(() => ({ kind: 'uncertain', reason: 'mailDropped' }));
    }
    const id = await scene.post(hello(), await scene.person('Tove'));
    for (let minutes = 0; minutes < 300; minutes += 1) {
      scene.now = noon.plus({ minutes });
      await worker.runDue(scene.now);
    }
    expect(8 - post.sends.length).toBe(2);
    expect(await scene.delivery(id)).toMatchObject({ status: 'failed', reason: 'uncertain' });
  });

  it('is never sent again where nothing can be looked up: it fails as uncertain', async () => {
    scene.chat.canLookUp = false;
    const id = await scene.post(hello(), await scene.person('Yngve'));
    scene.chat.sends.push(() => {
      scene.chat.arrive(arriving(id, 'Yngve'));
      throw new Error('The socket dropped');
    });
    expect(await scene.outbox.deliverOne(id)).toBe('uncertain');
    await scene.runUntil(noon.plus({ hours: 2 }));
    expect(scene.chat.arrived).toHaveLength(1);
    expect(scene.chat.lookUps).toBe(4);
    expect(await scene.delivery(id)).toMatchObject({ status: 'failed', reason: 'uncertain' });
  });
});

function arriving(deliveryId: string, externalId: string) {
  return {
    deliveryId,
    address: {
      platform: 'browser' as const,
      tenant: 'T1',
      to: { kind: 'person' as const, externalId },
    },
    card: { title: 'r.hello', elements: [] },
    language: 'sv' as const,
  };
}

describe('posting', () => {
  it('ignores a key that exists, and keeps texts that look like SQL as they are', async () => {
    const reader = await scene.person('Åke');
    const key = 'k\'; drop table deliveries; -- ? \\ " ??';
    const id = await scene.post(hello(), reader, { key });
    expect(await scene.post(hello(), reader, { key })).toBe(id);
    expect(await scene.em().count(Delivery, { key })).toBe(1);
  });

  it('leaves nothing behind when the transaction fails', async () => {
    const reader = await scene.person('Ärla');
    const fails = scene.transact(scene.workspace.id, async (em) => {
      const workspace = await em.findOneOrFail(Workspace, scene.workspace.id);
      const to = { person: reader.id };
      const subjectId = randomUUID();
      await post(em, [
        { workspace, message: hello(), key: 'lost', subjectId, to, dueAt: noon, audience: 'representative' },
      ]);
      throw new Error('Something went wrong afterwards');
    });
    await expect(fails).rejects.toThrow('afterwards');
    expect(await scene.em().count(Delivery)).toBe(0);
  });

  it('adds two thousand in one go, each once', async () => {
    const reader = await scene.person('Örjan');
    const many = async () =>
      scene.transact(scene.workspace.id, async (em) => {
        const workspace = await em.findOneOrFail(Workspace, scene.workspace.id);
        const base = { workspace, message: hello(), to: { person: reader.id }, dueAt: noon };
        await post(
          em,
          Array.from({ length: 2_000 }, (_, index) => ({
            ...base,
            key: `many-${index}`,
            subjectId: randomUUID(),
            audience: 'staff' as const,
          })),
        );
      });
    await many();
    await many();
    expect(await scene.em().count(Delivery)).toBe(2_000);
  });
});
