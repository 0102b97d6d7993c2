import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InboxEntry } from '#entities/inbox-entry.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { sealedField } from '#src/conversation/elements/form.ts';
import type { Incoming, Platform } from '#src/conversation/incoming.ts';
import { takeEvent, takeLeftBehind } from '#src/dispatch/inbox.ts';
import { mostConnections } from '#src/persistence/orm.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildPerson } from '#test/support/people.ts';

let harness: Harness;
let responded: { readonly event: Incoming; readonly answer: Answer }[];

beforeEach(async () => {
  harness = await Harness.start();
  responded = [];
  await buildPerson(harness.em(), harness.workspace, { name: 'Ann', language: 'en' });
});
afterEach(() => harness.stop());

const event: Incoming = {
  key: 'e1',
  platform: 'browser',
  tenant: 'T1',
  sender: { externalId: 'Ann' },
  place: { kind: 'direct', reference: 'direct:Ann' },
  act: { kind: 'message', text: 'hjälp mig' },
  canOpenForm: false,
};

function sweep(): Promise<void> {
  const respond = async (to: Incoming, answer: Answer) => void responded.push({ event: to, answer });
  return harness.dispatch.sweep(
    new Map<Platform, { platform: Platform; respond: typeof respond }>([
      ['browser', { platform: 'browser', respond }],
    ]),
  );
}

function pass(minutes: number): void {
  harness.now = harness.now.plus({ minutes });
}

const entry = () => harness.em().findOneOrFail(InboxEntry, 'browser:T1:e1');

describe('An answer that was committed, and whose process ended before it was posted', () => {
  it('is shown by the sweep, once, and what was written is not kept for it', async () => {
    await harness.dispatch.store(event);
    const answer = await harness.dispatch.accept(event);
    expect(JSON.stringify(await entry())).not.toContain('hjälp mig');
    pass(1);
    await sweep();
    expect(responded).toEqual([]);
    pass(4);
    await Promise.all([sweep(), sweep()]);
    pass(5);
    await sweep();
    expect(responded).toEqual([{ event: { ...event, act: { kind: 'message', text: '' } }, answer }]);
  });

  it('is not shown again once it was', async () => {
    await harness.dispatch.store(event);
    await harness.dispatch.accept(event);
    await harness.dispatch.shown(event);
    pass(5);
    await sweep();
    expect(responded).toEqual([]);
  });

  it('is left to the platform where the answer was that of the request', async () => {
    await harness.dispatch.accept(event);
    pass(5);
    await sweep();
    expect(responded).toEqual([]);
  });
});

describe('Something that is acknowledged while it is being handled', () => {
  it('is handled by the sweep when the process ends, and its answer shown', async () => {
    await harness.dispatch.storeLate(event);
    pass(1);
    await Promise.all([sweep(), sweep()]);
    pass(5);
    await sweep();
    expect(responded.map((one) => one.event)).toEqual([event]);
    expect(await harness.em().count(InboxEntry, { key: { $like: '%:late' } })).toBe(0);
  });

  it('is not handled again when the process ends before the answer is shown, which the sweep does', async () => {
    await harness.dispatch.storeLate(event);
    const answer = await harness.dispatch.accept(event);
    pass(1);
    await sweep();
    expect(responded).toEqual([{ event, answer }]);
    pass(10);
    await sweep();
    expect(responded).toHaveLength(1);
  });

  it('does not wait for its own handling, and is forgotten once its answer was shown', async () => {
    await harness.transact({ across: 'a test' }, async (em) => {
      await takeEvent(em, event, harness.now);
      await harness.dispatch.storeLate(event);
    });
    await harness.dispatch.accept(event);
    await harness.dispatch.shown(event);
    pass(10);
    await sweep();
    expect(responded).toEqual([]);
    expect(await harness.em().count(InboxEntry, {})).toBe(1);
  });

  it('is kept before all that waits for the database is handled', async () => {
    const free = Promise.withResolvers<void>();
    const isKept = Promise.withResolvers<void>();
    const tooLate = setTimeout(isKept.resolve, 30_000);
    const order: string[] = [];
    const handle = (name: string, until?: Promise<void>) =>
      harness.transact({ across: 'a test' }, async () => {
        await until;
        order.push(name);
      });
    const busy = Array.from({ length: mostConnections }, () => handle('was in', free.promise));
    const late = Array.from({ length: 5 * mostConnections }, () => handle('waited', isKept.promise));
    const kept = harness.dispatch.storeLate(event).then(() => {
      order.push('kept');
      isKept.resolve();
    });
    free.resolve();
    await Promise.all([...busy, ...late, kept]);
    clearTimeout(tooLate);
    expect(order.indexOf('kept')).toBeLessThan(order.indexOf('waited'));
  });

  it('is kept nowhere when it holds a sealed answer', async () => {
    const values = { [`${sealedField}1`]: 'hemligt' };
    await harness.dispatch.storeLate({ ...event, act: { kind: 'submit', draft: 'd', values } });
    expect(await harness.em().count(InboxEntry, {})).toBe(0);
  });
});

describe('Something that ends whatever process handles it', () => {
  const die = () => harness.transact({ across: 'a test' }, (em) => takeLeftBehind(em, harness.now));

  it('is tried five times, ever more seldom, then given up: the sender is told and has their text again', async () => {
    await harness.dispatch.store({ ...event, act: { kind: 'message', text: 'ring 811218-9876 om lokal' } });
    pass(1);
    for (const minutes of [2, 4, 8, 16, 32]) {
      expect(await die()).toMatchObject({ hopeless: false });
      pass(minutes / 2 - 0.1);
      expect(await die()).toBeUndefined();
      pass(minutes / 2 + 0.1);
    }
    await sweep();
    pass(60);
    await sweep();
    expect(responded).toHaveLength(1);
    const [told] = responded;
    if (told === undefined) throw new Error('Nobody was told.');
    expect(told.answer).toMatchObject({ kind: 'onlyYou', language: 'en' });
    expect(readingOf(told.answer)).toMatch(/[0-9a-f]{8}[\s\S]*ring .* om lokal/u);
    expect(readingOf(told.answer)).not.toContain('811218');
    expect(await entry()).toMatchObject({ payload: null, unshown: null });
    expect((await entry()).handledAt).not.toBeNull();
  });

  it('takes nothing else with it', async () => {
    await harness.dispatch.store(event);
    pass(1);
    await harness.dispatch.store({ ...event, key: 'e2' });
    pass(1);
    expect(await die()).toMatchObject({ event: { key: 'e1' } });
    await sweep();
    expect(responded.map((one) => one.event.key)).toEqual(['e2']);
  });
});
