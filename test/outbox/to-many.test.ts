import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { defineMessageToMany, type MessageDeclaration } from '#src/conversation/declarations/declarations.ts';
import { card, text } from '#src/conversation/elements/card.ts';
import { openScene, type Scene } from './setup.ts';

let scene: Scene;
/** How many subjects each reading was for. */
let readings: number[];
let gone: string | undefined;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.reset();
  readings = [];
  gone = undefined;
});

function declare(): MessageDeclaration {
  const { id, ...toMany } = defineMessageToMany<string>({
    id: 'many.hello',
    urgency: 'normal',
    live: false,
    counts: false,
    async read(_, __, subjectIds) {
      readings.push(subjectIds.length);
      return new Map(
        subjectIds.filter((one) => one !== gone).map((one): [string, string] => [one, `About ${one}`]),
      );
    },
    write: (told, { readerId, language }) => card(told, text(`${language} ${readerId}`)),
  });
  return scene.declared.message(id, toMany);
}

it('is read for many at once, and each gets the card about their own subject', async () => {
  const people = await scene.people(20);
  const ids = await scene.postAll(declare(), people);
  await scene.outbox.deliverAll(ids, false);
  expect(scene.chat.arrived).toHaveLength(20);
  expect(readings.length).toBeLessThan(10);
  expect(readings.reduce((sum, one) => sum + one, 0)).toBe(20);
  for (const { deliveryId, card: shown } of scene.chat.arrived) {
    const { subjectId, person } = await scene.delivery(deliveryId);
    expect(shown.title).toBe(`About ${subjectId}`);
    expect(JSON.stringify(shown)).toContain(`sv ${person?.id}`);
  }
});

it('is cancelled for whom its subject is gone', async () => {
  const [first, second] = await scene.postAll(declare(), await scene.people(2));
  if (first === undefined || second === undefined) throw new Error('Two were posted');
  gone = (await scene.delivery(first)).subjectId;
  await scene.outbox.deliverAll([first, second], false);
  expect((await scene.delivery(first)).status).toBe('cancelled');
  expect((await scene.delivery(second)).status).toBe('sent');
});
