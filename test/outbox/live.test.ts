import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveMessage } from '#entities/live-message.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { SendResult } from '#src/conversation/messenger.ts';
import { touch } from '#src/outbox/post.ts';
import { noon, openScene, type Scene } from './setup.ts';

let scene: Scene;
let subjectId: string;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.reset();
  subjectId = randomUUID();
});

const live = () => scene.declared.message('l.card', { live: true });

async function change(value: string): Promise<void> {
  scene.declared.texts.set(subjectId, value);
  await scene.touch(subjectId);
}

function shown(): string[] {
  return (scene.chat.arrived[0]?.edits ?? []).map(({ card }) => JSON.stringify(card.elements.at(-1)));
}

describe('a live message', () => {
  it('shows the newest state, edited at most once in 3 s however often it is touched', async () => {
    await scene.post(live(), await scene.person('Amina'), { subjectId });
    await scene.runUntil(noon.plus({ seconds: 10 }));
    for (let round = 1; round <= 20; round += 1) {
      await change(`round ${round}`);
      await scene.runUntil(scene.now.plus({ milliseconds: 250 }));
    }
    await scene.runUntil(noon.plus({ minutes: 1 }));
    expect(shown().length).toBeLessThanOrEqual(3);
    expect(shown().at(-1)).toContain('round 20');
  });

  it('is not edited when nothing was touched', async () => {
    await scene.post(live(), await scene.person('Bo'), { subjectId });
    await scene.runUntil(noon.plus({ hours: 1 }));
    expect(shown()).toEqual([]);
  });

  it('is edited when its subject changed while it was being sent', async () => {
    const id = await scene.post(live(), await scene.person('Cia'), { subjectId });
    scene.chat.sends.push(async () => {
      await change('meanwhile');
      return { kind: 'sent', at: scene.chat.arrive(await outgoing(id)) };
    });
    await scene.outbox.deliverOne(id);
    await scene.runUntil(noon.plus({ seconds: 10 }));
    expect(shown().at(-1)).toContain('meanwhile');
  });

  it('keeps nobody waiting who changes its subject, and shows what they all have changed', async () => {
    await scene.post(live(), await scene.person('Dag'), { subjectId });
    await scene.runUntil(noon);
    const names = ['Answer 1', 'Answer 2', 'Answer 3'];
    const changing = await scene.transact({ across: 'somebody has the row' }, async (em) => {
      await em.execute('select id from messages where subject_id = ? for update', [subjectId]);
      const all = names.map((name) =>
        scene.transact(scene.workspace.id, async (other) => {
          const workspace = other.getReference(Workspace, scene.workspace.id);
          other.create(Person, { workspace, name, searchName: name, roles: [] });
          await touch(other, subjectId);
        }),
      );
      await expect.poll(() => em.count(Person, { name: { $in: names } })).toBe(names.length);
      scene.declared.texts.set(subjectId, 'all three');
      return all;
    });
    await Promise.all(changing);
    await scene.runUntil(noon.plus({ seconds: 10 }));
    expect(shown().at(-1)).toContain('all three');
  });

  it('is edited by one of two workers', async () => {
    await scene.post(live(), await scene.person('Disa'), { subjectId });
    await scene.runUntil(noon.plus({ seconds: 10 }));
    await change('once');
    const [row] = await scene.em().find(LiveMessage, { subjectId });
    await Promise.all([scene.worker(), scene.worker()].map((one) => one.renderOne(row?.id ?? '')));
    expect(shown()).toHaveLength(1);
  });

  it('waits when the platform asks for it, tries again what broke, and lets go what is gone', async () => {
    await scene.post(live(), await scene.person('Eva'), { subjectId });
    await scene.runUntil(noon.plus({ seconds: 10 }));
    const results: SendResult[] = [
      { kind: 'later', waitMs: 20_000, scope: 'conversation' },
      { kind: 'temporary', reason: 'down' },
    ];
    const at: number[] = [];
    for (const result of results)
      scene.chat.edits.push(() => {
        at.push(scene.now.diff(noon, 'seconds').seconds);
        return result;
      });
    await change('late');
    await scene.runUntil(noon.plus({ minutes: 2 }));
    expect(at).toEqual([10, 30]);
    expect(shown()).toHaveLength(1);
    scene.chat.edits.push('never');
    await change('gone');
    await scene.runUntil(noon.plus({ minutes: 3 }));
    expect(await scene.em().count(LiveMessage, { subjectId })).toBe(0);
  });

  it('keeps the notice that it came with', async () => {
    await scene.post(live(), await scene.person('Finn', { new: true }), { subjectId });
    await scene.runUntil(noon.plus({ seconds: 10 }));
    await change('edited');
    await scene.runUntil(noon.plus({ seconds: 20 }));
    const edited = scene.chat.arrived[0]?.edits[0]?.card.elements;
    expect(edited).toMatchObject([{ text: 'Notice for Finn' }, { text: 'sv: edited' }]);
  });
});

async function outgoing(deliveryId: string) {
  const address = {
    platform: 'browser' as const,
    tenant: 'T1',
    to: { kind: 'person' as const, externalId: 'Cia' },
  };
  return { deliveryId, address, card: { title: 'l.card', elements: [] }, language: 'sv' as const };
}
