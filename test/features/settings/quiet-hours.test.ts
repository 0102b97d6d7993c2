import { afterEach, beforeEach, expect, it } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import type { Person } from '#entities/person.ts';
import { buildTown, inviteAll, newest, type Town } from '#test/features/meetings/town.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildPerson } from '#test/support/people.ts';

let town: Town;
let aino: Person;

beforeEach(async () => {
  town = await buildTown('2026-11-23T05:00');
  const { harness } = town;
  aino = await buildPerson(harness.em(), harness.workspace, { name: 'Aino', roles: ['administrator'] });
});
afterEach(() => town.harness.stop());

async function setHours(from: string, to: string): Promise<void> {
  const { harness } = town;
  const form = await harness.press(aino, await harness.say(aino, 'inställningar'), 'Ändra');
  await harness.submit(aino, form, { representativeFromHour: from, representativeToHour: to });
}

async function dueAt(): Promise<(string | null)[]> {
  const waiting = await town.harness.em().find(Delivery, { message: 'meeting.invitation' });
  return [
    ...new Set(waiting.map((one) => one.dueAt.setZone('Europe/Stockholm').toISO({ precision: 'minute' }))),
  ];
}

it('invitations of the night say when they go out, and nobody is reminded of one that waits', async () => {
  const { harness, samira, amina } = town;
  const sent = await inviteAll(town);
  expect(readingOf(sent)).toContain('Den går ut måndag 23 november kl. 08.00.');
  const card = readingOf(newest(town, samira));
  expect(card).toContain('0 skickade, 4 väntar till måndag 23 november kl. 08.00');
  expect(card).not.toContain('Påminn');
  expect(harness.sentTo(amina)).toHaveLength(0);
});

it('what waits for the morning goes out at once when the hours are widened', async () => {
  const { harness, amina } = town;
  await inviteAll(town);
  await setHours('0', '24');
  await harness.deliver();
  expect(harness.sentTo(amina)).toHaveLength(1);
});

it('what waits moves later when the hours are narrowed, and the rest stays where it was', async () => {
  const { harness } = town;
  await inviteAll(town);
  const before = await harness.em().find(Delivery, { message: 'meeting.reminder' });
  await setHours('11', '20');
  expect(await dueAt()).toEqual(['2026-11-23T11:00+01:00']);
  const after = await harness.em().find(Delivery, { message: 'meeting.reminder' });
  expect(after.map((one) => one.dueAt.toMillis())).toEqual(before.map((one) => one.dueAt.toMillis()));
});
