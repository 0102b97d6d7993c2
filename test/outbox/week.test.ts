import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noon, openScene, type Scene } from './setup.ts';
import { whileClaimStalls } from './stalled-claim.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.reset());

const counted = (id: string) => scene.declared.message(id, { counts: true, live: true });

describe('the weekly limit', () => {
  it('lets two messages through, and bundles the rest into one a week after the first', async () => {
    const reader = await scene.person('Amina');
    for (const name of ['w.1', 'w.2', 'w.3', 'w.4', 'w.5']) await scene.post(counted(name), reader);
    await scene.runUntil(noon.plus({ days: 6, hours: 23 }));
    expect(scene.chat.titles()).toEqual(['w.1', 'w.2']);
    await scene.runUntil(noon.plus({ days: 8 }));
    expect(scene.chat.titles()).toEqual(['w.1', 'w.2', '3 saker från Hägersten']);
    const bundle = scene.chat.arrived[2];
    expect(bundle?.card.elements).toMatchObject([
      { tone: 'quiet', text: expect.stringContaining('högst 2 meddelanden i veckan') },
      { text: 'w.3' },
      { text: 'sv: new' },
      { text: 'w.4' },
      { text: 'sv: new' },
      { text: 'w.5' },
      { text: 'sv: new' },
    ]);
  });

  it('counts a bundle as one message', async () => {
    const reader = await scene.person('Bo');
    for (const name of ['w.1', 'w.2', 'w.3', 'w.4']) await scene.post(counted(name), reader);
    await scene.runUntil(noon.plus({ days: 8 }));
    await scene.post(counted('w.5'), reader);
    await scene.runUntil(noon.plus({ days: 8, hours: 1 }));
    expect(scene.chat.titles()).toEqual(['w.1', 'w.2', '2 saker från Hägersten', 'w.5']);
  });

  it('does not hold what is urgent, what does not count, or what staff get', async () => {
    const reader = await scene.person('Cia');
    for (const name of ['w.1', 'w.2', 'w.3']) await scene.post(counted(name), reader);
    const urgent = scene.declared.message('w.urgent', { counts: true, urgency: 'urgent' });
    await scene.post(urgent, reader);
    await scene.post(scene.declared.message('w.reminder'), reader);
    const staff = await scene.person('Disa', { roles: ['coordinator'] });
    for (const name of ['w.4', 'w.5', 'w.6']) await scene.post(counted(name), staff, { audience: 'staff' });
    await scene.runUntil(noon);
    expect(scene.chat.titles('Cia')).toEqual(['w.1', 'w.2', 'w.urgent', 'w.reminder']);
    expect(scene.chat.titles('Disa')).toEqual(['w.4', 'w.5', 'w.6']);
  });

  it('holds although several workers begin at once', async () => {
    const reader = await scene.person('Eva');
    const ids: string[] = [];
    for (const name of ['w.1', 'w.2', 'w.3', 'w.4', 'w.5']) ids.push(await scene.post(counted(name), reader));
    for (let round = 0; round < 3; round += 1)
      await Promise.all(ids.map((id) => scene.worker().deliverOne(id)));
    expect(scene.chat.titles().length).toBeLessThanOrEqual(2);
    await scene.runUntil(noon);
    expect(scene.chat.titles()).toHaveLength(2);
  });

  it('holds also when a claim began before the message was sent that fills the week', async () => {
    const reader = await scene.person('Gerd');
    const ids: string[] = [];
    for (const name of ['w.1', 'w.2', 'w.3', 'w.4']) ids.push(await scene.post(counted(name), reader));
    const [first = '', second = '', , fourth = ''] = ids;
    await scene.worker().deliverOne(first);
    await whileClaimStalls(scene, fourth, () => scene.worker().deliverOne(second));
    expect(scene.chat.titles()).toEqual(['w.1', 'w.2']);
  });

  it('leaves out of the bundle what has nothing left to say, also its first part', async () => {
    const reader = await scene.person('Finn');
    const subjects = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const ids: string[] = [];
    for (const subjectId of subjects) ids.push(await scene.post(counted('w.same'), reader, { subjectId }));
    await scene.runUntil(noon.plus({ days: 1 }));
    scene.declared.texts.set(subjects[2] ?? '', undefined);
    scene.declared.texts.set(subjects[3] ?? '', undefined);
    await scene.runUntil(noon.plus({ days: 8 }));
    expect(scene.chat.titles()).toEqual(['w.same', 'w.same', 'w.same']);
    expect((await scene.delivery(ids[4] ?? '')).status).toBe('sent');
  });

  it('stays together when the platform asks the bundle to wait', async () => {
    const reader = await scene.person('Gun');
    for (const name of ['w.1', 'w.2', 'w.3', 'w.4']) await scene.post(counted(name), reader);
    await scene.runUntil(noon.plus({ days: 1 }));
    scene.chat.sends.push('later', 'temporary', 'uncertain');
    await scene.runUntil(noon.plus({ days: 8 }));
    expect(scene.chat.titles()).toEqual(['w.1', 'w.2', '2 saker från Hägersten']);
  });

  it('keeps every part of a bundle up to date', async () => {
    const reader = await scene.person('Hans');
    const subjectId = randomUUID();
    for (const name of ['w.1', 'w.2', 'w.3']) await scene.post(counted(name), reader);
    await scene.post(counted('w.4'), reader, { subjectId });
    await scene.runUntil(noon.plus({ days: 8 }));
    scene.declared.texts.set(subjectId, 'changed');
    await scene.touch(subjectId);
    await scene.runUntil(noon.plus({ days: 8, seconds: 10 }));
    const edited = scene.chat.arrived[2]?.edits.at(-1)?.card;
    expect(edited?.title).toBe('2 saker från Hägersten');
    expect(edited?.elements).toMatchObject([
      { tone: 'quiet', text: expect.stringContaining('högst 2 meddelanden i veckan') },
      { text: 'w.3' },
      { text: 'sv: new' },
      { text: 'w.4' },
      { text: 'sv: changed' },
    ]);
  });
});
